// The things to work with inside a page's text: a table of name -> draw. One row per widget_kinds() in tutorial/directives.h.
#pragma once
#include "app/app.h"
#include "app/present/page.h"
#include "ui/controls.h"

namespace chainrule::ui {

// Draws block number `index` of the step and returns its height; 0 where there is nothing to show.
float page_widget_block(App& app, const BlockPicture& block, int index, float x, float y, float width);

}  // namespace chainrule::ui
