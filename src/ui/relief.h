// The surface of a landscape, lit by shaders/surface.frag: drawn with depth into a texture of its own, and that among ImGui's own
// drawing. Drawn anew only when something about it has changed; lives through a lost GL context.
#pragma once
#include "app/present/landscape_view.h"
#include "ui/controls.h"

namespace chainrule::ui {

// The view's plot is where it is.
void draw_relief(const LandscapeView& view);

void forget_relief();  // the context is lost: names are void, nothing is deleted

}  // namespace chainrule::ui
