// Places within a step by name, for stages and links: lessons name what has just been computed, not a number of ticks that
// changes with the model.
//
//   start            nothing of the step is done
//   forward:NODE     just after this node was computed: forward:hidden.z
//   backward:NODE    just after it has passed its gradient on to what it was computed from
//   update           all gradients are there, the update comes next
//   tick:9           so many ticks
#pragma once
#include <optional>
#include <string_view>

#include "train/snapshot.h"

namespace chainrule {

// Nothing for what is written otherwise, and for nodes and ticks that no step of this run has.
std::optional<int> tick_of(const Scene& scene, std::string_view cursor);

}  // namespace chainrule
