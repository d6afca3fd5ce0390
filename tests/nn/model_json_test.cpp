#include <filesystem>

#include "../support/places.h"
#include "base/rng.h"
#include "nn/layers.h"
#include "nn/losses.h"
#include "models.h"

using namespace chainrule;
using namespace chainrule::test;

namespace {

// As Keras 3.6 writes it: model.to_json() of a compiled Sequential of two layers.
const char* keras_text = R"json({
"module": "keras", "class_name": "Sequential",
"config": {"name": "sequential", "trainable": true,
  "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null},
  "layers": [
    {"module": "keras.layers", "class_name": "InputLayer",
     "config": {"batch_shape": [null, 2], "dtype": "float32", "sparse": false, "name": "input_layer"}, "registered_name": null},
    {"module": "keras.layers", "class_name": "Dense",
     "config": {"name": "dense", "trainable": true,
       "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null},
       "units": 4, "activation": "tanh", "use_bias": true,
       "kernel_initializer": {"module": "keras.initializers", "class_name": "HeNormal", "config": {"seed": 7}, "registered_name": null},
       "bias_initializer": {"module": "keras.initializers", "class_name": "Constant", "config": {"value": 0.1}, "registered_name": null},
       "kernel_regularizer": null, "bias_regularizer": null, "kernel_constraint": null, "bias_constraint": null},
     "registered_name": null, "build_config": {"input_shape": [null, 2]}},
    {"module": "keras.layers", "class_name": "Dense", "config": {"name": "dense_1", "units": 1, "activation": "sigmoid"}, "registered_name": null}],
  "build_input_shape": [null, 2]},
"registered_name": null, "build_config": {"input_shape": [null, 2]},
"compile_config": {
  "loss": {"module": "keras.losses", "class_name": "BinaryCrossentropy",
           "config": {"name": "binary_crossentropy", "reduction": "sum_over_batch_size", "from_logits": false, "label_smoothing": 0.0, "axis": -1},
           "registered_name": null},
  "loss_weights": null, "metrics": ["accuracy"], "run_eagerly": false, "steps_per_execution": 1, "jit_compile": false,
  "optimizer": {"module": "keras.optimizers", "class_name": "SGD",
    "config": {"name": "SGD", "learning_rate": 0.029999999329447746, "weight_decay": null, "clipnorm": null, "use_ema": false, "ema_momentum": 0.99,
               "momentum": 0.0, "nesterov": false}, "registered_name": null}}})json";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const size_t at = text.find(from);
    REQUIRE(at != text.npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("model json: what Keras 3 writes is read with all that matters") {
    auto model = model_from_json(keras_text);
    REQUIRE(model);
    CHECK(model->name == "sequential");
    CHECK(model->input == std::vector<int>{2});
    REQUIRE(model->layers.size() == 2);
    const LayerSpec& dense = model->layers[0];
    CHECK(dense.kind == "Dense");
    CHECK(dense.name == "dense");
    CHECK(dense.settings.number("units") == 4);
    CHECK(dense.settings.text("activation") == "tanh");
    CHECK(dense.settings.text("kernel_initializer") == "HeNormal");
    CHECK(dense.settings.number("bias_initializer.value") == 0.1);
    CHECK(model->loss == "binary_crossentropy");
    CHECK(model->optimizer == "SGD");
    CHECK(model->optimizer_settings.number("learning_rate") == 0.03);
    CHECK(checked(*model));
}

TEST_CASE("model json: a learning rate is the number that was meant, not the float nearest to it") {
    const auto rate = [](const char* text) {
        return model_from_json(replaced(keras_text, "0.029999999329447746", text))->optimizer_settings.number("learning_rate");
    };
    CHECK(rate("0.009999999776482582") == 0.01);
    CHECK(rate("0.0010000000474974513") == 0.001);
    CHECK(rate("0.012345000170171261") == 0.012345);
    CHECK(rate("0.5") == 0.5);
    CHECK(rate("0.123456789012345") == 0.123456789012345);
    CHECK(rate("0") == 0);
    CHECK(rate("100") == 100);
}

TEST_CASE("model json: every checked model reads back equal, whatever its settings") {
    for (const LossKind& loss : loss_kinds())
        for (const ActivationKind& activation : activation_kinds()) {
            Model model = small_model(2, 3, activation.name);
            model.loss = loss.name, model.loss_settings = {};
            model.name = "a \"strange\" name\n";
            model.layers[0].settings.set("use_bias", false);
            model.layers[0].settings.set("kernel_initializer", "RandomNormal");
            model.layers[0].settings.set("kernel_initializer.stddev", 0.1 + 0.2);
            model.layers.push_back({"Activation", "last", {}});
            const Model whole = *checked(model);
            auto back = model_from_json(model_to_json(whole));
            REQUIRE(back);
            CHECK(*back == whole);
        }
}

TEST_CASE("model json: every model of the zoo is read, is complete as it stands, and is written as it was") {
    int models = 0;
    for (const auto& file : std::filesystem::directory_iterator(source_dir() / "tutorials/models")) {
        const std::string text = read_file(file.path());
        INFO(file.path().string());
        auto model = model_from_json(text);
        REQUIRE(model);
        CHECK(*checked(*model) == *model);
        CHECK(model->name == file.path().stem().string());
        CHECK(model_to_json(*model) == text);
        ++models;
    }
    CHECK(models >= 5);
}

TEST_CASE("model json: a setting of our own is written only where it is not the default") {
    Model model = small_model();
    CHECK(model_to_json(model).find("train_bias") == std::string::npos);
    model.layers[0].settings.set("train_bias", true);
    CHECK(*checked(model) == small_model());
    model.layers[0].settings.set("train_bias", false);
    const Model fixed = *checked(model);
    const std::string text = model_to_json(fixed);
    CHECK(text.find("\"train_bias\": false") != std::string::npos);
    CHECK(*model_from_json(text) == fixed);
    CHECK_FALSE(compile(fixed, 1, 1).visible[compile(fixed, 1, 1).visible.find("hidden.b")].wants_grad);
    CHECK(model_from_json(replaced(keras_text, "\"use_bias\": true", "\"train_bias\": 1")).error().key == "values.type");
}

TEST_CASE("model json: every fault is named with its line") {
    struct Case {
        const char *from, *to, *key, *line;
        std::vector<std::pair<std::string, std::string>> arguments;
    };
    const std::vector<Case> cases = {
        {"\"class_name\": \"Sequential\"", "\"class_name\": \"Functional\"", "model.expected", "2", {{"found", "Functional"}, {"expected", "Sequential"}}},
        {"\"class_name\": \"Sequential\",", "", "model.missing", "1", {{"what", "class_name"}}},
        {"\"layers\": [", "\"layer\": [", "model.missing", "3", {{"what", "layers"}}},
        {"\"class_name\": \"Dense\",\n", "\"class_name\": \"Dnse\",\n", "model.unknown_layer", "8", {{"kind", "Dnse"}, {"layer", "dense"}, {"expected", "Dense, Activation"}}},
        {"\"units\": 4", "\"unit\": 4", "model.unknown_setting", "11", {{"name", "unit"}, {"of", "dense"}, {"found", "4"}}},
        {"\"units\": 4", "\"units\": [4]", "model.expected", "11", {{"what", "units"}, {"found", "[…]"}}},
        {"\"units\": 4", "\"units\": \"four\"", "values.type", "9", {{"name", "units"}, {"of", "dense"}, {"found", "four"}}},
        {"\"units\": 4", "\"units\": -4", "values.range", "9", {{"found", "-4"}}},
        {"\"tanh\"", "\"tanned\"", "values.choice", "9", {{"found", "tanned"}}},
        {"\"kernel_regularizer\": null", "\"kernel_regularizer\": {\"class_name\": \"L2\"}", "model.unsupported", "14", {{"name", "kernel_regularizer"}}},
        {"{\"name\": \"dense\", \"trainable\": true", "{\"name\": \"dense\", \"trainable\": false", "model.unsupported", "9", {{"name", "trainable"}, {"found", "false"}, {"of", "dense"}}},
        {"{\"value\": 0.1}", "{\"valeu\": 0.1}", "model.unknown_setting", "13", {{"name", "valeu"}, {"of", "dense.bias_initializer"}}},
        {"[null, 2]", "[null, -2]", "model.expected", "7", {{"what", "batch_shape"}}},
        {"[null, 2]", "[null, 1e300]", "model.expected", "7", {{"what", "batch_shape"}}},
        {"\"momentum\": 0.0", "\"momentum\": 0.9", "model.unsupported", "26", {{"name", "momentum"}, {"found", "0.9"}, {"of", "SGD"}}},
        {"\"label_smoothing\": 0.0", "\"label_smoothing\": 0.1", "model.unsupported", "21", {{"of", "binary_crossentropy"}}},
        {"{\"name\": \"dense\",", "{\"name\": \"den\\u001bse\",", "model.name", "9", {{"layer", "den\x1bse"}}},
        {"{\"name\": \"dense\",", "{\"name\": \"input\",", "model.twice", "9", {{"layer", "input"}}},
        {"\"dense_1\"", "\"dense\"", "model.twice", "16", {{"layer", "dense"}}},
        {"\"Dense\", \"config\": {\"name\": \"dense_1\", ", "\"DenseAgain\", \"config\": {", "model.unknown_layer", "16", {{"layer", "dense_again"}}},
        {"\"name\": \"dense_1\", \"units\": 1", "\"units\": 0", "values.range", "16", {{"of", "dense"}}},
        {"\"BinaryCrossentropy\"", "\"BinaryEntropy\"", "model.unknown_loss", "20", {{"found", "BinaryEntropy"}}},
        {"\"reduction\": \"sum_over_batch_size\"", "\"reduction\": \"mean\"", "values.choice", "20", {{"of", "binary_crossentropy"}}},
        {"\"class_name\": \"SGD\"", "\"class_name\": \"SGDX\"", "model.unknown_optimizer", "24", {{"found", "SGDX"}}},
        {"0.029999999329447746", "-1", "values.range", "24", {{"of", "SGD"}}},
        {"\"learning_rate\"", "\"learning_rat\"", "model.unknown_setting", "25", {{"name", "learning_rat"}, {"expected", "learning_rate"}}},
    };
    for (const Case& c : cases) {
        INFO(c.to);
        auto model = model_from_json(replaced(keras_text, c.from, c.to));
        REQUIRE(!model);
        CHECK(model.error().key == c.key);
        CHECK(argument(model.error(), "line") == c.line);
        for (auto& [name, value] : c.arguments) CHECK(argument(model.error(), name) == value);
    }
}

TEST_CASE("model json: a text without a shape says that the shape is missing") {
    auto model = model_from_json(R"({"class_name": "Sequential", "config": {"layers": [{"class_name": "Dense", "config": {"units": 2}}]}})");
    REQUIRE(!model);
    CHECK(model.error().key == "model.missing");
    CHECK(argument(model.error(), "what") == "batch_shape");
}

TEST_CASE("model json: any value of any other type in any place is an error or harmless, never a crash") {
    const char* others[] = {"null", "true", "0", "-1", "1e300", "\"x\"", "[]", "{}", "[[[1]]]", "{\"class_name\": {}}"};
    const std::string text = keras_text;
    int tried = 0;
    // Every value in the text, found as what follows ": ", up to the next comma or bracket for scalars and whole otherwise.
    for (size_t at = text.find("\": "); at != text.npos; at = text.find("\": ", at + 1)) {
        const size_t start = at + 3;
        size_t end = start;
        int depth = 0;
        bool quoted = false;
        for (; end < text.size(); ++end) {
            const char c = text[end];
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if ((c == ',' || c == '}' || c == ']') && depth == 0) break;
            depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        }
        for (const char* other : others) {
            auto model = model_from_json(text.substr(0, start) + other + text.substr(end));
            if (model) (void)checked(*model);
            ++tried;
        }
    }
    CHECK(tried > 500);
}

TEST_CASE("model json: a text that ends anywhere, or with a byte changed anywhere, is never a crash") {
    const std::string text = keras_text;
    for (size_t n = 0; n < text.size(); n += 7) CHECK(!model_from_json(text.substr(0, n)));
    for (uint64_t i = 0; i < 2000; ++i) {
        std::string changed = text;
        changed[random_below({1, 0, 0, i}, text.size())] = char(random_below({1, 0, 1, i}, 256));
        if (auto model = model_from_json(changed)) (void)checked(*model);
    }
}

TEST_CASE("model json: a layer of 10^9 units is read, and refused with the memory it would need") {
    auto model = model_from_json(replaced(keras_text, "\"units\": 4", "\"units\": 1000000000"));
    REQUIRE(model);
    auto refused = checked(*model);
    REQUIRE(!refused);
    CHECK(refused.error().key == "model.too_large");
    CHECK(argument(refused.error(), "limit") == "160");
}
