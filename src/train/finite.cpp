#include "train/finite.h"

#include <bit>

namespace chainrule {
namespace {

// NaN and infinity are the numbers whose exponent is all ones. On integers, so that the compiler can take several at once
// and no fast-math setting can remove the question.
template <class T, class Bits>
bool finite(std::span<const T> numbers, Bits exponent) {
    Bits found = 0;
    for (const T x : numbers) found |= Bits((std::bit_cast<Bits>(x) & exponent) == exponent);
    return found == 0;
}

}  // namespace

bool all_finite(const Slab& slab, size_t first, size_t count) {
    if (slab.precision() == Precision::float32) return finite<float, uint32_t>(slab.as<float>().subspan(first, count), 0x7f800000u);
    return finite<double, uint64_t>(slab.as<double>().subspan(first, count), 0x7ff0000000000000u);
}

}  // namespace chainrule
