#include "proof/setups.h"

#include "data/given.h"

namespace chainrule {

LayerSpec dense_layer(const char* name, int units, const char* activation, double bias) {
    LayerSpec layer = dense_layer_without_bias(name, units, activation);
    layer.settings.set("use_bias", true);
    layer.settings.set("train_bias", false);
    layer.settings.set("bias_initializer", "Constant");
    layer.settings.set("bias_initializer.value", bias);
    return layer;
}

LayerSpec dense_layer_without_bias(const char* name, int units, const char* activation) {
    LayerSpec layer{"Dense", name, {}};
    layer.settings.set("units", double(units));
    layer.settings.set("activation", activation);
    layer.settings.set("use_bias", false);
    return layer;
}

LayerSpec dense_layer_trained(const char* name, int units, const char* activation, double bias) {
    LayerSpec layer = dense_layer(name, units, activation, bias);
    layer.settings.set("train_bias", true);
    return layer;
}

Setup network(int inputs, std::vector<LayerSpec> layers, const char* loss, Values loss_settings, double rate, const char* x, const char* y) {
    Setup setup;
    setup.model.input = {inputs};
    setup.model.layers = std::move(layers);
    setup.model.loss = loss;
    setup.model.loss_settings = std::move(loss_settings);
    setup.model.optimizer_settings.set("learning_rate", rate);
    setup.data = given_name;
    setup.data_settings.set("x", x);
    setup.data_settings.set("y", y);
    setup.batch_size = 100;  // all there are
    setup.precision = Precision::float64;
    return setup;
}

Values half_summed() {
    Values settings;
    settings.set("half", true);
    settings.set("reduction", "mean_of_rows");
    return settings;
}

Setup expression(const char* program, std::initializer_list<std::pair<const char*, double>> values, double rate) {
    Setup setup;
    setup.expression = program;
    for (const auto& [name, value] : values) setup.values.set(name, value);
    setup.model.optimizer_settings.set("learning_rate", rate);
    setup.precision = Precision::float64;
    return setup;
}

}  // namespace chainrule
