// Which numbers of the step under way are computed yet, and which example is looked at. Any thread.
#pragma once
#include "train/snapshot.h"

namespace chainrule {

inline const Plan& visible(const Snapshot& s) { return s.scene->plans.visible; }

inline int looked_at(const Snapshot& s) { return s.row; }  // the row of the visible workspace that is the chosen example

// Within a step numbers become known one op at a time, the inputs when the batch is loaded; between steps all of the last step's are.
bool value_known(const Snapshot& s, NodeId node);
bool gradient_known(const Snapshot& s, NodeId node);  // complete: every consumer has added its share

}  // namespace chainrule
