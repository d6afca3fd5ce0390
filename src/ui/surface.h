// A picture larger than its place: dragged by pointer or finger, zoomed by wheel, pinch and buttons, and moved by the program to
// what is worth looking at. Widgets keep one from frame to frame.
#pragma once
#include "ui/draw.h"

namespace chainrule::ui {

struct Surface {
    float zoom = 1;
    Point middle;         // of the picture's own coordinates, in the middle of its place

    Point place_of(Point p, Rect area) const { return {area.center_x() + (p.x - middle.x) * zoom, area.center_y() + (p.y - middle.y) * zoom}; }
    Rect place_of(Rect r, Rect area) const {
        const Point corner = place_of(Point{r.x, r.y}, area);
        return {corner.x, corner.y, r.width * zoom, r.height * zoom};
    }

    Rect seen(Rect area) const {  // of the picture
        return {middle.x - area.width / zoom / 2, middle.y - area.height / zoom / 2, area.width / zoom, area.height / zoom};
    }

    // Of the drag and the movement that are under way.
    bool pressed = false, dragged = false;
    Point pressed_at, middle_then;
    Point from, to;
    double moving_since = -1;
};

struct SurfaceLimits {
    float width, height;  // of the picture
    float least, most;    // zoom
};

// Once per frame, before the picture is drawn: follows pointer, wheel and fingers. Where the zoom cannot change (least = most) the
// wheel scrolls, and what fingers ask for is returned, for the picture to be made larger by.
float handle(Surface& surface, Rect area, const SurfaceLimits& limits);
// The whole picture, or as much of it as can be read.
void fit(Surface& surface, Rect area, const SurfaceLimits& limits, float readable);
void zoom_by(Surface& surface, Rect area, const SurfaceLimits& limits, float factor, Point around);
// Moves, gently, until `part` of the picture is in sight.
void show(Surface& surface, Rect area, const SurfaceLimits& limits, Rect part);

}  // namespace chainrule::ui
