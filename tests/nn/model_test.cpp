#include "nn/model.h"

#include <cmath>

#include "base/rng.h"
#include "models.h"
#include "nn/layers.h"
#include "nn/losses.h"

using namespace chainrule;
using namespace chainrule::test;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<std::string> node_names(const Plan& plan) {
    std::vector<std::string> names;
    for (const Node& node : plan.nodes) names.push_back(node.name);
    return names;
}

// Weights, inputs and targets from hashes; targets in 0..1, at the place of the row's number 1, so that they suit all losses.
Memory run(const Model& model, const Plan& plan, int rows) {
    Memory memory = make_memory(plan, Precision::float64);
    initialize(model, plan, *memory.parameters, 5);
    memory.work.rows = rows;
    const int inputs = plan[plan.input].shape.count(), outputs = plan[plan.target].shape.count();
    for (int i = 0; i < rows * inputs; ++i) write_value(plan, memory, plan.input, i, random_normal({1, 0, 0, uint64_t(i)}));
    for (int i = 0; i < rows * outputs; ++i) write_value(plan, memory, plan.target, i, i % outputs == (i / outputs) % outputs ? 1 : 0);
    zero_gradients(plan, memory);
    forward_all(plan, memory);
    backward_all(plan, memory, plan.loss);
    return memory;
}

}  // namespace

TEST_CASE("model: the visible plan has one op per step of a lesson") {
    const Compiled plans = compile(small_model(), 4, 4);
    CHECK(node_names(plans.visible) == std::vector<std::string>{"x", "hidden.w", "hidden.b", "hidden.xw", "hidden.z", "hidden.a", "output.w",
                                                                "output.b", "output.xw", "output.z", "output.a", "y", "loss"});
    const Plan& plan = plans.visible;
    CHECK(plan[plan.input].name == "x");
    CHECK(plan[plan.target].name == "y");
    CHECK(plan[plan.output].name == "output.a");
    CHECK(plan[plan.loss].name == "loss");
    CHECK(plan[plan.input].wants_grad);
    CHECK_FALSE(plan[plan.target].wants_grad);
}

TEST_CASE("model: the fast plan has one op per layer and no gradient of the input") {
    const Plan plan = compile(small_model(), 1, 4).fast;
    CHECK(node_names(plan) == std::vector<std::string>{"x", "hidden.w", "hidden.b", "hidden.a", "output.w", "output.b", "output.a", "y", "loss"});
    CHECK_FALSE(plan[plan.input].wants_grad);
    CHECK(plan.capacity == 4);
}

TEST_CASE("model: activations that no fused layer knows are nodes of their own in both plans") {
    for (const char* activation : {"softmax", "exponential"}) {
        const Compiled plans = compile(small_model(2, 3, activation), 1, 1);
        for (const Plan* plan : {&plans.visible, &plans.fast}) {
            const Node& output = (*plan)[plan->find("output.a")];
            REQUIRE(output.inputs.size() == 1);
            CHECK((*plan)[output.inputs[0]].name == "output.z");
        }
    }
}

TEST_CASE("model: where two names mean the same numbers, both are found") {
    Model model;
    model.input = {2};
    model.layers = {dense_layer("plain", 3, "linear", false), dense_layer("shifted", 2, "linear"), dense_layer("bent", 2, "tanh", false)};
    model.layers.push_back({"Activation", "last", {}});
    const Compiled plans = compile(*checked(model), 1, 1);
    const Plan& visible = plans.visible;
    CHECK(visible.find("plain.z") == visible.find("plain.xw"));
    CHECK(visible.find("plain.a") == visible.find("plain.xw"));
    CHECK(visible.find("shifted.a") == visible.find("shifted.z"));
    CHECK(visible.find("shifted.z") != visible.find("shifted.xw"));
    CHECK(visible.find("bent.z") == visible.find("bent.xw"));
    CHECK(visible.find("bent.a") != visible.find("bent.z"));
    CHECK(visible.find("last.a") == visible.find("bent.a"));
    CHECK(visible.find("plain.b") == -1);
    for (const char* name : {"plain.a", "shifted.a", "bent.a", "last.a", "shifted.z"}) CHECK(plans.fast.find(name) >= 0);
}

TEST_CASE("model: both plans have the same parameters at the same offsets") {
    Model model;
    model.input = {3};
    model.layers = {dense_layer("a", 4, "relu"), dense_layer("b", 5, "softmax", false), dense_layer("c", 2, "linear")};
    const Model checked_model = *checked(model);
    const Compiled plans = compile(checked_model, 2, 3);
    CHECK(plans.visible.n_parameters == plans.fast.n_parameters);
    CHECK(plans.visible.n_parameters == parameter_count(checked_model));
    CHECK(parameter_count(checked_model) == 3 * 4 + 4 + 4 * 5 + 5 * 2 + 2);
    for (const char* name : {"a.w", "a.b", "b.w", "c.w", "c.b"}) {
        const Node &v = plans.visible[plans.visible.find(name)], &f = plans.fast[plans.fast.find(name)];
        CHECK(v.offset == f.offset);
        CHECK(v.shape == f.shape);
    }
}

// Published counts: keras.io (784-128-10), M. Nielsen's book (784-30-10).
TEST_CASE("model: parameter counts of well-known networks") {
    const auto count = [](std::vector<int> sizes) {
        Model model;
        model.input = {sizes[0]};
        for (size_t i = 1; i < sizes.size(); ++i) model.layers.push_back(dense_layer("layer_" + std::to_string(i), sizes[i], "relu"));
        return parameter_count(*checked(model));
    };
    CHECK(count({784, 128, 10}) == 101770);
    CHECK(count({784, 30, 10}) == 23860);
    CHECK(count({784, 64, 64, 10}) == 55050);
    CHECK(count({3, 4, 4, 1}) == 41);
}

TEST_CASE("model: a layer is one column of the screen, the input too") {
    const Plan plan = compile(small_model(2, 3, "softmax"), 1, 1).visible;
    REQUIRE(plan.layers.size() == 3);
    CHECK(plan.layers[0].kind == "InputLayer");
    CHECK(plan.layers[0].output == plan.input);
    CHECK(plan.layers[0].kernel == -1);
    CHECK(plan.layers[1].name == "hidden");
    CHECK(plan.layers[1].activation == "tanh");
    CHECK(plan[plan.layers[2].kernel].name == "output.w");
    CHECK(plan[plan.layers[2].bias].name == "output.b");
    CHECK(plan.layers[2].output == plan.output);
}

TEST_CASE("model: both plans compute the same outputs, loss and gradients, for every activation and loss") {
    const bool use_bias = GENERATE(true, false);
    for (const ActivationKind& activation : activation_kinds())
        for (const LossKind& loss : loss_kinds()) {
            INFO(activation.name << " " << loss.name);
            Model model;
            model.input = {3};
            model.layers = {dense_layer("hidden", 4, activation.name, use_bias), dense_layer("output", 3, "sigmoid")};
            model.loss = loss.name;
            const Model m = *checked(model);
            const Compiled plans = compile(m, 7, 9);
            const Memory slow = run(m, plans.visible, 5), fast = run(m, plans.fast, 5);
            for (const char* name : {"hidden.a", "output.a"})
                for (int i = 0; i < 15; ++i)
                    CHECK_THAT(read_value(plans.visible, slow, plans.visible.find(name), i),
                               WithinAbs(read_value(plans.fast, fast, plans.fast.find(name), i), 1e-12));
            CHECK_THAT(read_value(plans.visible, slow, plans.visible.loss, 0), WithinAbs(read_value(plans.fast, fast, plans.fast.loss, 0), 1e-12));
            double steepest = 0;
            for (int i = 0; i < plans.fast.n_parameters; ++i) {
                CHECK_THAT(slow.parameters->grad.at(size_t(i)), WithinAbs(fast.parameters->grad.at(size_t(i)), 1e-12));
                steepest = std::max(steepest, std::fabs(fast.parameters->grad.at(size_t(i))));
            }
            CHECK(steepest > 1e-6);
        }
}

TEST_CASE("model: starting values depend on the seed and not on the plan") {
    const Model model = small_model();
    const Compiled plans = compile(model, 1, 50);
    const auto start = [&](const Plan& plan, uint64_t seed) {
        auto p = make_parameters(plan, Precision::float32);
        initialize(model, plan, *p, seed);
        return p->value;
    };
    CHECK(start(plans.visible, 3) == start(plans.fast, 3));
    CHECK_FALSE(start(plans.visible, 3) == start(plans.visible, 4));
    const Slab values = start(plans.visible, 3);
    for (int i = 0; i < 3; ++i) CHECK(values.at(plans.visible[plans.visible.find("hidden.b")].offset + size_t(i)) == 0);
    CHECK(values.at(0) != values.at(1));
}

TEST_CASE("model: no two parameters start from the same random numbers") {
    Model model;
    model.input = {2};
    model.layers = {dense_layer("a", 2, "tanh"), dense_layer("b", 2, "tanh")};
    for (LayerSpec& layer : model.layers)
        layer.settings.set("kernel_initializer", "RandomNormal"), layer.settings.set("bias_initializer", "RandomNormal");
    const Model m = *checked(model);
    const Plan plan = compile(m, 1, 1).fast;
    auto p = make_parameters(plan, Precision::float64);
    initialize(m, plan, *p, 1);
    for (size_t i = 0; i < p->value.size(); ++i)
        for (size_t k = 0; k < i; ++k) CHECK(p->value.at(i) != p->value.at(k));
}

TEST_CASE("model: each layer starts from its own initializer with its settings") {
    Model model;
    model.input = {2};
    model.layers = {dense_layer("a", 2, "tanh"), dense_layer("b", 1, "linear")};
    model.layers[0].settings.set("kernel_initializer", "constant");
    model.layers[0].settings.set("kernel_initializer.value", 0.75);
    model.layers[0].settings.set("bias_initializer", "Ones");
    const Model m = *checked(model);
    const Plan plan = compile(m, 1, 1).fast;
    auto p = make_parameters(plan, Precision::float32);
    initialize(m, plan, *p, 1);
    for (size_t i = 0; i < 4; ++i) CHECK(p->value.at(i) == 0.75);
    for (size_t i = 4; i < 6; ++i) CHECK(p->value.at(i) == 1);
    CHECK(p->value.at(6) != p->value.at(7));
}
