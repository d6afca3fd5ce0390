// Functions of whole rows: four floats at a time, within 2e-7 of the exact value relative to it (for exp, as long as
// the result is a normal number); doubles by the standard library. NaN stays NaN. y may be x. Large rows are shared
// between threads.
#pragma once
#include <span>

namespace chainrule::kernels {

void exp(std::span<const float> x, std::span<float> y);
void exp(std::span<const double> x, std::span<double> y);
void sigmoid(std::span<const float> x, std::span<float> y);  // without overflow, however large |x|
void sigmoid(std::span<const double> x, std::span<double> y);
void tanh(std::span<const float> x, std::span<float> y);
void tanh(std::span<const double> x, std::span<double> y);
void relu(std::span<const float> x, std::span<float> y);
void relu(std::span<const double> x, std::span<double> y);

}  // namespace chainrule::kernels
