// sigmoid, tanh, relu, softmax: what the law in op_law_test.cpp does not say.
#include <cmath>
#include <numeric>

#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

const Precision both[] = {Precision::float64, Precision::float32};

// One op on a row of numbers, with gradient 1 at every output.
struct Row : HandPlan {
    NodeId x, y;
    Row(std::vector<double> numbers, NodeId (*op)(Plan&, NodeId, std::string), Precision precision = Precision::float64) {
        const int n = int(numbers.size());
        x = input("x", {n}, std::move(numbers));
        y = op(plan, x, "y");
        allocate(precision);
        forward();
        for (int i = 0; i < n; ++i) memory.work.grad.set(plan[y].offset + size_t(i), 1);
        chainrule::backward(plan, memory, y);
    }
    int size() const { return plan[x].shape.count(); }
    double explained(Slot slot, int i) const { return evaluate(formula(slot == Slot::value ? y : x, slot, i), plan, memory); }
};

}  // namespace

TEST_CASE("relu: gradient is zero for negative input") {
    for (Precision precision : both) {
        const Row p({-1, -1e-30, 0.5}, relu, precision);
        CHECK(p.value(p.y, 0) == 0);
        CHECK(p.value(p.y, 2) == 0.5);
        CHECK(p.grad(p.x, 0) == 0);
        CHECK(p.grad(p.x, 1) == 0);
        CHECK(p.grad(p.x, 2) == 1);
    }
}

TEST_CASE("relu: gradient at zero is zero") {
    for (Precision precision : both) {
        const Row p({0, -0.0}, relu, precision);
        CHECK(p.grad(p.x, 0) == 0);
        CHECK(p.grad(p.x, 1) == 0);
        CHECK(p.explained(Slot::grad, 0) == 0);
    }
}

TEST_CASE("relu, sigmoid, tanh: not a number goes through, so that it is noticed") {
    for (Precision precision : both)
        for (auto op : {relu, sigmoid, tanh, softmax}) CHECK(std::isnan(Row({NAN}, op, precision).value(1)));
}

TEST_CASE("sigmoid: holds on both ends") {
    for (Precision precision : both) {
        const Row p({-1000, -80, 0, 80, 1000}, sigmoid, precision);
        CHECK(p.value(p.y, 0) == 0);
        CHECK(p.value(p.y, 1) == Catch::Approx(std::exp(-80.0)).epsilon(2e-6));
        CHECK(p.value(p.y, 2) == 0.5);
        CHECK(p.value(p.y, 4) == 1);
        CHECK(p.grad(p.x, 2) == 0.25);
        CHECK(p.grad(p.x, 4) == 0);
        CHECK(p.text(p.y) == "sigmoid(x[0])");
        CHECK(p.text(p.x, Slot::grad) == "grad y[0]·y[0]·(1 − y[0])");
    }
}

TEST_CASE("tanh: odd, and flat far out") {
    for (Precision precision : both) {
        const Row p({-50, -0.3, 0.3, 50}, tanh, precision);
        CHECK(p.value(p.y, 0) == -1);
        CHECK(p.value(p.y, 1) == -p.value(p.y, 2));
        CHECK(p.grad(p.x, 3) == 0);
        CHECK(p.text(p.x, Slot::grad) == "grad y[0]·(1 − y[0]²)");
    }
}

TEST_CASE("softmax: each row adds up to one") {
    for (Precision precision : both) {
        const Row p({0.3, -2, 5, 1}, softmax, precision);
        double total = 0;
        for (int i = 0; i < 4; ++i) total += p.value(p.y, i);
        CHECK(total == Catch::Approx(1).epsilon(1e-6));
    }
}

TEST_CASE("softmax: adding 10000 to every input changes nothing") {
    for (Precision precision : both) {
        const Row small({0, 1, 2, 3}, softmax, precision), large({10000, 10001, 10002, 10003}, softmax, precision);
        for (int i = 0; i < 4; ++i) {
            CHECK(small.value(small.y, i) == large.value(large.y, i));
            CHECK(large.explained(Slot::value, i) == Catch::Approx(large.value(large.y, i)).epsilon(1e-6));
        }
    }
}

TEST_CASE("softmax: very negative rows are shares too") {
    const Row p({-10000, -10001}, softmax);
    CHECK(p.value(p.y, 0) == Catch::Approx(1 / (1 + std::exp(-1.0))).epsilon(1e-14));
    CHECK(p.explained(Slot::value, 0) == Catch::Approx(p.value(p.y, 0)).epsilon(1e-14));
}

TEST_CASE("softmax: a gradient that is the same for all outputs moves nothing") {
    const Row p({0.3, -2, 5, 1}, softmax);  // gradient 1 everywhere
    for (int i = 0; i < 4; ++i) CHECK(p.grad(p.x, i) == Catch::Approx(0).margin(1e-15));
}

TEST_CASE("softmax: the formula is the textbook's, and the largest is subtracted only where it must be") {
    const Row small({1, 2}, softmax), large({1000, 2000}, softmax);
    CHECK(small.text(small.y) == "exp(x[0]) / (exp(x[0]) + exp(x[1]))");
    CHECK(large.text(large.y) == "exp(x[0] − x[1]) / (exp(x[0] − x[1]) + exp(x[1] − x[1]))");
    CHECK(small.text(small.x, Slot::grad) == "y[0]·(grad y[0] − (grad y[0]·y[0] + grad y[1]·y[1]))");
}

}  // namespace chainrule
