// Whether numbers are finite, quickly: done after every training step.
#pragma once
#include "nn/memory.h"

namespace chainrule {

bool all_finite(const Slab& slab, size_t first, size_t count);
inline bool all_finite(const Slab& slab) { return all_finite(slab, 0, slab.size()); }

}  // namespace chainrule
