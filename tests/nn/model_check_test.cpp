#include "models.h"
#include "nn/layers.h"
#include "nn/losses.h"

using namespace chainrule;
using namespace chainrule::test;

TEST_CASE("model check: missing settings get Keras's defaults") {
    Model model;
    model.input = {2};
    model.layers = {{"Dense", "", {}}};
    auto result = checked(model);
    REQUIRE(result);
    const LayerSpec& layer = result->layers[0];
    CHECK(layer.name == "dense");
    CHECK(layer.settings.number("units") == 1);
    CHECK(layer.settings.text("activation") == "linear");
    CHECK(layer.settings.flag("use_bias"));
    CHECK(layer.settings.text("kernel_initializer") == "GlorotUniform");
    CHECK(layer.settings.text("bias_initializer") == "Zeros");
    CHECK(result->optimizer_settings.number("learning_rate") == 0.01);
    CHECK(result->loss_settings.text("reduction") == "sum_over_batch_size");
}

TEST_CASE("model check: what is checked already stays as it is") {
    const Model once = small_model();
    CHECK(*checked(once) == once);
}

TEST_CASE("model check: layers without names are numbered around the names that are taken") {
    Model model;
    model.input = {2};
    model.layers = {{"Dense", "", {}}, {"Dense", "dense_1", {}}, {"Dense", "", {}}, {"Activation", "", {}}};
    auto result = checked(model);
    REQUIRE(result);
    CHECK(result->layers[0].name == "dense");
    CHECK(result->layers[2].name == "dense_2");
    CHECK(result->layers[3].name == "activation");
}

TEST_CASE("model check: every fault has an error of its own, naming the place") {
    struct Case {
        const char* key;
        void (*spoil)(Model&);
        std::vector<std::pair<std::string, std::string>> arguments;
    };
    const std::vector<Case> cases = {
        {"model.no_layers", [](Model& m) { m.layers.clear(); }, {}},
        {"model.input", [](Model& m) { m.input.clear(); }, {{"found", "()"}}},
        {"model.input", [](Model& m) { m.input = {28, 28}; }, {{"found", "(28, 28)"}}},
        {"model.input", [](Model& m) { m.input = {0}; }, {{"found", "(0)"}}},
        {"model.unknown_layer", [](Model& m) { m.layers[1].kind = "Dnse"; }, {{"layer", "output"}, {"kind", "Dnse"}, {"expected", "Dense, Activation"}}},
        {"model.twice", [](Model& m) { m.layers[1].name = "hidden"; }, {{"layer", "hidden"}}},
        {"model.twice", [](Model& m) { m.layers[0].name = "input"; }, {{"layer", "input"}}},
        {"model.one_output", [](Model& m) { m.loss = "categorical_crossentropy"; m.loss_settings = {}; }, {{"loss", "categorical_crossentropy"}}},
        {"model.one_output", [](Model& m) { m.loss = "multiclass_hinge"; m.loss_settings = {}; }, {{"loss", "multiclass_hinge"}}},
        {"model.name", [](Model& m) { m.layers[1].name = "out put"; }, {{"layer", "out put"}}},
        {"model.name", [](Model& m) { m.layers[1].name = "w[0]"; }, {{"layer", "w[0]"}}},
        {"model.name", [](Model& m) { m.layers[1].name = std::string(65, 'a'); }, {}},
        {"model.unknown_loss", [](Model& m) { m.loss = "mean_error"; }, {{"found", "mean_error"}}},
        {"model.unknown_optimizer", [](Model& m) { m.optimizer = "Adamant"; }, {{"found", "Adamant"}, {"expected", "SGD"}}},
        {"values.range", [](Model& m) { m.layers[0].settings.set("units", 0.0); }, {{"of", "hidden"}, {"name", "units"}, {"found", "0"}}},
        {"values.whole", [](Model& m) { m.layers[0].settings.set("units", 2.5); }, {{"of", "hidden"}, {"found", "2.5"}}},
        {"values.type", [](Model& m) { m.layers[0].settings.set("units", "many"); }, {{"of", "hidden"}, {"found", "many"}}},
        {"values.choice", [](Model& m) { m.layers[0].settings.set("activation", "tanned"); }, {{"of", "hidden"}, {"found", "tanned"}}},
        {"values.choice", [](Model& m) { m.layers[0].settings.set("kernel_initializer", "Best"); }, {{"of", "hidden"}, {"found", "Best"}}},
        {"values.unknown", [](Model& m) { m.layers[0].settings.set("kernel_initializer.value", 1.0); }, {{"of", "hidden.kernel_initializer"}, {"name", "value"}}},
        {"values.unknown", [](Model& m) { m.layers[0].settings.set("unit.size", 1.0); }, {{"of", "hidden"}, {"name", "unit.size"}}},
        {"values.range", [](Model& m) { m.optimizer_settings.set("learning_rate", -1.0); }, {{"of", "SGD"}, {"found", "-1"}}},
        {"values.unknown", [](Model& m) { m.loss_settings.set("half", true); }, {{"of", "mean_squared_error"}, {"name", "half"}}},
        {"model.too_large", [](Model& m) { m.layers[0].settings.set("units", 1e9); }, {{"limit", "160"}}},
    };
    for (const Case& c : cases) {
        Model model = small_model();
        c.spoil(model);
        auto result = checked(model);
        INFO(c.key);
        REQUIRE(!result);
        CHECK(result.error().key == c.key);
        for (auto& [name, value] : c.arguments) CHECK(argument(result.error(), name) == value);
    }
}

TEST_CASE("model check: a model that does not fit into memory is refused with the number") {
    Model model = small_model();
    model.layers[0].settings.set("units", 1e9), model.layers[1].settings.set("units", 1e9);
    CHECK(argument(checked(model).error(), "megabytes") == "76293945663453");  // 1e18 and some weights at 80 bytes
    for (int i = 0; i < 2000; ++i) model.layers.push_back(dense_layer("more_" + std::to_string(i), 1000000000, "relu"));
    CHECK(checked(model).error().key == "model.too_large");
}

TEST_CASE("model check: rows, heat maps and precision count too") {
    const Model model = small_model(2, 1);
    CHECK(check_size(model, {.rows = 1000}));
    CHECK(check_size(model, {.rows = 1e8}).error().key == "model.too_large");
    CHECK(check_size(model, {.map_numbers = 4e7}));
    CHECK(check_size(model, {.map_numbers = 5e7}).error().key == "model.too_large");
    const double most = 1400000;  // rows of 15 numbers
    CHECK(check_size(model, {.rows = most}));
    CHECK(check_size(model, {.rows = most, .bytes_per_number = 8}).error().key == "model.too_large");
}

TEST_CASE("model check: losses are found by class name, function name and short form, and end up under one") {
    Model model = small_model();
    for (const char* name : {"MeanSquaredError", "meanSquaredError", "mse", "MSE", "mean_squared_error"}) {
        model.loss = name;
        CHECK(checked(model)->loss == "mean_squared_error");
    }
}

TEST_CASE("model check: Keras's sum means another thing with several outputs, so it is refused there") {
    Model one = small_model(2, 1), three = small_model(2, 3);
    one.loss_settings.set("reduction", "sum"), three.loss_settings.set("reduction", "sum");
    CHECK(checked(one));
    auto refused = checked(three);
    REQUIRE(!refused);
    CHECK(refused.error().key == "model.reduction");
    CHECK(argument(refused.error(), "outputs") == "3");
    three.loss = "squared_error";
    CHECK(checked(three));
}

TEST_CASE("model check: names may be in any script") {
    Model model = small_model();
    model.layers[0].name = "隐藏层_1";
    CHECK(checked(model));
}
