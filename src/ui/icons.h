// The icons, drawn as strokes and fills in a square, crisp at any size, in the colour they are given.
#pragma once
#include "ui/controls.h"
#include "ui/theme.h"

namespace chainrule::ui {

enum class Icon { play, pause, tick, tick_back, step, step_back, reset, dice, sun_moon, keyboard, close, chevron_down, chevron_up, check, attention, mark, zoom_in, zoom_out, fit, back };

void draw_icon(Icon icon, Rect rect, Color color);

}  // namespace chainrule::ui
