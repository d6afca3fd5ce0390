// The parts of the landscape's view. Inside widgets/.
#pragma once
#include "app/present/landscape.h"
#include "ui/draw.h"
#include "ui/widgets/stage_parts.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {

// landscape_draw.cpp
void draw_landscape_axes(const LandscapeView& view, const LandscapePicture& picture);
void draw_landscape_lines(const LandscapeView& view, const LandscapePicture& picture);  // curve, contours
void draw_landscape_ways(const LandscapeView& view, const LandscapePicture& picture);   // with point and gradient
// How a way looks: also where the ways are named.
Color way_color(int racer);
void draw_way_sample(Rect rect, int racer);
void draw_way_head(Point at, int racer, float size);

// landscape_controls.cpp. Both return how high they are.
float landscape_settings(App& app, const LandscapeSight& sight, Rect area);
float landscape_race_height(const App& app, Rect area, bool settings_open);
void landscape_race(App& app, const LandscapeSight& sight, const LandscapePicture& picture, Rect area, bool settings_open);

}  // namespace chainrule::ui
