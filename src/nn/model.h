// What the learner edits: layers and their settings, in the form of Keras 3's JSON (a Sequential model, as
// model.to_json() writes it, with compile_config for loss and optimizer). A Model compiles to two Plans over one
// parameter block.
//
//   visible   one op per step of a lesson; everything has a gradient, inputs too
//   fast      whole layers fused; only what training needs has a gradient
//
// Node names: "<layer>.w" "<layer>.b" parameters, "<layer>.xw" product, "<layer>.z" sum with bias, "<layer>.a"
// activation, "x" input, "y" target, "loss". Where two of them are the same numbers, one is an alias: ".a" of a linear
// layer, ".z" of one without bias. Both Plans have the same parameters at the same offsets, and ".a" in both.
// Activations that no fused layer knows (softmax, exponential) are nodes of their own in both.
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
    // units, activation, use_bias, kernel_initializer, bias_initializer (class names), see layers.h; and train_bias, our own:
    // false for biases that stay as they are, as textbook exercises have them.
    Values settings;
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

// Reads Keras 3's form and TensorFlow.js's dialect of it, also its model.json as a whole. The model need not make sense yet: see
// checked(). What can be seen from one place in the text is refused here all the same, because here its line is known.
// Errors name the place: those of parse_json; "model.expected" (what, found, expected, line), "model.missing" (what,
// line), "model.unknown_layer" (layer, kind, expected, line), "model.unknown_setting" (name, found, of, expected, line),
// "model.unsupported" (name, found, of, line: a setting of Keras that we know, with a value that we do not have); those of
// checked() about a layer's name, its settings, the loss and the optimizer, with the line.
// Settings without influence here (names of losses, number formats, seeds of single layers: the run has one) are dropped.
Result<Model> model_from_json(std::string_view text);

// Indented; a checked model reads back equal. Loads in Keras 3 if its loss is one of Keras's, with one of Keras's reductions.
std::string model_to_json(const Model& model);

// Replaces every missing setting by its default and missing names by Keras's, and checks everything, so that compile()
// cannot fail. Errors: "values.*", "model.unknown_layer", "model.unknown_loss", "model.unknown_optimizer" (found, expected),
// "model.no_layers", "model.input" (found), "model.name" (layer), "model.twice" (layer; the input's column is called
// "input"), "model.reduction" (found, loss, outputs), "model.one_output" (loss), "model.too_large" (megabytes, limit).
Result<Model> checked(const Model& model);

Result<Values> checked_optimizer(const Model& model);  // the same for the settings of its optimizer alone

struct Compiled {
    Plan visible, fast;
};
// `model` must come from checked(). Rows: how many examples each has room for. `input_gradients` of fast is false.
Compiled compile(const Model& model, int visible_rows, int fast_rows);

// The values training starts from: each layer's initializer, random numbers keyed by (seed, which parameter, index).
// Same numbers from either Plan.
void initialize(const Model& model, const Plan& plan, Parameters& parameters, uint64_t seed);

int parameter_count(const Model& model);  // of a checked model

// What a run takes besides its parameters.
struct Room {
    double rows = 1;           // examples in all workspaces together: the run's, those of what is looked at, the probes'
    double map_numbers = 0;    // of all copies of the heat maps, which are float always
    int bytes_per_number = 4;  // 8 in double
};
// Memory is fixed on the web, so what does not fit must be refused before anything is allocated. Errors: "model.too_large"
// (megabytes, limit). checked() asks it for one row in float, so that a checked model can be compiled.
Result<Done> check_size(const Model& model, const Room& room);

}  // namespace chainrule
