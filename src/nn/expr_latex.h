// Formulas as LaTeX, to be pasted into a paper: \tanh\left(x_{0} \cdot w^{\mathrm{hidden}}_{0,1} + b^{\mathrm{hidden}}_{1}\right).
// Names are letters with their layer above and their place below; a gradient is \frac{\partial L}{\partial w}. The same choices as
// to_text: names or numbers, digits, how many terms of a sum. Needs nothing but amsmath.
#pragma once
#include "nn/expr.h"

namespace chainrule {

std::string to_latex(const Expr& e, const Plan& plan, const Memory& memory, const TextStyle& style = {});
std::string to_latex(Cell c, const Plan& plan, int sample = 0);

}  // namespace chainrule
