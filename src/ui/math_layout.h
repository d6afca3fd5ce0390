// Formulas with live numbers, set as a textbook sets them: fractions with bars, raised exponents, roots, brackets as high as what
// they hold; signs and function names in the typeface of the fixed formulas, numbers and names of cells in tabular mono.
// Lines are broken at + and − where the width asks for it, inside of brackets too; a fraction, exponent or root that is wider
// than a line is written in the line, with its brackets.
#pragma once
#include <string>
#include <vector>

#include "app/present/formula.h"
#include "ui/math.h"

namespace chainrule::ui {

struct MathDoor {
    Rect rect;  // in the picture; ui/controls' link draws its dots below the number
    std::string cell, text;  // without a cell: to the terms that are left out
};
struct LiveFormula {
    MathPicture picture;  // its `text` is plain_text of the pieces
    std::vector<MathDoor> doors;  // in reading order
};
LiveFormula lay_out(const std::vector<Piece>& pieces, float width);

}  // namespace chainrule::ui
