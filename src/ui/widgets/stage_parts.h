// What the views of the stage share. Inside widgets/.
#pragma once
#include "app/app.h"
#include "ui/controls.h"

namespace chainrule::ui {

// The views themselves; `head` is the free space beside the chips, for a view's own few controls.
void network_view(App& app, Rect area, Rect head);
void graph_view(App& app, Rect area, Rect head);
void matrices_view(App& app, Rect area, Rect head);

// What is being computed, with numbers that are doors, along the bottom of a view. Returns what is left of `area` above it.
Rect now_panel(App& app, Rect area);

// Up to three buttons at the right end of `head`: larger, smaller, all of it. What was pressed: a factor, 0 for all, 1 for none.
float zoom_buttons(const App& app, Rect head);

}  // namespace chainrule::ui
