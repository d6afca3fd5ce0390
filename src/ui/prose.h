// Running text in several styles, set in lines: words and weights mixed with code, numbers, links and pictures of formulas. Setting
// does not draw: heights are known before.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "ui/text.h"

namespace chainrule::ui {

// A stretch of one style, or a box (a formula) that stands in the line like a letter: `box.width` > 0.
struct ProseRun {
    std::string text;
    Type type = Type::body;
    Size box;            // its width; its height above the baseline is box.height - box_below
    float box_below = 0;
};

// A part of a run that stands on one line. Positions count from the top left corner of the text.
struct ProsePiece {
    int run = 0;
    std::string text;  // "" for a box
    float x = 0, y = 0, width = 0, height = 0;  // the line's height, the same for all of a line
    float baseline = 0;
};

struct Prose {
    std::vector<ProsePiece> pieces;  // in reading order
    float width = 0, height = 0;     // of the widest line; of all
};

Prose set_prose(std::span<const ProseRun> runs, float width, float line_height);

// Draws one piece of text, its top left corner of the whole text being at x, y.
void draw_piece(float x, float y, const ProsePiece& piece, Type type, Color color);

}  // namespace chainrule::ui
