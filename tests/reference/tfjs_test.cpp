// Small models that were run in TensorFlow.js 4.22.0 (float32): the output, every gradient, the input's gradient and the
// loss over five steps of its optimizer are compared with ours. The cases lie outside the project and may be missing.
#include <cmath>
#include <filesystem>

#include "nn/losses.h"
#include "nn/names.h"
#include "nn/optimizers.h"
#include "nn/weights.h"
#include "../nn/models.h"
#include "../support/places.h"

using namespace chainrule;
using namespace chainrule::test;
using Catch::Matchers::WithinAbs;

namespace {

struct Case {
    Json json;
    Model model;
    int rows = 0;
};

std::vector<double> data_of(const Json& tensor) {
    std::vector<double> data;
    for (const Json& x : *tensor.find("data")->list()) data.push_back(*x.number());
    return data;
}

Case read_case(const std::string& name) {
    const std::filesystem::path path = shared_dir() / "reference/tfjs" / (name + ".json");
    if (!std::filesystem::exists(path)) SKIP("no reference cases on this machine");
    Case c;
    c.json = *parse_json(read_file(path));
    auto model = model_from_json(to_text(*c.json.find("model")));
    REQUIRE(model);
    model->loss = find_loss(*c.json.find("loss")->text())->name;
    const Json& optimizer = *c.json.find("optimizer");
    REQUIRE(*optimizer.find("name")->text() == "sgd");
    model->optimizer_settings.set("learning_rate", *optimizer.find("learningRate")->number());
    c.model = *checked(*model);
    c.rows = int(*c.json.find("x")->find("shape")->list()->at(0).number());
    return c;
}

void check_near(const std::vector<double>& expected, const std::vector<double>& found, const char* what) {
    INFO(what);
    REQUIRE(expected.size() == found.size());
    for (size_t i = 0; i < expected.size(); ++i) CHECK_THAT(found[i], WithinAbs(expected[i], 2e-6 * std::max(1.0, std::fabs(expected[i]))));
}

std::vector<double> values_of(const Plan& plan, const Memory& memory, NodeId id, Slot slot) {
    const Node& node = plan[id];
    std::vector<double> all;
    for (int i = 0; i < node.shape.count() * (node.shape.batched ? memory.work.rows : 1); ++i)
        all.push_back(slot == Slot::value ? read_value(plan, memory, id, i) : read_grad(plan, memory, id, i));
    return all;
}

void check_tensors(const Plan& plan, const Memory& memory, const Json& expected, Slot slot) {
    size_t at = 0;
    for (NodeId id = 0; id < plan.n_nodes(); ++id)
        if (plan[id].role == Role::parameter) check_near(data_of(expected.list()->at(at++)), values_of(plan, memory, id, slot), plan[id].name.c_str());
    CHECK(at == expected.list()->size());
}

void check_plan(const Case& c, const Plan& plan, Precision precision) {
    const Json& expected = *c.json.find("expected");
    Memory memory = make_memory(plan, precision);
    memory.work.rows = c.rows;
    REQUIRE(set_weights(plan, *memory.parameters, *weights_from_json(*c.json.find("weights"))));
    for (auto [node, name] : {std::pair(plan.input, "x"), std::pair(plan.target, "y")}) {
        const std::vector<double> data = data_of(*c.json.find(name));
        for (size_t i = 0; i < data.size(); ++i) write_value(plan, memory, node, int(i), data[i]);
    }
    std::vector<double> losses;
    for (int step = 0; step < 5; ++step) {
        zero_gradients(plan, memory);
        forward_all(plan, memory);
        backward_all(plan, memory, plan.loss);
        losses.push_back(read_value(plan, memory, plan.loss, 0));
        if (step == 0) {
            check_near(data_of(*expected.find("output_inference")), values_of(plan, memory, plan.output, Slot::value), "output");
            check_tensors(plan, memory, *expected.find("gradients"), Slot::grad);
            if (plan[plan.input].wants_grad)
                check_near(data_of(*expected.find("input_gradient")), values_of(plan, memory, plan.input, Slot::grad), "input gradient");
        }
        update(*find_optimizer(c.model.optimizer), c.model.optimizer_settings, step, *memory.parameters);
    }
    std::vector<double> expected_losses;
    for (const Json& x : *expected.find("losses_of_5_steps")->list()) expected_losses.push_back(*x.number());
    check_near(expected_losses, losses, "losses");
    check_tensors(plan, memory, *expected.find("weights_after_5_steps"), Slot::value);
}

}  // namespace

TEST_CASE("TensorFlow.js: outputs, gradients and five steps agree") {
    const std::string name = GENERATE("dense-linear", "dense-relu", "dense-sigmoid", "dense-tanh", "dense-softmax", "loss-binaryCrossentropy",
                                      "loss-categoricalCrossentropy", "loss-hinge", "loss-meanSquaredError", "optimizer-sgd");
    INFO(name);
    const Case c = read_case(name);
    const Compiled plans = compile(c.model, c.rows, c.rows);
    for (Precision precision : {Precision::float32, Precision::float64}) {
        check_plan(c, plans.visible, precision);
        check_plan(c, plans.fast, precision);
    }
}
