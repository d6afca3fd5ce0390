// Judging a typed answer. Where the true value comes from is the caller's: a run, at the moment of asking. Any thread.
#pragma once
#include <string_view>

#include "base/arithmetic.h"

namespace chainrule {

// The number that a learner has typed: 0.25, 1/4, 0.5*0.5, exp(-1); with a decimal comma too, 0,25, and with commas between thousands
// where a point follows, 1,234.5. Names are refused, or the answer could be its own name; `allowed`
// may know some. Errors: those of parse_value; "question.name" (name), "question.not_finite" (text),
// "question.comma" (text, one, other: 1,234 may be one or the other).
Result<double> typed_number(std::string_view text, const Lookup& allowed = {});

// Whether `typed` is the true value to so many significant digits: the relative error is at most half a unit of the last of them,
// 0.5 * 10^(1-digits), so that every correctly rounded value is right. 0 is right for what is 0 but for rounding.
bool is_right(double typed, double truth, int digits);

}  // namespace chainrule
