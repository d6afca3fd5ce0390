// A formula with its numbers plugged in, as pieces to be set one after the other; numbers that are cells are doors to
// those cells. Fractions, exponents and roots hold pieces of their own; everything else is one row, brackets too, so that it can be
// broken anywhere into lines.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/masking.h"
#include "app/present/looking.h"
#include "base/strings.h"

namespace chainrule {

struct Piece {
    enum class Kind {
        symbol, number, parameter, activation, gradient,
        open, close,  // brackets, to be as high as what is between; `text` may begin with a function's name: "tanh("
        fraction,     // parts: over, under
        raised,       // parts: the exponent of what stands before it
        root,         // parts: what is under it
        more,         // "3 more": of a sum whose other terms are not shown
    };
    Kind kind = Kind::symbol;
    std::string text;
    std::string cell;     // of a door: where it leads; "" otherwise
    double value = 0;     // of numbers: its sign colours parameters
    bool breakable = false;  // a line may end before this piece
    bool only_in_line = false;  // brackets around what a fraction's bar or an exponent's height holds together anyway
    std::vector<std::vector<Piece>> parts;
};

struct FormulaStyle {
    bool names = false;  // hidden.w[0,1] instead of its value
    int digits = 3;      // significant
    int most_terms = 6;  // of a sum; the largest are shown, then how many more
    const Strings* words = nullptr;  // to say how many more; without them three dots stand there
};
inline constexpr int all_terms = 1 << 30;

std::vector<Piece> present_formula(const Expr& expr, const Snapshot& snapshot, const Masking& masking = {}, const FormulaStyle& style = {});

// A number that a formula gives, as it is written elsewhere too.
using Written = std::function<std::string(double)>;
struct Outcome {
    double value = 0;
    Written written;
    Piece::Kind kind = Piece::Kind::number;
    bool hidden = false;  // a question mark stands for it
};
// The fewest significant digits (3 at least) of a formula's numbers with which a learner who computes with what is shown gets what is
// written; 0 where none do, because the run computes in single precision.
int enough_digits(const Expr& expr, const Snapshot& snapshot, const Outcome& outcome);
// The formula with that many digits, and what it gives: "0.15 − 0.5·0.000439 = 0.14978". A formula that is one number is that number.
std::vector<Piece> present_equation(const Expr& expr, const Snapshot& snapshot, const Outcome& outcome, const Masking& masking = {},
                                    FormulaStyle style = {});

// "gradient of hidden.w[0,1]" for "grad hidden.w[0,1]": a cell's name as it is said.
std::string spoken_name(const std::string& cell, const Strings& words);
std::string plain_text(const std::vector<Piece>& pieces);
// A fraction, exponent or root as a row of pieces, for where there is no room or only text: "(a + b) / c", "x^2", "sqrt(x)".
std::vector<Piece> in_line(const Piece& piece);
// Every number that is a door, in reading order.
std::vector<const Piece*> doors(const std::vector<Piece>& pieces);

}  // namespace chainrule
