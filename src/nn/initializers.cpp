#include "nn/initializers.h"

#include <algorithm>
#include <cmath>

#include "nn/names.h"

namespace chainrule {
namespace {

double uniform(double lowest, double highest, RandomKey key) { return lowest + (highest - lowest) * random_uniform(key); }

// Standard normal within two standard deviations. The word of the key that counts training steps counts the tries:
// initializing happens before the first step.
double truncated_normal(RandomKey key) {
    double z = random_normal(key);
    for (key.step = 1; std::fabs(z) >= 2; ++key.step) z = random_normal(key);
    return z;
}

constexpr double stddev_of_truncated = 0.87962566103423978;

double scaled(double scale, std::string_view mode, std::string_view distribution, Fans fans, RandomKey key) {
    const double limit = scaled_limit(scale, mode, fans), stddev = scaled_stddev(scale, mode, fans);
    if (distribution == "uniform") return uniform(-limit, limit, key);
    if (distribution == "untruncated_normal") return stddev * random_normal(key);
    return stddev / stddev_of_truncated * truncated_normal(key);
}

double zeros(const Values&, Fans, RandomKey) { return 0; }
double ones(const Values&, Fans, RandomKey) { return 1; }
double constant(const Values& s, Fans, RandomKey) { return s.number("value"); }
double random_uniform_in(const Values& s, Fans, RandomKey key) { return uniform(s.number("minval"), s.number("maxval"), key); }
double random_normal_of(const Values& s, Fans, RandomKey key) { return s.number("mean") + s.number("stddev") * random_normal(key); }
double truncated_normal_of(const Values& s, Fans, RandomKey key) {
    return s.number("mean") + s.number("stddev") * truncated_normal(key);
}
double variance_scaling(const Values& s, Fans fans, RandomKey key) {
    return scaled(s.number("scale"), s.text("mode"), s.text("distribution"), fans, key);
}
double glorot_uniform(const Values&, Fans fans, RandomKey key) { return scaled(1, "fan_avg", "uniform", fans, key); }
double glorot_normal(const Values&, Fans fans, RandomKey key) { return scaled(1, "fan_avg", "truncated_normal", fans, key); }
double he_uniform(const Values&, Fans fans, RandomKey key) { return scaled(2, "fan_in", "uniform", fans, key); }
double he_normal(const Values&, Fans fans, RandomKey key) { return scaled(2, "fan_in", "truncated_normal", fans, key); }
double lecun_uniform(const Values&, Fans fans, RandomKey key) { return scaled(1, "fan_in", "uniform", fans, key); }
double lecun_normal(const Values&, Fans fans, RandomKey key) { return scaled(1, "fan_in", "truncated_normal", fans, key); }

}  // namespace

double scaled_stddev(double scale, std::string_view mode, Fans fans) {
    const double n = mode == "fan_in" ? fans.in : mode == "fan_out" ? fans.out : (double(fans.in) + fans.out) / 2;
    return std::sqrt(scale / std::max(1.0, n));
}

double scaled_limit(double scale, std::string_view mode, Fans fans) { return std::sqrt(3.0) * scaled_stddev(scale, mode, fans); }

std::span<const InitializerKind> initializer_kinds() {
    const Field mean = {"mean", 0.0, -1e6, 1e6, {}};
    const Field stddev = {"stddev", 0.05, 0, 1e6, {}};
    static const std::vector<InitializerKind> kinds = {
        {"GlorotUniform", {}, glorot_uniform},
        {"GlorotNormal", {}, glorot_normal},
        {"HeUniform", {}, he_uniform},
        {"HeNormal", {}, he_normal},
        {"LecunUniform", {}, lecun_uniform},
        {"LecunNormal", {}, lecun_normal},
        {"RandomUniform", {{"minval", -0.05, -1e6, 1e6, {}}, {"maxval", 0.05, -1e6, 1e6, {}}}, random_uniform_in},
        {"RandomNormal", {mean, stddev}, random_normal_of},
        {"TruncatedNormal", {mean, stddev}, truncated_normal_of},
        {"VarianceScaling",
         {{"scale", 1.0, 0, 1e6, {}},
          {"mode", "fan_in", 0, 0, {"fan_in", "fan_out", "fan_avg"}},
          {"distribution", "truncated_normal", 0, 0, {"truncated_normal", "untruncated_normal", "uniform"}}},
         variance_scaling},
        {"Constant", {{"value", 0.0, -1e6, 1e6, {}}}, constant},
        {"Zeros", {}, zeros},
        {"Ones", {}, ones},
    };
    return kinds;
}

const InitializerKind* find_initializer(std::string_view name) {
    for (const InitializerKind& kind : initializer_kinds())
        if (name == kind.name || name == snake_case(kind.name)) return &kind;
    return nullptr;
}

}  // namespace chainrule
