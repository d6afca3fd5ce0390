// What a wrong answer has in common with a usual mistake: the formula behind the number that is asked for is computed again with that
// mistake in it, and compared with what was typed. Any thread.
#pragma once
#include <optional>

#include "app/attempt.h"
#include "train/snapshot.h"

namespace chainrule {

// Nothing where `given` is like none of them. `cell` must be computed; `truth` is its value, `digits` how many are enough.
std::optional<Saying> mistake_in(const Snapshot& snapshot, Cell cell, double given, int digits);

// Of any number, whatever is behind it: its sign, its decimal point, rounding on the way.
std::optional<Saying> mistake_in_number(double given, double truth, int digits);

}  // namespace chainrule
