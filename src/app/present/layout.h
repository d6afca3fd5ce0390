// Where the parts of the screen go, in points. Four arrangements, chosen by width and height together: wide (three columns over the
// transport), tall (a tablet upright: the stage on top, two columns below), phone (one column) and pair (a window that is too short
// or too narrow for the others: the stage beside one card). In the last two the inspector is a sheet over the card.
#pragma once
#include "app/present/rect.h"

namespace chainrule {

enum class Arrangement { wide, tall, phone, pair };
// What the transport shows: all, with the curves; two rows of touch targets; one line.
enum class TransportForm { full, rows, line };

struct Insets {
    float top = 0, right = 0, bottom = 0, left = 0;
};

struct Layout {
    Arrangement arrangement = Arrangement::wide;
    TransportForm transport_form = TransportForm::full;
    Rect header, stage, page, inspector, transport;
    bool inspector_covers_page = false;  // a sheet: shown only while a cell is chosen
};

// What a phone divides its height by: between a stage alone, one with something to read below, such as a lesson, and one of which the op at
// work is written out, too, as under the graph.
enum class PhoneShows { stage, text, text_and_op };

// At any size all parts have positive size, lie within the window and do not overlap; cards whose content needs more room scroll.
Layout lay_out(float width, float height, Insets safe, float text_scale, PhoneShows shows = PhoneShows::stage);

}  // namespace chainrule
