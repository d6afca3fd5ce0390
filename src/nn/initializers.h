// What parameters start from: one row each, a function that draws one number. Names and distributions are Keras 3's;
// the random numbers are our own, keyed by what they are for (base/rng.h), so a seed does not give Keras's numbers.
//
// "Normal" in Keras's scaled initializers is a normal distribution cut off at two standard deviations (values
// outside are drawn again) and widened by 1 / 0.8796, so that what is left has the standard deviation asked for.
// RandomNormal is not cut off.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/rng.h"
#include "base/values.h"

namespace chainrule {

// How many numbers meet in one unit, and to how many each goes: inputs and units of a dense kernel.
struct Fans {
    int in = 1, out = 1;
};

struct InitializerKind {
    const char* name;           // Keras's class name: "GlorotUniform"; "glorot_uniform" is understood too
    std::vector<Field> fields;  // "value", "mean", "stddev", ...
    double (*draw)(const Values& settings, Fans fans, RandomKey key);
};

std::span<const InitializerKind> initializer_kinds();
const InitializerKind* find_initializer(std::string_view name);  // null where there is none of that name

// Of the scaled initializers (Glorot, He, LeCun): variance = scale / n, where n is "fan_in", "fan_out" or "fan_avg".
double scaled_stddev(double scale, std::string_view mode, Fans fans);
double scaled_limit(double scale, std::string_view mode, Fans fans);  // of the uniform one of that variance

}  // namespace chainrule
