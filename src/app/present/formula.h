// A formula with its numbers plugged in, as a row of pieces to be set one after the other; numbers that are cells are
// doors to those cells.
#pragma once
#include <string>
#include <vector>

#include "app/present/looking.h"

namespace chainrule {

struct Piece {
    enum class Kind { symbol, number, parameter, activation, gradient };
    Kind kind = Kind::symbol;
    std::string text;
    std::string cell;     // of a door: where it leads; "" otherwise
    double value = 0;     // of numbers: its sign colours parameters
    bool breakable = false;  // a line may end before this piece
};

struct FormulaStyle {
    int digits = 3;      // significant
    int most_terms = 6;  // of a sum; the largest are shown, then how many more
};

std::vector<Piece> present_formula(const Expr& expr, const Snapshot& snapshot, const FormulaStyle& style = {});
std::string plain_text(const std::vector<Piece>& pieces);

}  // namespace chainrule
