#include <algorithm>
#include <cmath>

#include "nn/initializers.h"
#include "nn/keras_settings.h"
#include "nn/layers.h"
#include "nn/losses.h"
#include "nn/model.h"
#include "nn/names.h"
#include "nn/optimizers.h"

namespace chainrule {
namespace {

Error missing(const char* what, const Json& in) { return at_line({"model.missing", {{"what", what}}}, in.line); }

// "class_name" and "config" of a layer or of the whole model.
struct Part {
    const std::string* class_name;
    const Json* config;
};
Result<Part> read_part(const Json& json) {
    if (!json.object()) return expected("model", "@type.object", json);
    const Json* class_name = json.find("class_name");
    const Json* config = json.find("config");
    if (!class_name) return missing("class_name", json);
    if (!class_name->text()) return expected("class_name", "@type.text", *class_name);
    if (!config) return missing("config", json);
    return Part{class_name->text(), config};
}

// [null, 2]: the first one stands for the batch.
Result<std::vector<int>> read_shape(const Json& json) {
    std::vector<int> shape;
    if (!json.list() || json.list()->empty()) return expected("batch_shape", "@type.shape", json);
    for (size_t i = 1; i < json.list()->size(); ++i) {
        const Json& size = (*json.list())[i];
        if (!size.number() || *size.number() < 1 || *size.number() > 1e9 || *size.number() != std::floor(*size.number()))
            return expected("batch_shape", "@type.shape", json);
        shape.push_back(int(*size.number()));
    }
    return shape;
}

Result<Done> read_initializer(const std::string& field, const Json& json, LayerSpec& layer) {
    auto named = read_named(json, field.c_str());
    if (!named) return named.error();
    layer.settings.set(field, named->name);
    const InitializerKind* kind = find_initializer(named->name);
    if (!kind) return Done{};  // checked() refuses it
    // TensorFlow.js still says "normal" for the normal distribution that Keras 3 calls by its full name.
    if (auto* members = std::get_if<JsonObject>(&named->config.value))
        for (auto& [name, value] : *members)
            if (name == "distribution" && value.text() && *value.text() == "normal") value = "truncated_normal";
    return read_settings(named->config, kind->fields, inert_in_initializers, layer.name + "." + field, field + ".", layer.settings);
}

// Member by member, so that the settings stand in the order of the text.
Result<Done> read_layer_settings(const Json& config, const LayerKind& kind, LayerSpec& layer) {
    for (auto& [name, value] : *config.object()) {
        const bool known = std::any_of(kind.fields.begin(), kind.fields.end(), [&, &name = name](const Field& f) { return f.name == name; });
        if (name == "name") continue;
        const auto ok = known && name.ends_with("_initializer")
                            ? read_initializer(name, value, layer)
                            : read_settings(JsonObject{{name, value}}, kind.fields, inert_in_layers, layer.name, "", layer.settings);
        if (!ok) return ok;
    }
    return Done{};
}

Result<Done> read_layer_name(const Json& name, const Model& model, LayerSpec& layer) {
    if (!name.text()) return expected("name", "@type.text", name);
    layer.name = *name.text();
    if (layer.name.empty()) return Done{};  // as if there were none
    if (!is_layer_name(layer.name)) return at_line({"model.name", {{"layer", layer.name}}}, name.line);
    const bool taken = std::any_of(model.layers.begin(), model.layers.end(), [&](const LayerSpec& l) { return l.name == layer.name; });
    if (taken || layer.name == input_name) return at_line({"model.twice", {{"layer", layer.name}}}, name.line);
    return Done{};
}

Result<Done> read_layer(const Json& json, Model& model) {
    auto part = read_part(json);
    if (!part) return part.error();
    const Json& config = *part->config;
    if (!config.object()) return expected("config", "@type.object", config);
    for (const char* shape_name : {"batch_shape", "batch_input_shape"}) {
        const Json* shape = config.find(shape_name);
        if (!shape || shape->is_null() || !model.layers.empty()) continue;
        auto input = read_shape(*shape);
        if (!input) return input.error();
        model.input = *input;
    }
    if (*part->class_name == "InputLayer") return Done{};
    // Errors call a layer without a name as Keras would; checked() numbers such layers.
    LayerSpec layer{*part->class_name, snake_case(*part->class_name), {}};
    const Json* name = config.find("name");
    if (name)
        if (auto ok = read_layer_name(*name, model, layer); !ok) return ok;
    const LayerKind* kind = find_layer(layer.kind);
    if (!kind)
        return at_line({"model.unknown_layer", {{"layer", layer.name}, {"kind", layer.kind}, {"expected", names_of(layer_kinds())}}},
                       json.line);
    if (auto ok = read_layer_settings(config, *kind, layer); !ok) return ok;
    if (auto ok = checked_settings(layer, *kind); !ok) return at_line(ok.error(), config.line);
    if (!name) layer.name.clear();
    model.layers.push_back(std::move(layer));
    return Done{};
}

Result<Done> read_loss(const Json& json, Model& model) {
    auto named = read_named(json, "loss");
    if (!named) return named.error();
    const LossKind* kind = find_loss(named->name);
    if (!kind) return at_line({"model.unknown_loss", {{"found", named->name}, {"expected", names_of(loss_kinds())}}}, json.line);
    model.loss = kind->name;
    if (auto ok = read_settings(named->config, kind->fields, inert_in_losses, model.loss, "", model.loss_settings); !ok) return ok;
    auto fit = checked(model.loss_settings, kind->fields, model.loss);
    return fit ? Result<Done>(Done{}) : at_line(fit.error(), json.line);
}

Result<Done> read_optimizer(const Json& json, Model& model) {
    auto named = read_named(json, "optimizer");
    if (!named) return named.error();
    const OptimizerKind* kind = nullptr;  // "sgd" is Keras's name for it too
    for (const OptimizerKind& row : optimizer_kinds())
        if (snake_case(row.name) == snake_case(named->name)) kind = &row;
    if (!kind)
        return at_line({"model.unknown_optimizer", {{"found", named->name}, {"expected", names_of(optimizer_kinds())}}}, json.line);
    model.optimizer = kind->name;
    if (auto ok = read_settings(named->config, kind->fields, inert_in_optimizers, model.optimizer, "", model.optimizer_settings); !ok)
        return ok;
    auto fit = checked(model.optimizer_settings, kind->fields, model.optimizer);
    return fit ? Result<Done>(Done{}) : at_line(fit.error(), json.line);
}

Result<Done> read_layers(const Part& whole, Model& model) {
    const Json* layers = whole.config;  // in old files the list itself
    if (layers->object()) {
        if (const Json* name = layers->find("name"); name && name->text()) model.name = *name->text();
        layers = layers->find("layers");
        if (!layers) return missing("layers", *whole.config);
    }
    if (!layers->list()) return expected("layers", "@type.list", *layers);
    for (const Json& layer : *layers->list())
        if (auto ok = read_layer(layer, model); !ok) return ok;
    if (const Json* shape = whole.config->find("build_input_shape"); shape && shape->list() && model.input.empty()) {
        auto input = read_shape(*shape);
        if (!input) return input.error();
        model.input = *input;
    }
    return Done{};
}

// `optimizer_name`: "optimizer" in Keras 3, "optimizer_config" in the files of TensorFlow and TensorFlow.js.
Result<Done> read_training(const Json* config, const char* name, const char* optimizer_name, Model& model) {
    if (!config || config->is_null()) return Done{};
    if (!config->object()) return expected(name, "@type.object", *config);
    if (const Json* loss = config->find("loss"); loss && !loss->is_null())
        if (auto ok = read_loss(*loss, model); !ok) return ok;
    if (const Json* optimizer = config->find(optimizer_name); optimizer && !optimizer->is_null()) return read_optimizer(*optimizer, model);
    return Done{};
}

}  // namespace

// TensorFlow.js saves {"modelTopology": M, "weightsManifest": ...}, with "trainingConfig" beside them if it was asked to. M is the
// model, or where it was converted from a file of TensorFlow {"model_config": the model, "training_config": ...}.
Result<Model> model_from_json(std::string_view text) {
    auto tree = parse_json(text);
    if (!tree) return tree.error();
    const Json* saved = tree->find("modelTopology");
    const Json& outer = saved ? *saved : *tree;
    const Json* inner = outer.find("model_config");
    const Json& json = inner ? *inner : outer;
    auto whole = read_part(json);
    if (!whole) return whole.error();
    if (*whole->class_name != "Sequential") return expected("class_name", "Sequential", *json.find("class_name"));

    Model model;
    if (auto ok = read_layers(*whole, model); !ok) return ok.error();
    if (model.input.empty()) return missing("batch_shape", json);
    if (auto ok = read_training(json.find("compile_config"), "compile_config", "optimizer", model); !ok) return ok.error();
    if (auto ok = read_training(outer.find("training_config"), "training_config", "optimizer_config", model); !ok) return ok.error();
    if (auto ok = read_training(tree->find("trainingConfig"), "trainingConfig", "optimizer_config", model); !ok) return ok.error();
    return model;
}

}  // namespace chainrule
