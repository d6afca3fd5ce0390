// Numbers of the run by name, as pages, goals and answers mention them. Any thread.
//
//   loss test_loss accuracy test_accuracy     of the whole data set, as of the last finished step
//   step epoch                                where the run is
//   parameters examples                       how many weights and biases there are, how many examples it trains on
//   learning_rate ...                         any setting of the optimizer that is a number
//   hidden.w[0,1], grad output.b[0], a        a cell
#pragma once
#include <optional>
#include <string>

#include "base/arithmetic.h"
#include "train/snapshot.h"

namespace chainrule {

// Nothing for what has no such name, and for numbers that are not computed yet in this step.
std::optional<double> live_number(const Snapshot& snapshot, const std::string& name);

// The value of a term, nothing where one of its numbers is not there.
std::optional<double> live_value(const Snapshot& snapshot, const Term& term);

// Whether a number is computed: within a step they come one op at a time.
bool known(const Snapshot& snapshot, Cell c);

}  // namespace chainrule
