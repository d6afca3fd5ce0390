// Counts what is taken from the heap by this program, on all threads.
#pragma once
#include <cstdint>

namespace chainrule {

int64_t allocation_count();

}  // namespace chainrule
