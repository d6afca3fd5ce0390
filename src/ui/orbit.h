// A picture that is looked at from all sides: turned by dragging and by arrow keys, nearer by wheel, two fingers, + and − of its
// buttons.
#pragma once
#include "app/present/landscape_view.h"
#include "ui/controls.h"

namespace chainrule::ui {

// Returns whether the camera has moved. `text` is how it stands, for the twin.
bool orbit(const Label& label, Rect rect, LandscapeCamera& camera, std::string_view text);
void zoom(LandscapeCamera& camera, float factor);

}  // namespace chainrule::ui
