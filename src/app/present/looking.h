// What every presenter asks of a snapshot: which numbers of the step are computed yet, and which example is looked at.
#pragma once
#include <string>
#include <string_view>

#include "train/unfold.h"

namespace chainrule {

inline const Plan& visible(const Snapshot& s) { return s.scene->plans.visible; }

inline int looked_at(const Snapshot& s) { return s.row; }  // the row of the visible workspace that is the chosen example

// The cell of number `index` of one example of a node, for the example looked at.
Cell cell_at(const Snapshot& s, NodeId node, int index, Slot slot = Slot::value);

// Within a step numbers become known one op at a time; between steps all of the last step's are.
bool value_known(const Snapshot& s, NodeId node);
bool gradient_known(const Snapshot& s, NodeId node);  // complete: every consumer has added its share

}  // namespace chainrule
