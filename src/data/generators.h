// The synthetic data sets of the plane, one function each; the rows that name them are in dataset.cpp. After the ones of
// TensorFlow Playground (playground.tensorflow.org): same shapes and ranges, own code and random numbers.
#pragma once
#include <cstdint>

namespace chainrule::draw {

// Example i of n: even ones are positive (y = 1), odd ones negative (y = -1), where the data set does not decide by place.
// noise: 0 .. 0.5.
void circle(uint64_t seed, int i, int n, double noise, float* x, float* y);
void xor_(uint64_t seed, int i, int n, double noise, float* x, float* y);
void gauss(uint64_t seed, int i, int n, double noise, float* x, float* y);
void spiral(uint64_t seed, int i, int n, double noise, float* x, float* y);

}  // namespace chainrule::draw
