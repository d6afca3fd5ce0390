// Where the parts of the screen go, in points. Three arrangements: wide (three columns over the transport), tall
// (a tablet upright: the stage on top, two columns below) and phone (one column; the inspector is a sheet over it).
#pragma once
#include "app/present/rect.h"

namespace chainrule {

enum class Arrangement { wide, tall, phone };

struct Insets {
    float top = 0, right = 0, bottom = 0, left = 0;
};

struct Layout {
    Arrangement arrangement = Arrangement::wide;
    Rect header, stage, page, inspector, transport;
    bool inspector_covers_page = false;  // a sheet: shown only while a cell is chosen
};

Layout lay_out(float width, float height, Insets safe, float text_scale);

}  // namespace chainrule
