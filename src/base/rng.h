// Random numbers without state: each is a hash of what it is for. So a run can start again at any step,
// in any order, on any number of threads, and meet the same numbers.
//
// The mixing function is SplitMix64's (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
// OOPSLA 2014), applied once per word of the key.
#pragma once
#include <cstdint>

namespace chainrule {

// What a random number is for. `node` is any small number that tells users apart (a node of a Plan, a
// purpose of a data set); `index` counts within one use.
struct RandomKey {
    uint64_t seed = 0;
    uint64_t step = 0;
    uint64_t node = 0;
    uint64_t index = 0;
};

uint64_t split_mix(uint64_t& state);    // the published generator: advances state, returns the next number
uint64_t random_bits(RandomKey key);    // 64 even bits
double random_uniform(RandomKey key);   // in [0, 1), 53 bits
// Standard normal by Box and Muller (1958), from two hashes of the key; the same on every platform up to the
// last digit of log and cos, which std::normal_distribution is not.
double random_normal(RandomKey key);
uint64_t random_below(RandomKey key, uint64_t n);  // in 0 .. n-1; n > 0

}  // namespace chainrule
