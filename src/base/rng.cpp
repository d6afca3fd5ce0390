#include "base/rng.h"

#include <cmath>
#include <initializer_list>
#include <numbers>

namespace chainrule {
namespace {

constexpr uint64_t golden = 0x9E3779B97F4A7C15u;

uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double to_unit(uint64_t bits) { return double(bits >> 11) * 0x1.0p-53; }

}  // namespace

uint64_t split_mix(uint64_t& state) { return mix(state += golden); }

uint64_t random_bits(RandomKey key) {
    uint64_t h = mix(key.seed + golden);
    for (uint64_t word : {key.step, key.node, key.index}) h = mix((h ^ word) + golden);
    return h;
}

double random_uniform(RandomKey key) { return to_unit(random_bits(key)); }

double random_normal(RandomKey key) {
    uint64_t state = random_bits(key);
    double u = 1.0 - to_unit(split_mix(state));  // in (0, 1]: the logarithm must exist
    double v = to_unit(split_mix(state));
    return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * v);
}

// 2^64 modulo n is at most n, so the bias is below n / 2^64: nothing for the sizes of data sets.
uint64_t random_below(RandomKey key, uint64_t n) { return random_bits(key) % n; }

}  // namespace chainrule
