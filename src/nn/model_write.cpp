#include "base/json.h"
#include "nn/initializers.h"
#include "nn/losses.h"
#include "nn/model.h"
#include "nn/names.h"

namespace chainrule {
namespace {

// How Keras 3 writes any object: where its class is, what it is called, what it was made of.
Json keras_object(const char* module, std::string class_name, JsonObject config) {
    return JsonObject{{"module", module}, {"class_name", std::move(class_name)}, {"config", std::move(config)}, {"registered_name", nullptr}};
}

Json shape_json(const Model& model) {
    JsonList shape = {nullptr};  // the batch
    for (int n : model.input) shape.push_back(n);
    return shape;
}

Json value_json(const Value& value) {
    return std::visit([](const auto& x) { return Json(x); }, value);
}

Json initializer_json(const Values& settings, const std::string& field) {
    JsonObject config;
    for (auto& [name, value] : settings.items)
        if (name.starts_with(field + ".")) config.emplace_back(name.substr(field.size() + 1), value_json(value));
    const std::string name = settings.text(field);
    const InitializerKind* kind = find_initializer(name);
    return keras_object("keras.initializers", kind ? kind->name : name, std::move(config));
}

Json layer_json(const LayerSpec& layer) {
    JsonObject config = {{"name", layer.name}};
    for (auto& [name, value] : layer.settings.items) {
        if (name.find('.') != name.npos) continue;  // written with their initializer
        config.emplace_back(name, name.ends_with("_initializer") ? initializer_json(layer.settings, name) : value_json(value));
    }
    return keras_object("keras.layers", layer.kind, std::move(config));
}

Json loss_json(const Model& model) {
    const LossKind* kind = find_loss(model.loss);
    JsonObject config = {{"name", model.loss}};
    for (auto& [name, value] : model.loss_settings.items) config.emplace_back(name, value_json(value));
    return keras_object(kind && !kind->in_keras ? "chainrule.losses" : "keras.losses", camel_case(model.loss), std::move(config));
}

Json optimizer_json(const Model& model) {
    JsonObject config = {{"name", model.optimizer}};
    for (auto& [name, value] : model.optimizer_settings.items) config.emplace_back(name, value_json(value));
    return keras_object("keras.optimizers", model.optimizer, std::move(config));
}

}  // namespace

std::string model_to_json(const Model& model) {
    JsonList layers = {keras_object("keras.layers", "InputLayer", {{"batch_shape", shape_json(model)}, {"name", std::string(input_name)}})};
    for (const LayerSpec& layer : model.layers) layers.push_back(layer_json(layer));
    const Json tree = JsonObject{
        {"module", "keras"},
        {"class_name", "Sequential"},
        {"config", JsonObject{{"name", model.name}, {"layers", std::move(layers)}, {"build_input_shape", shape_json(model)}}},
        {"registered_name", nullptr},
        {"compile_config", JsonObject{{"optimizer", optimizer_json(model)}, {"loss", loss_json(model)}}},
    };
    return to_text(tree) + "\n";
}

}  // namespace chainrule
