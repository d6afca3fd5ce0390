// matmul, add_bias and dense: what the law in op_law_test.cpp does not say.
#include <cmath>

#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"
#include "base/parallel.h"
#include "base/rng.h"

namespace chainrule {
namespace {

const Activation activations[] = {Activation::linear, Activation::sigmoid, Activation::tanh, Activation::relu};

std::vector<double> random_numbers(int n, uint64_t seed, double size) {
    std::vector<double> numbers;
    for (int i = 0; i < n; ++i) numbers.push_back(size * random_normal({seed, 0, 0, uint64_t(i)}));
    return numbers;
}

// x -> layer -> squared error, the layer fused or one op per step.
struct Layer : HandPlan {
    NodeId w, b, x, a, loss;

    Layer(int rows, int inputs, int units, Activation activation, bool fused, Precision precision) : HandPlan(rows) {
        w = parameter("w", {inputs, units}, random_numbers(inputs * units, 1, 1 / std::sqrt(inputs)));
        b = parameter("b", {units}, random_numbers(units, 2, 0.1));
        x = input("x", {inputs}, random_numbers(rows * inputs, 3, 1));
        const NodeId y = input("y", {units}, random_numbers(rows * units, 4, 1));
        if (fused) {
            a = dense(plan, x, w, b, activation, "a");
        } else {
            a = add_bias(plan, matmul(plan, x, w, "xw"), b, "z");
            if (activation == Activation::sigmoid) a = sigmoid(plan, a, "a");
            if (activation == Activation::tanh) a = tanh(plan, a, "a");
            if (activation == Activation::relu) a = relu(plan, a, "a");
        }
        loss = squared_error(plan, a, y, true, Reduction::sum, "loss");
        run(precision);
    }
};

std::string shape_error(auto build) {
    Plan p(2);
    const NodeId w = p.add_parameter("w", shape_of({3, 4})), b = p.add_parameter("b", shape_of({4}));
    const NodeId x = p.add_input("x", batch_of({3}));
    const auto [op, shapes] = build(p, x, w, b);
    const Result<Shape> shape = p[op].op->shape(shapes);
    return shape ? to_text(*shape) : shape.error().key;
}

}  // namespace

TEST_CASE("dense: the fused op computes what its visible steps compute") {
    for (auto [precision, tolerance] : {std::pair(Precision::float64, 1e-13), {Precision::float32, 2e-6}})
        for (Activation activation : activations)
            for (auto [rows, inputs, units] : {std::array{1, 1, 1}, {10, 2, 8}, {3, 7, 5}, {10, 8, 1}, {32, 100, 60}}) {
                const Layer fused(rows, inputs, units, activation, true, precision);
                const Layer visible(rows, inputs, units, activation, false, precision);
                INFO("activation " << int(activation) << ", " << rows << " x " << inputs << " x " << units);
                auto compare = [&, tolerance = tolerance](const char* what, const Slab& one, const Slab& other, size_t at_one, size_t at_other, int n) {
                    double worst = 0;
                    for (size_t i = 0; i < size_t(n); ++i) worst = std::max(worst, std::fabs(one.at(at_one + i) - other.at(at_other + i)) / (1 + std::fabs(one.at(at_one + i))));
                    INFO(what);
                    CHECK(worst <= tolerance * std::sqrt(rows * inputs));
                };
                const Memory &f = fused.memory, &v = visible.memory;
                compare("a", f.work.value, v.work.value, fused.plan[fused.a].offset, visible.plan[visible.a].offset, rows * units);
                compare("dx", f.work.grad, v.work.grad, fused.plan[fused.x].offset, visible.plan[visible.x].offset, rows * inputs);
                compare("dw, db", f.parameters->grad, v.parameters->grad, 0, 0, fused.plan.n_parameters);
            }
}

TEST_CASE("dense: the same bits on one thread and on several") {
    const int before = thread_count();
    for (Precision precision : {Precision::float64, Precision::float32}) {
        set_thread_count(1);
        const Layer one(200, 90, 70, Activation::tanh, true, precision);
        set_thread_count(4);
        const Layer four(200, 90, 70, Activation::tanh, true, precision);
        CHECK(one.memory.work.value == four.memory.work.value);
        CHECK(one.memory.work.grad == four.memory.work.grad);
        CHECK(one.memory.parameters->grad == four.memory.parameters->grad);
    }
    set_thread_count(before);
}

TEST_CASE("dense: a neuron reads as a neuron") {
    const Layer p(2, 2, 2, Activation::tanh, true, Precision::float64), linear(1, 2, 1, Activation::linear, true, Precision::float64);
    CHECK(p.text(p.a, Slot::value, 1) == "tanh(x[0]·w[0,1] + x[1]·w[1,1] + b[1])");
    CHECK(linear.text(linear.a) == "x[0]·w[0,0] + x[1]·w[1,0] + b[0]");
    CHECK(p.text(p.w, Slot::grad, 1) == "grad a[1]·(1 − a[1]²)·x[0] + grad a[1]#1·(1 − a[1]#1²)·x[0]#1");
    CHECK(p.text(p.b, Slot::grad, 0) == "grad a[0]·(1 − a[0]²) + grad a[0]#1·(1 − a[0]#1²)");
    CHECK(linear.text(linear.x, Slot::grad, 1) == "grad a[0]·w[1,0]");
}

TEST_CASE("matmul: shapes that cannot be multiplied are refused, with both of them") {
    auto with = [](Shape x, Shape w) {
        return shape_error([&](Plan& p, NodeId in, NodeId kernel, NodeId) { return std::pair(matmul(p, in, kernel), std::vector{x, w}); });
    };
    CHECK(with(batch_of({3}), shape_of({3, 4})) == "(batch, 4)");
    CHECK(with(batch_of({5, 3}), shape_of({3, 4})) == "(batch, 5, 4)");
    CHECK(with(batch_of({4}), shape_of({3, 4})) == "shape.matmul");
    CHECK(with(batch_of({}), shape_of({1, 4})) == "shape.matmul");
    CHECK(with(batch_of({3}), shape_of({3})) == "shape.matmul");
    CHECK(with(batch_of({3}), batch_of({3, 4})) == "shape.matmul");
}

TEST_CASE("add_bias, dense: a bias that does not fit is refused") {
    auto bias = [](Shape x, Shape b) {
        return shape_error([&](Plan& p, NodeId in, NodeId w, NodeId v) { return std::pair(add_bias(p, matmul(p, in, w), v), std::vector{x, b}); });
    };
    CHECK(bias(batch_of({4}), shape_of({4})) == "(batch, 4)");
    CHECK(bias(batch_of({4}), shape_of({3})) == "shape.add_bias");
    CHECK(bias(batch_of({4}), shape_of({1, 4})) == "shape.add_bias");
    auto layer = [](Shape x, Shape w, Shape b) {
        return shape_error([&](Plan& p, NodeId in, NodeId k, NodeId v) {
            return std::pair(dense(p, in, k, v, Activation::relu), std::vector{x, w, b});
        });
    };
    CHECK(layer(batch_of({3}), shape_of({3, 4}), shape_of({4})) == "(batch, 4)");
    CHECK(layer(batch_of({3}), shape_of({3, 4}), shape_of({3})) == "shape.add_bias");
    CHECK(layer(batch_of({3}), shape_of({2, 4}), shape_of({4})) == "shape.matmul");
}

}  // namespace chainrule
