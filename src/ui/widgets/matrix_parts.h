// What a picture of matrices is drawn of. Rectangles are on the screen. Inside widgets/.
#pragma once
#include "app/present/matrices.h"
#include "ui/draw.h"

namespace chainrule::ui {

bool low(Rect place);  // only the matrices themselves have room

void draw_cells(const Snapshot& snapshot, const MatricesPicture& picture, const MatrixBlock& block, Rect rect, Rect clip, const Masking& masking);
void draw_caption(const MatricesPicture& picture, const MatrixBlock& block, Rect rect);
// Frames around what belongs to a number: rows and columns in one colour, single cells in another. `places`: of the blocks.
void draw_lit(const MatricesPicture& picture, const std::vector<Rect>& places, const Crossing& crossing, Color line, Color cell, float thickness);
// The equations, the one at work in the colour of its pass; in a low place only what one line holds, from that one on. Returns what
// is left below.
Rect draw_equations(const MatricesPicture& picture, Rect area);

}  // namespace chainrule::ui
