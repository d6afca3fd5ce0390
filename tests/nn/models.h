// Small models for tests.
#pragma once
#include <catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "nn/model.h"

namespace chainrule::test {

inline LayerSpec dense_layer(std::string name, int units, const char* activation, bool use_bias = true) {
    LayerSpec layer{"Dense", std::move(name), {}};
    layer.settings.set("units", double(units));
    layer.settings.set("activation", activation);
    layer.settings.set("use_bias", use_bias);
    return layer;
}

// inputs - 3 tanh - outputs, checked.
inline Model small_model(int inputs = 2, int outputs = 1, const char* activation = "tanh") {
    Model model;
    model.input = {inputs};
    model.layers = {dense_layer("hidden", 3, "tanh"), dense_layer("output", outputs, activation)};
    auto result = checked(model);
    REQUIRE(result);
    return *result;
}

inline std::string argument(const Error& error, std::string_view name) {
    for (auto& [n, value] : error.arguments)
        if (n == name) return value;
    return "(none)";
}

}  // namespace chainrule::test
