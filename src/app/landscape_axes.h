// Which parameters can be, and are at first, the axes of a landscape.
#pragma once
#include "train/chosen.h"

namespace chainrule {

std::vector<std::string> axis_cells(const Snapshot& snapshot, size_t most);  // the first so many
// What the program chooses: two weights of the last layer, or the first parameters of an expression.
std::vector<std::string> default_axes(const Snapshot& snapshot);

}  // namespace chainrule
