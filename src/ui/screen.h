// The whole screen, drawn once per frame from the app's state; what the user does comes back as Actions.
#pragma once
#include "app/app.h"

namespace chainrule::ui {

void start();                  // ImGui context, style, fonts; after platform::open_window
void draw_screen(App& app);    // one frame: layout, widgets, keys, twin
void stop();

}  // namespace chainrule::ui
