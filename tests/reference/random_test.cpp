// Published random numbers.
#include <random>

#include <catch_amalgamated.hpp>

#include "../support/numpy_random.h"
#include "base/rng.h"

namespace chainrule {

// The C++ standard, [rand.predef].
TEST_CASE("reference: the 10000th number of std::mt19937") {
    std::mt19937 bits;
    bits.discard(9999);
    CHECK(bits() == 4123659995u);
}

// NumPy's documentation and the notebooks that begin with these seeds (cs231n, deeplearning.ai).
TEST_CASE("reference: NumPy's legacy generator") {
    auto check = [](NumpyRandom random, std::initializer_list<double> expected, auto draw) {
        for (double x : expected) CHECK(draw(random) == Catch::Approx(x).margin(6e-9).epsilon(0));
    };
    auto randn = [](NumpyRandom& random) { return random.randn(); };
    check(NumpyRandom(1), {1.62434536, -0.61175641, -0.52817175, -1.07296862}, randn);
    check(NumpyRandom(0), {1.76405235, 0.40015721, 0.97873798}, randn);
    check(NumpyRandom(3), {1.78862847, 0.43650985, 0.09649747}, randn);
    check(NumpyRandom(1), {0.417022005, 0.720324493, 0.000114375}, [](NumpyRandom& random) { return random.rand(); });
}

// rosettacode.org, Pseudo-random numbers/Splitmix64.
TEST_CASE("reference: SplitMix64 from 1234567") {
    uint64_t state = 1234567;
    for (uint64_t expected : {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u, 16408922859458223821u})
        CHECK(split_mix(state) == expected);
}

}  // namespace chainrule
