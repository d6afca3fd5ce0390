#include "nn/layers.h"

#include "nn/initializers.h"

namespace chainrule {
namespace {

// --- Activation: y = f(x) ---

LayerSize measure_activation(const LayerSpec&, int inputs) { return {inputs, 0, double(inputs)}; }

// Adds the activation `kind` of x as "<layer>.a"; the linear one is no node, only the name.
NodeId activate(Plan& plan, NodeId x, const ActivationKind& kind, const std::string& layer) {
    if (kind.build) return kind.build(plan, x, layer + ".a");
    plan.aliases.emplace_back(layer + ".a", x);
    return x;
}

LayerNodes build_activation(Plan& plan, NodeId x, const LayerSpec& layer, bool) {
    const ActivationKind& kind = *find_activation(layer.settings.text("activation"));
    return {layer.name, layer.kind, kind.name, activate(plan, x, kind, layer.name)};
}

// --- Dense: y = f(x w + b), w is inputs x units, b units ---

LayerSize measure_dense(const LayerSpec& layer, int inputs) {
    const double units = layer.settings.number("units");
    return {int(units), units * (inputs + (layer.settings.flag("use_bias") ? 1 : 0)), 3 * units};
}

LayerNodes build_dense(Plan& plan, NodeId x, const LayerSpec& layer, bool fast) {
    const int units = int(layer.settings.number("units"));
    const ActivationKind& kind = *find_activation(layer.settings.text("activation"));
    LayerNodes nodes = {layer.name, layer.kind, kind.name};
    nodes.kernel = plan.add_parameter(layer.name + ".w", shape_of({plan[x].shape.last(), units}));
    if (layer.settings.flag("use_bias"))
        nodes.bias = plan.add_parameter(layer.name + ".b", shape_of({units}), layer.settings.flag("train_bias", true));
    if (fast && kind.fused) {
        nodes.output = dense(plan, x, nodes.kernel, nodes.bias, *kind.fused, layer.name + ".a");
        if (*kind.fused == Activation::linear) plan.aliases.emplace_back(layer.name + ".z", nodes.output);
        return nodes;
    }
    NodeId z;
    if (fast) {
        z = dense(plan, x, nodes.kernel, nodes.bias, Activation::linear, layer.name + ".z");
    } else {
        z = matmul(plan, x, nodes.kernel, layer.name + ".xw");
        if (nodes.bias >= 0) z = add_bias(plan, z, nodes.bias, layer.name + ".z");
        else plan.aliases.emplace_back(layer.name + ".z", z);
    }
    nodes.output = activate(plan, z, kind, layer.name);
    return nodes;
}

std::vector<std::string> activation_names() {
    std::vector<std::string> names;
    for (const ActivationKind& kind : activation_kinds()) names.push_back(kind.name);
    return names;
}

std::vector<std::string> initializer_names() {
    std::vector<std::string> names;
    for (const InitializerKind& kind : initializer_kinds()) names.push_back(kind.name);
    return names;
}

bool names_initializer(std::string_view field) { return field.ends_with("_initializer"); }

}  // namespace

std::span<const ActivationKind> activation_kinds() {
    static const std::vector<ActivationKind> kinds = {
        {"linear", Activation::linear, nullptr},
        {"tanh", Activation::tanh, [](Plan& plan, NodeId x, std::string name) { return tanh(plan, x, name); }},
        {"sigmoid", Activation::sigmoid, [](Plan& plan, NodeId x, std::string name) { return sigmoid(plan, x, name); }, true},
        {"relu", Activation::relu, [](Plan& plan, NodeId x, std::string name) { return relu(plan, x, name); }, true},
        {"softmax", {}, [](Plan& plan, NodeId x, std::string name) { return softmax(plan, x, name); }, true},
        {"exponential", {}, [](Plan& plan, NodeId x, std::string name) { return exp(plan, x, name); }, true},
    };
    return kinds;
}

const ActivationKind* find_activation(std::string_view name) {
    for (const ActivationKind& kind : activation_kinds())
        if (name == kind.name) return &kind;
    return nullptr;
}

std::span<const LayerKind> layer_kinds() {
    const Field activation = {"activation", "linear", 0, 0, activation_names()};
    const Field units = {"units", 1.0, 1, 1e9, {}, true};
    const Field kernel = {"kernel_initializer", "GlorotUniform", 0, 0, initializer_names()};
    const Field bias = {"bias_initializer", "Zeros", 0, 0, initializer_names()};
    Field train_bias = {"train_bias", true};
    train_bias.ours = true;
    static const std::vector<LayerKind> kinds = {
        {"Dense", {units, activation, {"use_bias", true}, train_bias, kernel, bias}, measure_dense, build_dense},
        {"Activation", {activation}, measure_activation, build_activation},
    };
    return kinds;
}

const LayerKind* find_layer(std::string_view kind) {
    for (const LayerKind& row : layer_kinds())
        if (kind == row.name) return &row;
    return nullptr;
}

Result<Values> checked_settings(const LayerSpec& layer, const LayerKind& kind) {
    // Those with a dot belong to the initializer before the dot, as long as the layer has such a setting.
    Values own, inner;
    for (auto& [name, value] : layer.settings.items) {
        const size_t dot = name.find('.');
        bool owned = false;
        for (const Field& f : kind.fields) owned = owned || (dot != name.npos && names_initializer(f.name) && f.name == name.substr(0, dot));
        (owned ? inner : own).items.emplace_back(name, value);
    }
    for (auto& [name, value] : own.items)
        if (std::string* text = std::get_if<std::string>(&value); text && names_initializer(name))
            if (const InitializerKind* row = find_initializer(*text)) *text = row->name;
    auto main = checked(own, kind.fields, layer.name);
    if (!main) return main;
    Values all;
    for (size_t i = 0; i < main->items.size(); ++i) {
        auto& [name, value] = main->items[i];
        if (kind.fields[i].ours && value == kind.fields[i].fallback) continue;
        all.items.emplace_back(name, value);
        if (!names_initializer(name)) continue;
        const InitializerKind& row = *find_initializer(std::get<std::string>(value));
        Values given;
        for (auto& [inner_name, inner_value] : inner.items)
            if (inner_name.starts_with(name + ".")) given.items.emplace_back(inner_name.substr(name.size() + 1), inner_value);
        auto settings = checked(given, row.fields, layer.name + "." + name);
        if (!settings) return settings;
        for (auto& [inner_name, inner_value] : settings->items) all.items.emplace_back(name + "." + inner_name, inner_value);
    }
    return all;
}

}  // namespace chainrule
