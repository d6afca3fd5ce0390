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
// and some checkpoints, 4 bytes each.
constexpr double bytes_per_parameter = 4 * 20;
constexpr double bytes_per_number = 4 * 2;  // of a workspace: value and gradient

template <class Rows>
std::string names_of(const Rows& rows) {
    std::string text;
    for (auto& row : rows) text += (text.empty() ? "" : ", ") + std::string(row.name);
    return text;
}

// Names occur in cells ("hidden.w[0,1]#7"), commands and links, where the rest of ASCII has a meaning of its own.
bool is_name(std::string_view name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
               c == '/' || static_cast<unsigned char>(c) >= 0x80;
    };
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), allowed);
}

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
    if (!is_name(layer.name)) return Error{"model.name", {{"layer", layer.name}}};
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
    if (loss->in_keras && outputs > 1 && model.loss_settings.text("reduction") == "sum")
        return Error{"model.reduction", {{"found", "sum"}, {"loss", loss->name}, {"outputs", std::to_string(outputs)}}};
    return Done{};
}

Result<Done> check_optimizer(Model& model) {
    const OptimizerKind* optimizer = find_optimizer(model.optimizer);
    if (!optimizer)
        return Error{"model.unknown_optimizer", {{"found", model.optimizer}, {"expected", names_of(optimizer_kinds())}}};
    auto settings = checked(model.optimizer_settings, optimizer->fields, optimizer->name);
    if (!settings) return settings.error();
    model.optimizer_settings = std::move(*settings);
    return Done{};
}

}  // namespace

Result<Done> check_size(const Model& model, int rows) {
    double parameters = 0, numbers = model.input[0];
    int units = model.input[0];
    for (const LayerSpec& layer : model.layers) {
        const LayerSize size = find_layer(layer.kind)->measure(layer, units);
        parameters += size.parameters, numbers += size.numbers, units = size.units;
    }
    const double bytes = parameters * bytes_per_parameter + numbers * rows * bytes_per_number;
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
    std::set<std::string> taken;
    for (LayerSpec& layer : model.layers)
        if (auto ok = check_layer(layer, taken); !ok) return ok.error();
    if (auto ok = check_size(model, 1); !ok) return ok.error();
    if (auto ok = check_loss(model); !ok) return ok.error();
    if (auto ok = check_optimizer(model); !ok) return ok.error();
    return model;
}

}  // namespace chainrule
