#include "nn/initializers.h"

#include <catch_amalgamated.hpp>
#include <cmath>

using namespace chainrule;
using Catch::Matchers::WithinAbs;

namespace {

struct Sample {
    double mean = 0, stddev = 0, lowest = 1e300, highest = -1e300;
};

Values settings_of(const InitializerKind& kind) {
    return *checked({}, kind.fields, kind.name);
}

Sample sample(const char* name, const Values& settings, Fans fans) {
    const InitializerKind& kind = *find_initializer(name);
    constexpr int n = 40000;
    Sample s;
    double squares = 0;
    for (int i = 0; i < n; ++i) {
        const double x = kind.draw(settings, fans, {7, 0, 3, uint64_t(i)});
        s.mean += x / n, squares += x * x / n;
        s.lowest = std::min(s.lowest, x), s.highest = std::max(s.highest, x);
    }
    s.stddev = std::sqrt(squares - s.mean * s.mean);
    return s;
}
Sample sample(const char* name, Fans fans) { return sample(name, settings_of(*find_initializer(name)), fans); }

}  // namespace

// After Glorot and Bengio (2010) and He et al. (2015); the numbers were published as computed in float.
TEST_CASE("initializers: the published spreads of Glorot and He") {
    CHECK_THAT(scaled_limit(1, "fan_avg", {784, 128}), WithinAbs(0.0811107157, 6e-9));
    CHECK_THAT(scaled_stddev(2, "fan_in", {784, 1}), WithinAbs(0.0505076276, 6e-9));
}

TEST_CASE("initializers: what is drawn has the mean and the standard deviation that the name promises") {
    const Fans fans = {784, 128};
    struct Case {
        const char* name;
        double stddev;
    };
    const auto c = GENERATE_REF(Case{"GlorotUniform", std::sqrt(2.0 / 912)}, Case{"GlorotNormal", std::sqrt(2.0 / 912)},
                                Case{"HeUniform", std::sqrt(2.0 / 784)}, Case{"HeNormal", std::sqrt(2.0 / 784)},
                                Case{"LecunUniform", std::sqrt(1.0 / 784)}, Case{"LecunNormal", std::sqrt(1.0 / 784)},
                                Case{"RandomUniform", 0.1 / std::sqrt(12)}, Case{"RandomNormal", 0.05},
                                Case{"TruncatedNormal", 0.05 * 0.87962566103423978},
                                Case{"VarianceScaling", std::sqrt(1.0 / 784)});
    INFO(c.name);
    const Sample s = sample(c.name, fans);
    CHECK_THAT(s.mean, WithinAbs(0, 0.03 * c.stddev));
    CHECK_THAT(s.stddev / c.stddev, WithinAbs(1, 0.015));
}

TEST_CASE("initializers: uniform ones stay inside their limits and reach them") {
    const double limit = scaled_limit(1, "fan_avg", {784, 128});
    const Sample s = sample("GlorotUniform", {784, 128});
    CHECK(s.lowest >= -limit);
    CHECK(s.highest <= limit);
    CHECK(s.lowest < -0.99 * limit);
    CHECK(s.highest > 0.99 * limit);
}

TEST_CASE("initializers: normal ones of a scale are cut off at two standard deviations, RandomNormal is not") {
    const double cut = 2 * scaled_stddev(2, "fan_in", {784, 1}) / 0.87962566103423978;
    const Sample he = sample("HeNormal", {784, 1});
    CHECK(std::max(-he.lowest, he.highest) <= cut);
    CHECK(std::max(-he.lowest, he.highest) > 0.97 * cut);
    CHECK(sample("RandomNormal", {784, 1}).highest > 3 * 0.05);
}

TEST_CASE("initializers: settings move and widen") {
    Values settings;
    settings.set("mean", 2.0), settings.set("stddev", 0.5);
    const Sample s = sample("RandomNormal", settings, {});
    CHECK_THAT(s.mean, WithinAbs(2, 0.02));
    CHECK_THAT(s.stddev, WithinAbs(0.5, 0.01));
    Values value;
    value.set("value", 0.25);
    CHECK(sample("Constant", value, {}).lowest == 0.25);
    CHECK(sample("Ones", {}).highest == 1);
    CHECK(sample("Zeros", {}).stddev == 0);
}

TEST_CASE("initializers: each is found by both of Keras's names") {
    for (const InitializerKind& kind : initializer_kinds()) CHECK(find_initializer(kind.name) == &kind);
    CHECK(find_initializer("glorot_uniform") == find_initializer("GlorotUniform"));
    CHECK(find_initializer("lecun_normal") != nullptr);
    CHECK(find_initializer("Orthogonalish") == nullptr);
}

TEST_CASE("initializers: the same key gives the same number, another key another") {
    for (const InitializerKind& kind : initializer_kinds()) {
        const Values settings = settings_of(kind);
        const double x = kind.draw(settings, {3, 4}, {1, 0, 2, 3});
        CHECK(x == kind.draw(settings, {3, 4}, {1, 0, 2, 3}));
        const std::string name = kind.name;
        if (name == "Zeros" || name == "Ones" || name == "Constant") continue;
        for (RandomKey other : {RandomKey{2, 0, 2, 3}, RandomKey{1, 0, 3, 3}, RandomKey{1, 0, 2, 4}})
            CHECK(x != kind.draw(settings, {3, 4}, other));
    }
}
