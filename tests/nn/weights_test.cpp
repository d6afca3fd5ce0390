#include "nn/weights.h"

#include "models.h"

using namespace chainrule;
using namespace chainrule::test;

namespace {

Result<std::vector<Weights>> read(const char* text) { return weights_from_json(*parse_json(text)); }

const char* all = R"([{"name": "hidden/kernel", "trainable": true, "shape": [2, 3], "data": [1, 2, 3, 4, 5, 6]},
                      {"name": "hidden/bias", "shape": [3], "data": [7, 8, 9]},
                      {"name": "output/kernel", "shape": [3, 1], "data": [10, 11, 12]}, {"name": "output/bias", "shape": [1], "data": [13]}])";

}  // namespace

TEST_CASE("weights: kernels keep their order, inputs x units") {
    const Plan plan = compile(small_model(), 1, 1).visible;
    Memory memory = make_memory(plan, Precision::float32);
    REQUIRE(set_weights(plan, *memory.parameters, *read(all)));
    CHECK(read_value(plan, memory, plan.find("hidden.w"), 0) == 1);
    CHECK(read_value(plan, memory, plan.find("hidden.w"), 1 * 3 + 2) == 6);  // input 1, unit 2
    CHECK(read_value(plan, memory, plan.find("hidden.b"), 2) == 9);
    CHECK(read_value(plan, memory, plan.find("output.w"), 1) == 11);
    CHECK(read_value(plan, memory, plan.find("output.b"), 0) == 13);
}

TEST_CASE("weights: those that do not fit are refused and nothing changes") {
    const Plan plan = compile(small_model(), 1, 1).visible;
    auto parameters = make_parameters(plan, Precision::float32);
    auto weights = *read(all);
    weights.pop_back();
    auto fewer = set_weights(plan, *parameters, weights);
    REQUIRE(!fewer);
    CHECK(fewer.error().key == "weights.number");
    CHECK(argument(fewer.error(), "expected") == "4");
    weights = *read(all);
    weights[2].shape = {1, 3};
    auto turned = set_weights(plan, *parameters, weights);
    REQUIRE(!turned);
    CHECK(turned.error().key == "weights.shape");
    CHECK(argument(turned.error(), "name") == "output.w");
    CHECK(argument(turned.error(), "expected") == "(3, 1)");
    CHECK(argument(turned.error(), "found") == "(1, 3)");
    for (size_t i = 0; i < parameters->value.size(); ++i) CHECK(parameters->value.at(i) == 0);
}

TEST_CASE("weights: faults in the text are named") {
    CHECK(read("{}").error().key == "model.expected");
    CHECK(read(R"([{"shape": [1], "data": [1]}])").error().key == "model.expected");
    CHECK(argument(read(R"([{"name": "a", "shape": [1]}])").error(), "what") == "data");
    CHECK(argument(read(R"([{"name": "a", "shape": [1], "data": ["x"]}])").error(), "found") == "x");
    CHECK(argument(read(R"([{"name": "a", "shape": [-1], "data": []}])").error(), "what") == "shape");
    auto count = read(R"([{"name": "a", "shape": [1000000000, 1000000000], "data": [1]}])");
    REQUIRE(!count);
    CHECK(count.error().key == "weights.count");
    CHECK(argument(count.error(), "found") == "1");
}
