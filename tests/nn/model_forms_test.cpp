// The other forms in which models are saved: of TensorFlow.js, of older versions.
#include "models.h"

using namespace chainrule;
using namespace chainrule::test;

TEST_CASE("model json: TensorFlow.js's dialect has the shape on the first layer and its own names") {
    auto model = model_from_json(R"({"class_name": "Sequential", "keras_version": "tfjs-layers 4.22.0", "backend": "tensor_flow.js",
        "config": {"name": "s", "layers": [{"class_name": "Dense", "config": {"units": 3, "activation": "relu", "use_bias": true,
          "kernel_initializer": {"class_name": "VarianceScaling", "config": {"scale": 1, "mode": "fan_avg", "distribution": "normal", "seed": null}},
          "bias_initializer": {"class_name": "Zeros", "config": {}}, "kernel_regularizer": null, "name": "dense_Dense1", "trainable": true,
          "batch_input_shape": [null, 5], "dtype": "float32"}}]}})");
    REQUIRE(model);
    CHECK(model->input == std::vector<int>{5});
    CHECK(model->layers[0].settings.text("kernel_initializer.distribution") == "truncated_normal");
    CHECK(checked(*model));
}

TEST_CASE("model json: a model.json of TensorFlow.js is read as it was saved, with its loss and optimizer") {
    const std::string layers = R"("class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Dense", "config":
        {"units": 3, "activation": "softmax", "name": "dense_Dense1", "batch_input_shape": [null, 5], "dtype": "float32"}}]})";
    const std::string manifest = R"("weightsManifest": [{"paths": ["./model.weights.bin"], "weights": []}])";
    const std::string training = R"({"loss": "categoricalCrossentropy", "metrics": ["acc"], "optimizer_config":
        {"class_name": "SGD", "config": {"learning_rate": 0.25, "momentum": 0.0, "decay": 0.0, "nesterov": false}}})";
    const std::string saved = R"({"modelTopology": {)" + layers + R"(, "keras_version": "tfjs-layers 4.22.0", "backend": "tensor_flow.js"},
        "trainingConfig": )" + training + R"(, "format": "layers-model", )" + manifest + "}";
    const std::string converted = R"({"format": "layers-model", "modelTopology": {"keras_version": "2.4.0", "backend": "tensorflow",
        "model_config": {)" + layers + R"(}, "training_config": )" + training + "}, " + manifest + "}";
    for (const std::string& text : {saved, converted}) {
        INFO(text);
        const Result<Model> model = model_from_json(text);
        REQUIRE(model);
        CHECK(model->input == std::vector<int>{5});
        REQUIRE(model->layers.size() == 1);
        CHECK(model->layers[0].settings.number("units") == 3);
        CHECK(model->loss == "categorical_crossentropy");
        CHECK(model->optimizer_settings.number("learning_rate") == 0.25);
        CHECK(checked(*model));
    }
    for (const char* odd : {R"({"modelTopology": []})", R"({"modelTopology": {"model_config": 3}})", R"({"modelTopology": {"node": []}})"})
        CHECK(!model_from_json(odd));
}

TEST_CASE("model json: the config of old files may be the list of layers itself") {
    auto model = model_from_json(R"({"class_name": "Sequential", "config": [{"class_name": "Dense", "config": {"name": "d", "units": 2, "batch_input_shape": [null, 3]}}]})");
    REQUIRE(model);
    CHECK(model->input == std::vector<int>{3});
}

TEST_CASE("model json: a shape that a later layer repeats is not the model's input") {
    auto model = model_from_json(R"({"class_name": "Sequential", "config": [{"class_name": "Dense", "config": {"units": 4, "batch_input_shape": [null, 3]}},
        {"class_name": "Dense", "config": {"units": 2, "batch_input_shape": [null, 4]}}]})");
    REQUIRE(model);
    CHECK(model->input == std::vector<int>{3});
}

TEST_CASE("model json: names of optimizers and losses may stand alone") {
    auto model = model_from_json(R"({"class_name": "Sequential", "config": {"layers": [{"class_name": "Dense", "config": {"units": 2, "batch_shape": [null, 3]}}]},
        "compile_config": {"optimizer": "sgd", "loss": "mse"}})");
    REQUIRE(model);
    CHECK(model->optimizer == "SGD");
    CHECK(model->loss == "mean_squared_error");
}
