// Names as the frameworks write them: Keras has "MeanSquaredError" (class) and "mean_squared_error" (function) for
// one thing, TensorFlow.js "meanSquaredError".
#pragma once
#include <string>
#include <string_view>

namespace chainrule {

std::string snake_case(std::string_view camel);  // "GlorotUniform", "glorotUniform" -> "glorot_uniform"; "SGD" -> "sgd"
std::string camel_case(std::string_view snake);  // "mean_squared_error" -> "MeanSquaredError"

}  // namespace chainrule
