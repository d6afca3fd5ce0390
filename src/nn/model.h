// What the learner edits: layers and their settings, in the form of Keras 3's JSON (a Sequential model, as
// model.to_json() writes it, with compile_config for loss and optimizer). A Model compiles to two Plans over one
// parameter block.
//
//   visible   one op per step of a lesson; everything has a gradient, inputs too
//   fast      whole layers fused; only what training needs has a gradient
//
// Node names: "<layer>.w" "<layer>.b" parameters, "<layer>.xw" product, "<layer>.z" sum with bias, "<layer>.a"
// activation (an alias of .z where the activation is linear), "x" input, "y" target, "loss". Both Plans have the same
// parameters at the same offsets, and ".a" in both. Softmax is a node of its own in both.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/values.h"
#include "nn/plan.h"

namespace chainrule {

struct LayerSpec {
    std::string kind;  // Keras's class name: "Dense"; InputLayer is not among them, it is Model.input
    std::string name;  // "hidden_1"; unique
    Values settings;   // units, activation, use_bias, kernel_initializer, bias_initializer (class names)
    bool operator==(const LayerSpec&) const = default;
};

struct Model {
    std::string name = "model";
    std::vector<int> input;  // shape of one example: {2}
    std::vector<LayerSpec> layers;
    std::string loss = "mean_squared_error";  // a row of losses.h, Keras's snake_case name
    Values loss_settings;                     // half, reduction, from_logits, margin
    std::string optimizer = "SGD";
    Values optimizer_settings;  // learning_rate
    bool operator==(const Model&) const = default;
};

// Errors name the place: "json.syntax" (line, column, what), "model.unknown_layer" (layer, kind), "model.setting" ...
Result<Model> model_from_json(std::string_view text);
std::string model_to_json(const Model& model);  // indented, reads back equal, loads in Keras 3

// Replaces every missing setting by its default and checks all of them and the shapes, so that compile() cannot fail.
Result<Model> checked(const Model& model);

struct Compiled {
    Plan visible, fast;
};
// `model` must come from checked(). Rows: how many examples each has room for. `input_gradients` of fast is false.
Compiled compile(const Model& model, int visible_rows, int fast_rows);

// The values training starts from: each layer's initializer, random numbers keyed by (seed, parameter node, index).
void initialize(const Model& model, const Plan& plan, Parameters& parameters, uint64_t seed);

int parameter_count(const Model& model);

}  // namespace chainrule
