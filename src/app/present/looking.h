// What every presenter asks of a snapshot: which numbers of the step are computed yet, and which example is looked at.
#pragma once
#include <string>
#include <string_view>

#include "train/looking.h"
#include "train/unfold.h"

namespace chainrule {

// The cell of number `index` of one example of a node, for the example looked at.
Cell cell_at(const Snapshot& s, NodeId node, int index, Slot slot = Slot::value);

}  // namespace chainrule
