// What texts and LaTeX of formulas share: how numbers are printed and which terms of a long sum are shown. Inside nn/.
#pragma once
#include <string>
#include <vector>

#include "nn/expr.h"

namespace chainrule {

// Plain, as C prints it, without padding of the exponent and sign of a zero: "0.1235", "-2", "1e-7", "1e20".
std::string value_digits(double x, int digits);
// A constant of a formula is printed exactly where few digits do (0.5, 1e-7, 0.9999999), otherwise as values are.
std::string constant_digits(double x, int digits);

bool is_hidden(Cell c, const TextStyle& style);

// The `most` largest terms of a sum, in their own order; what is not a number counts as the largest, for that is what one looks for.
std::vector<size_t> largest_terms(const Expr& sum, const Plan& plan, const Memory& memory, int most);

}  // namespace chainrule
