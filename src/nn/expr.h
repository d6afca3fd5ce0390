// How one number came about: a small formula whose leaves are other numbers. Every op owes one for each of
// its numbers, and tests evaluate it against what forward and backward wrote.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace chainrule {

struct Plan;
struct Memory;

using NodeId = int;

// Which number of a node: its value, its gradient, the value before the last update, or one that the
// optimizer keeps for it (slot_0 is the first of those, slot_0 + 1 the next).
enum class Slot { value, grad, previous, slot_0 };

// The name of one number. `index` counts row-major through the node, the examples of the batch outermost:
// example * count + position.
struct Cell {
    NodeId node = 0;
    Slot slot = Slot::value;
    int index = 0;
    bool operator==(const Cell&) const = default;
};

// A function that may occur in a formula: its usual name and what it computes.
struct Function {
    const char* name;
    double (*eval)(std::span<const double> args);
};

struct Expr {
    enum class Kind { number, cell, sum, product, quotient, power, negate, call };
    Kind kind = Kind::number;
    double number = 0;                   // Kind::number
    Cell cell;                           // Kind::cell
    const Function* function = nullptr;  // Kind::call
    std::vector<Expr> args;              // quotient: over, under; power: base, exponent; negate: one
};

// Builders. They keep the shape that is asked for (a sum of one stays a sum), so that texts are predictable.
Expr number(double x);
Expr cell(Cell c);
Expr sum(std::vector<Expr> terms);
Expr product(std::vector<Expr> factors);
Expr quotient(Expr over, Expr under);
Expr power(Expr base, Expr exponent);
Expr negate(Expr x);
Expr difference(Expr a, Expr b);  // sum of a and negate(b)
Expr call(const Function& function, std::vector<Expr> args);

// The functions there are. `step`: 1 for x > 0, otherwise 0, the derivative of relu as every framework has it.
// `max`, `min`, `clip` (x, low, high) and `one_if_equal` (a, b) take several arguments; `inside` (x, low, high) is 1 strictly
// between, the derivative of clip.
namespace fn {
extern const Function exp, log, tanh, sigmoid, relu, step, max, min, clip, inside, abs, sqrt, sign, one_if_equal, softplus;
}

// The same formula with something else in the place of each cell.
Expr with_cells(const Expr& e, const std::function<Expr(const Expr& cell)>& instead);

double read(Cell c, const Plan& plan, const Memory& memory);
double evaluate(const Expr& e, const Plan& plan, const Memory& memory);

struct TextStyle {
    bool names = true;    // hidden.w[0,1]; otherwise the value stands in its place
    int digits = 4;       // significant digits of values
    int sample = 0;       // the example looked at: its cells are named without #row
    int most_terms = 64;  // of a sum: the largest ones, then "+ 412 more"
    std::span<const Cell> hidden = {};  // a question mark stands for their values
};
std::string to_text(const Expr& e, const Plan& plan, const Memory& memory, const TextStyle& style = {});

}  // namespace chainrule
