#include "nn/model.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "nn/layers.h"
#include "nn/losses.h"
#include "nn/names.h"
#include "nn/optimizers.h"

namespace chainrule {
namespace {

constexpr double megabyte = 1 << 20;
constexpr double memory_limit = 160 * megabyte;  // of the 256 MB of a page: the rest is for the program, fonts, textures
// What a parameter costs: value, gradient and previous value in the run, in the visible walk and in three snapshots,
// and some checkpoints.
constexpr double copies_of_parameter = 20;
constexpr double copies_of_number = 2;  // of a workspace: value and gradient

// Layers without a name get one as in Keras: dense, dense_1, dense_2.
void name_layers(Model& model) {
    std::set<std::string> taken;
    for (const LayerSpec& layer : model.layers) taken.insert(layer.name);
    for (LayerSpec& layer : model.layers) {
        if (!layer.name.empty()) continue;
        const std::string base = snake_case(layer.kind);
        layer.name = base;
        for (int i = 1; !taken.insert(layer.name).second; ++i) layer.name = base + "_" + std::to_string(i);
    }
}

Result<Done> check_layer(LayerSpec& layer, std::set<std::string>& taken) {
    const LayerKind* kind = find_layer(layer.kind);
    if (!kind)
        return Error{"model.unknown_layer", {{"layer", layer.name}, {"kind", layer.kind}, {"expected", names_of(layer_kinds())}}};
    if (!is_layer_name(layer.name)) return Error{"model.name", {{"layer", layer.name}}};
    if (!taken.insert(layer.name).second) return Error{"model.twice", {{"layer", layer.name}}};
    auto settings = checked_settings(layer, *kind);
    if (!settings) return settings.error();
    layer.settings = std::move(*settings);
    return Done{};
}

int output_count(const Model& model) {
    int units = model.input[0];
    for (const LayerSpec& layer : model.layers) units = find_layer(layer.kind)->measure(layer, units).units;
    return units;
}

Result<Done> check_loss(Model& model) {
    const LossKind* loss = find_loss(model.loss);
    if (!loss) return Error{"model.unknown_loss", {{"found", model.loss}, {"expected", names_of(loss_kinds())}}};
    model.loss = loss->name;
    auto settings = checked(model.loss_settings, loss->fields, loss->name);
    if (!settings) return settings.error();
    model.loss_settings = std::move(*settings);
    const int outputs = output_count(model);
    const bool compares_outputs = std::string_view(loss->name) == "categorical_crossentropy" || std::string_view(loss->name) == "multiclass_hinge";
    if (compares_outputs && outputs == 1) return Error{"model.one_output", {{"loss", loss->name}}};
    if (loss->in_keras && outputs > 1 && model.loss_settings.text("reduction") == "sum")
        return Error{"model.reduction", {{"found", "sum"}, {"loss", loss->name}, {"outputs", std::to_string(outputs)}}};
    return Done{};
}

}  // namespace

Result<Values> checked_optimizer(const Model& model) {
    const OptimizerKind* optimizer = find_optimizer(model.optimizer);
    if (!optimizer)
        return Error{"model.unknown_optimizer", {{"found", model.optimizer}, {"expected", names_of(optimizer_kinds())}}};
    return checked(model.optimizer_settings, optimizer->fields, optimizer->name);
}

Result<Done> check_size(const Model& model, const Room& room) {
    double parameters = 0, numbers = model.input[0];
    int units = model.input[0];
    for (const LayerSpec& layer : model.layers) {
        const LayerSize size = find_layer(layer.kind)->measure(layer, units);
        parameters += size.parameters, numbers += size.numbers, units = size.units;
    }
    const double copies = parameters * copies_of_parameter + numbers * room.rows * copies_of_number;
    const double bytes = copies * room.bytes_per_number + room.map_numbers * 4;
    if (bytes <= memory_limit) return Done{};
    return Error{"model.too_large",
                 {{"megabytes", number_text(std::ceil(bytes / megabyte))}, {"limit", number_text(memory_limit / megabyte)}}};
}

Result<Model> checked(const Model& given) {
    Model model = given;
    if (model.input.size() != 1 || model.input[0] < 1) {
        std::string found;
        for (int n : model.input) found += (found.empty() ? "" : ", ") + std::to_string(n);
        return Error{"model.input", {{"found", "(" + found + ")"}}};
    }
    if (model.layers.empty()) return Error{"model.no_layers", {}};
    name_layers(model);
    std::set<std::string> taken{std::string(input_name)};
    for (LayerSpec& layer : model.layers)
        if (auto ok = check_layer(layer, taken); !ok) return ok.error();
    if (auto ok = check_size(model, {}); !ok) return ok.error();
    if (auto ok = check_loss(model); !ok) return ok.error();
    auto settings = checked_optimizer(model);
    if (!settings) return settings.error();
    model.optimizer_settings = std::move(*settings);
    return model;
}

}  // namespace chainrule
