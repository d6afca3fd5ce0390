// Shapes in points, on ImGui's current draw list, in our own types, so that widgets say what they draw and not how.
#pragma once
#include <span>

#include "ui/controls.h"
#include "ui/theme.h"

namespace chainrule::ui {

struct Point {
    float x = 0, y = 0;
};

void fill(Rect rect, Color color, float rounding = 0);
void outline(Rect rect, Color color, float thickness = 1, float rounding = 0);
void card(Rect rect, bool quiet = false);  // ground, hairline, 12 point corners
void line(Point a, Point b, Color color, float thickness = 1);
void polyline(std::span<const Point> points, Color color, float thickness);
void fill_polygon(std::span<const Point> points, Color color);  // convex
void curve(Point a, Point control_a, Point control_b, Point b, Color color, float thickness);  // cubic Bezier
void circle(Point center, float radius, Color fill, Color outline, float thickness = 1);

void push_clip(Rect rect);
void pop_clip();

// The pointer, in points; off the window: far away. `pressed` in this frame.
Point pointer();
bool pointer_pressed();
bool pointer_over_free(Rect rect);  // over it, and over nothing that lies in front (a drop-down, a sheet)

}  // namespace chainrule::ui
