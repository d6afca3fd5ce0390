#include "nn/model.h"

#include "nn/initializers.h"
#include "nn/layers.h"
#include "nn/losses.h"
#include "nn/names.h"

namespace chainrule {
namespace {

Plan build(const Model& model, int rows, bool fast) {
    Plan plan(rows);
    plan.input_gradients = !fast;
    plan.input = plan.output = plan.add_input("x", batch_of({model.input[0]}));
    plan.layers.push_back({std::string(input_name), "InputLayer", "", plan.input});
    for (const LayerSpec& layer : model.layers) {
        plan.layers.push_back(find_layer(layer.kind)->build(plan, plan.output, layer, fast));
        plan.output = plan.layers.back().output;
    }
    plan.target = plan.add_input("y", plan[plan.output].shape, false);
    plan.loss = find_loss(model.loss)->build(plan, plan.output, plan.target, model.loss_settings);
    return plan;
}

// The initializer that `field` of a layer names, with the settings that follow it under "<field>.".
void fill(const LayerSpec& layer, std::string_view field, Fans fans, const Node& node, uint64_t which, Slab& values,
          uint64_t seed) {
    const InitializerKind& kind = *find_initializer(layer.settings.text(field));
    Values settings;
    for (const Field& f : kind.fields) settings.set(f.name, *layer.settings.find(std::string(field) + "." + f.name));
    for (int i = 0; i < node.shape.count(); ++i)
        values.set(node.offset + size_t(i), kind.draw(settings, fans, {seed, 0, which, uint64_t(i)}));
}

}  // namespace

Compiled compile(const Model& model, int visible_rows, int fast_rows) {
    return {build(model, visible_rows, false), build(model, fast_rows, true)};
}

// Which parameter: counted 0, 1, 2, ... because the ids of the nodes differ between the Plans.
void initialize(const Model& model, const Plan& plan, Parameters& parameters, uint64_t seed) {
    uint64_t which = 0;
    for (size_t i = 0; i < model.layers.size(); ++i) {
        const LayerNodes& nodes = plan.layers[i + 1];  // the first one is the input
        if (nodes.kernel < 0) continue;
        const Node& kernel = plan[nodes.kernel];
        const Fans fans = {kernel.shape.dims[0], kernel.shape.dims[1]};
        fill(model.layers[i], "kernel_initializer", fans, kernel, which++, parameters.value, seed);
        if (nodes.bias < 0) continue;
        const int units = plan[nodes.bias].shape.count();
        fill(model.layers[i], "bias_initializer", {units, units}, plan[nodes.bias], which++, parameters.value, seed);
    }
}

int parameter_count(const Model& model) {
    double parameters = 0;
    int units = model.input[0];
    for (const LayerSpec& layer : model.layers) {
        const LayerSize size = find_layer(layer.kind)->measure(layer, units);
        parameters += size.parameters, units = size.units;
    }
    return int(parameters);
}

}  // namespace chainrule
