#include "nn/losses.h"

#include <cmath>

#include "models.h"

using namespace chainrule;
using namespace chainrule::test;
using Catch::Matchers::WithinAbs;

namespace {

double loss_of(const char* name, Values given, std::vector<std::vector<double>> target, std::vector<std::vector<double>> prediction) {
    const LossKind& kind = *find_loss(name);
    const int rows = int(target.size()), outputs = int(target[0].size());
    Plan plan(rows);
    const NodeId p = plan.add_input("p", batch_of({outputs})), t = plan.add_input("y", batch_of({outputs}), false);
    const NodeId loss = kind.build(plan, p, t, *checked(given, kind.fields, name));
    CHECK(plan[loss].name == "loss");
    Memory memory = make_memory(plan, Precision::float64);
    for (int i = 0; i < rows * outputs; ++i) {
        write_value(plan, memory, p, i, prediction[size_t(i / outputs)][size_t(i % outputs)]);
        write_value(plan, memory, t, i, target[size_t(i / outputs)][size_t(i % outputs)]);
    }
    forward_all(plan, memory);
    return read_value(plan, memory, loss, 0);
}

Values with(const char* name, Value value) {
    Values v;
    v.set(name, std::move(value));
    return v;
}

const std::vector<std::vector<double>> y = {{1, 9, 2}, {-5, -2, 6}}, p = {{4, 8, 12}, {8, 1, 3}};
const std::vector<std::vector<double>> identity = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

}  // namespace

// Keras, keras/src/losses/losses_test.py; in float, and cut rather than rounded.
TEST_CASE("losses: the values of Keras's own tests") {
    CHECK_THAT(loss_of("mean_squared_error", {}, y, p), WithinAbs(49.5, 1e-12));
    CHECK_THAT(loss_of("categorical_crossentropy", {}, identity, {{.9 / 1, .05, .05}, {.5 / 1.99, .89 / 1.99, .6 / 1.99}, {.05, .01, .94}}),
               WithinAbs(0.3239, 1e-4));
    CHECK_THAT(loss_of("categorical_crossentropy", with("from_logits", true), identity, {{8, 1, 1}, {0, 9, 1}, {2, 3, 5}}), WithinAbs(0.0573, 1e-4));
    CHECK_THAT(loss_of("binary_crossentropy", {}, identity, {{.9, .1, .2}, {.3, .8, .1}, {.1, .2, .7}}), WithinAbs(0.20046903, 2e-7));
    CHECK_THAT(loss_of("binary_crossentropy", with("from_logits", true), {{1, 0, 1}, {0, 1, 1}}, {{10, -10, 10}, {10, 10, -10}}),
               WithinAbs(3.3333, 1e-4));
    CHECK_THAT(loss_of("hinge", {}, {{-1, 1}, {-1, 1}}, {{0.6, 0.4}, {0.4, 0.6}}), WithinAbs((1.6 + 0.6 + 1.4 + 0.4) / 4, 1e-12));
}

// CS231n, linear classification: scores (13, -7, 11) with margin 10, and (-2.85, 0.86, 0.28) with margin 1.
TEST_CASE("losses: multiclass hinge as in CS231n") {
    CHECK_THAT(loss_of("multiclass_hinge", with("margin", 10.0), {{1, 0, 0}}, {{13, -7, 11}}), WithinAbs(8, 1e-12));
    CHECK_THAT(loss_of("multiclass_hinge", {}, {{0, 0, 1}}, {{-2.85, .86, .28}}), WithinAbs(1.58, 1e-12));
}

TEST_CASE("losses: a reduction says what is averaged") {
    const double sum = 2 * 3 * 49.5;
    CHECK_THAT(loss_of("mean_squared_error", with("reduction", "mean_of_rows"), y, p), WithinAbs(sum / 2, 1e-12));
    CHECK_THAT(loss_of("squared_error", with("reduction", "sum"), y, p), WithinAbs(sum / 2, 1e-12));
    Values whole = with("half", false);
    whole.set("reduction", "sum");
    CHECK_THAT(loss_of("squared_error", whole, y, p), WithinAbs(sum, 1e-12));
    CHECK_THAT(loss_of("mean_squared_error", with("reduction", "sum"), {{1}, {2}}, {{2}, {4}}), WithinAbs(5, 1e-12));
}

TEST_CASE("losses: each is found by its function and its class name") {
    for (const LossKind& kind : loss_kinds()) CHECK(find_loss(kind.name) == &kind);
    CHECK(find_loss("BinaryCrossentropy") == find_loss("binary_crossentropy"));
    CHECK(find_loss("categoricalCrossentropy") == find_loss("categorical_crossentropy"));
    CHECK(find_loss("triplet") == nullptr);
}
