// Names as the frameworks write them: Keras has "MeanSquaredError" (class) and "mean_squared_error" (function) for
// one thing, TensorFlow.js "meanSquaredError".
#pragma once
#include <string>
#include <string_view>

namespace chainrule {

std::string snake_case(std::string_view camel);  // "GlorotUniform", "glorotUniform" -> "glorot_uniform"; "SGD" -> "sgd"
std::string camel_case(std::string_view snake);  // "mean_squared_error" -> "MeanSquaredError"

// Whether a layer may be called so: names occur in cells ("hidden.w[0,1]#7"), commands and links, where the rest of ASCII has
// a meaning of its own.
bool is_layer_name(std::string_view name);
inline constexpr std::string_view input_name = "input";  // of the input's own column: no layer can have it

// "Dense, Activation": of a table's rows.
template <class Rows>
std::string names_of(const Rows& rows) {
    std::string text;
    for (auto& row : rows) text += (text.empty() ? "" : ", ") + std::string(row.name);
    return text;
}

}  // namespace chainrule
