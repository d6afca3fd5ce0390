#include "base/rng.h"

#include <cmath>
#include <set>
#include <vector>

#include <catch_amalgamated.hpp>

namespace chainrule {

TEST_CASE("random numbers: the same key, the same number; any other key, another") {
    const RandomKey key{7, 100, 3, 12};
    CHECK(random_bits(key) == random_bits({7, 100, 3, 12}));
    std::set<uint64_t> seen{random_bits(key)};
    int keys = 1;
    for (uint64_t i = 1; i <= 1000; ++i)
        for (RandomKey other : {RandomKey{7 + i, 100, 3, 12}, {7, 100 + i, 3, 12}, {7, 100, 3 + i, 12}, {7, 100, 3, 12 + i}})
            seen.insert(random_bits(other)), ++keys;
    CHECK(int(seen.size()) == keys);
    CHECK(random_bits({1, 2, 3, 4}) != random_bits({2, 1, 3, 4}));  // words are not interchangeable
    CHECK(random_bits({0, 0, 0, 1}) != random_bits({0, 0, 1, 0}));
}

TEST_CASE("random numbers: uniform ones fill [0, 1) evenly") {
    constexpr int n = 100000;
    std::vector<int> tenths(10);
    double total = 0;
    for (uint64_t i = 0; i < n; ++i) {
        const double u = random_uniform({1, 0, 0, i});
        REQUIRE((u >= 0 && u < 1));
        ++tenths[size_t(u * 10)], total += u;
    }
    CHECK(std::fabs(total / n - 0.5) < 0.004);                       // 4 standard deviations
    for (int count : tenths) CHECK(std::abs(count - n / 10) < 380);  // likewise
}

TEST_CASE("random numbers: normal ones have mean 0, deviation 1 and the tails they should") {
    constexpr int n = 100000;
    double total = 0, squares = 0;
    int beyond_two = 0;
    for (uint64_t i = 0; i < n; ++i) {
        const double x = random_normal({2, 0, 0, i});
        REQUIRE(std::isfinite(x));
        total += x, squares += x * x, beyond_two += std::fabs(x) > 2;
    }
    CHECK(std::fabs(total / n) < 0.013);
    CHECK(std::fabs(squares / n - 1) < 0.018);
    CHECK(std::fabs(beyond_two / double(n) - 0.0455) < 0.0027);
}

TEST_CASE("random numbers: below n every number comes up equally often") {
    std::vector<int> times(7);
    for (uint64_t i = 0; i < 70000; ++i) ++times[random_below({3, 0, 0, i}, 7)];
    for (int count : times) CHECK(std::abs(count - 10000) < 400);
    CHECK(random_below({3, 0, 0, 0}, 1) == 0);
}

}  // namespace chainrule
