// Boxes of which formulas are put together: something drawn on a baseline, with its extent. Inside ui/.
#pragma once
#include "ui/math_layout.h"

namespace chainrule::ui {

// x from its left end, y downwards from its baseline: what stands on the line has negative ones.
struct MathBox {
    float width = 0, height = 0, depth = 0;  // above and below the baseline
    MathPicture content;
    std::vector<MathDoor> doors;

    void put(float x, float y, const MathBox& inner);  // takes it in, without growing
    float middle() const { return (height - depth) / 2; }
};

// Sizes of live formulas, in points: what belongs to the numbers' size.
struct MathSizes {
    MathSizes();
    float number;     // em of the mono
    float em;         // of signs and function names
    float axis;       // the middle of numbers and bars, above the baseline
    float rule;       // thickness of bars
};

MathBox number_box(const Piece& piece, Type type, const MathSizes& sizes);
MathBox word_box(std::string_view text, const MathSizes& sizes);  // letters and signs of a formula
MathBox bracket_box(char32_t bracket, float height, float depth, const MathSizes& sizes);  // around something that high and deep
MathBox fraction_box(const MathBox& over, const MathBox& under, const MathSizes& sizes);
MathBox root_box(const MathBox& inner, const MathSizes& sizes);

}  // namespace chainrule::ui
