// A data set written down by hand: "data given x=0.05,0.10 y=0.01,0.99". Examples are separated by ; and their
// numbers by commas: x=0,0;0,1;1,0;1,1 y=0;1;1;0. All of them are trained on; there is no test set.
#pragma once
#include <memory>

#include "data/dataset.h"

namespace chainrule {

inline constexpr const char* given_name = "given";

// Settings: x and y, as text (or a number, where there is one example of one number). Errors: "data.given_missing" (name),
// "data.given_number" (name, example, number, found), "data.given_width" (name, example, found, expected: the first one's),
// "data.given_rows" (x, y), "data.given_many" (found, limit), "values.unknown". Examples and numbers count from 1.
Result<std::shared_ptr<const Dataset>> make_given(const Values& settings);

}  // namespace chainrule
