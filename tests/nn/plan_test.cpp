#include "nn/plan.h"

#include <catch_amalgamated.hpp>

#include "../support/allocation_counter.h"
#include "../support/hand_plan.h"
#include "base/parallel.h"

namespace chainrule {
namespace {

// Every op in one network, with `width` numbers per example.
struct AllOps : HandPlan {
    AllOps(int rows, int width, Precision precision) : HandPlan(rows) {
        const std::vector<double> some(size_t(rows * width), 0.3), kernel(size_t(width * width), 0.1), row(size_t(width), 0.2);
        const NodeId x = input("x", {width}, some), y = input("y", {width}, some);
        const NodeId w = parameter("w", {width, width}, kernel), b = parameter("b", {width}, row);
        NodeId a = add_bias(plan, matmul(plan, x, w), b);
        for (Activation activation : {Activation::linear, Activation::sigmoid, Activation::tanh, Activation::relu})
            a = dense(plan, a, w, b, activation);
        a = tanh(plan, relu(plan, sigmoid(plan, a)));
        a = divide(plan, multiply(plan, subtract(plan, add(plan, a, x), y), a), exp(plan, neg(plan, a)));
        a = softmax(plan, log(plan, power(plan, add(plan, a, parameter("one", 1)), 2)));
        NodeId loss = squared_error(plan, a, y, true, Reduction::mean);
        loss = add(plan, loss, hinge(plan, a, y, Reduction::mean));
        loss = add(plan, loss, multiclass_hinge(plan, a, y, 1));
        for (bool from_logits : {false, true}) {
            loss = add(plan, loss, binary_cross_entropy(plan, a, y, from_logits, Reduction::mean));
            loss = add(plan, loss, categorical_cross_entropy(plan, a, y, from_logits));
        }
        run(precision);  // also starts the threads
    }
};

}  // namespace

TEST_CASE("forward and backward allocate nothing") {
    for (Precision precision : {Precision::float32, Precision::float64})
        for (auto [rows, width] : {std::pair(10, 8), {128, 100}}) {
            AllOps p(rows, width, precision);
            const int64_t before = allocation_count();
            forward_all(p.plan, p.memory);
            zero_gradients(p.plan, p.memory);
            backward_all(p.plan, p.memory, p.plan.n_nodes() - 1);
            const int64_t after = allocation_count();
            CHECK(after == before);
        }
}

TEST_CASE("a whole network: the same bits on one thread and on several") {
    const int before = thread_count();
    for (Precision precision : {Precision::float32, Precision::float64}) {
        set_thread_count(1);
        const AllOps one(512, 100, precision);
        set_thread_count(4);
        const AllOps four(512, 100, precision);
        CHECK(one.memory.work.value == four.memory.work.value);
        CHECK(one.memory.work.grad == four.memory.work.grad);
        CHECK(one.memory.parameters->grad == four.memory.parameters->grad);
    }
    set_thread_count(before);
}

TEST_CASE("a number that is used twice gets both gradients, and its formula says so") {
    HandPlan p;
    const NodeId a = p.parameter("a", 3), c = p.parameter("c", 5);
    const NodeId twice = add(p.plan, a, a, "twice");
    multiply(p.plan, twice, multiply(p.plan, a, c, "ac"), "y");  // y = 2 a^2 c
    p.run();
    CHECK(p.value(p.plan.n_nodes() - 1) == 90);
    CHECK(p.grad(a) == 60);
    CHECK(p.text(a, Slot::grad) == "grad twice + grad twice + grad ac·c");
    CHECK(evaluate(p.formula(a, Slot::grad), p.plan, p.memory) == 60);
}

TEST_CASE("a weight that two layers share gets both gradients") {
    HandPlan p;
    const NodeId x = p.input("x", {2}, {1, 2}), w = p.parameter("w", {2, 2}, {0.1, 0.2, 0.3, 0.4});
    const NodeId h = tanh(p.plan, matmul(p.plan, x, w, "xw"), "h");
    squared_error(p.plan, matmul(p.plan, h, w, "hw"), p.input("y", {2}, {1, -1}), true, Reduction::sum, "loss");
    p.run();
    for (int i = 0; i < 4; ++i) {
        const double original = p.value(w, i), h_step = 1e-6;
        auto loss_at = [&](double value) {
            write_value(p.plan, p.memory, w, i, value);
            p.forward();
            return p.value(p.plan.n_nodes() - 1);
        };
        const double slope = (loss_at(original + h_step) - loss_at(original - h_step)) / (2 * h_step);
        loss_at(original);
        CHECK(p.grad(w, i) == Catch::Approx(slope).epsilon(1e-8));
        CHECK(evaluate(p.formula(w, Slot::grad, i), p.plan, p.memory) == Catch::Approx(p.grad(w, i)).epsilon(1e-14));
    }
    CHECK(p.text(w, Slot::grad, 0) == "grad xw[0]·x[0] + grad hw[0]·h[0]");
}

TEST_CASE("the loss's own gradient is one, and leaves explain themselves") {
    HandPlan p;
    const NodeId a = p.parameter("a", 3);
    const NodeId y = exp(p.plan, a, "y"), unused = p.parameter("unused", 1);
    p.allocate();
    p.forward();
    p.backward(y);
    CHECK(to_text(explain(p.plan, p.memory, {y, Slot::grad, 0}, y), p.plan, p.memory) == "1");
    CHECK(p.text(a) == "a");
    CHECK(to_text(explain(p.plan, p.memory, {unused, Slot::grad, 0}, y), p.plan, p.memory) == "0");
}

}  // namespace chainrule
