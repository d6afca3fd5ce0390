// add, subtract, multiply, divide, power, exp, log, neg: what the law in op_law_test.cpp does not say.
#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

// y = op(a, b), run once.
struct Two : HandPlan {
    NodeId a, b, y;
    Two(double x, double z, NodeId (*op)(Plan&, NodeId, NodeId, std::string)) {
        a = parameter("a", x);
        b = parameter("b", z);
        y = op(plan, a, b, "y");
        run();
    }
};

std::string shape_error(Shape a, Shape b) {
    Plan p(2);
    NodeId one = p.add_parameter("one", shape_of({}));
    const std::shared_ptr<const Op> op = p[add(p, one, one)].op;
    const Result<Shape> shape = op->shape(std::array{a, b});
    return shape ? to_text(*shape) : shape.error().key;
}

}  // namespace

TEST_CASE("add, subtract: hand their gradient on") {
    const Two sum(2, 3, add), difference(2, 3, subtract);
    CHECK(sum.value(sum.y) == 5);
    CHECK(sum.grad(sum.a) == 1);
    CHECK(sum.grad(sum.b) == 1);
    CHECK(difference.value(difference.y) == -1);
    CHECK(difference.grad(difference.b) == -1);
    CHECK(sum.text(sum.y) == "a + b");
    CHECK(difference.text(difference.y) == "a − b");
    CHECK(difference.text(difference.b, Slot::grad) == "−grad y");
}

TEST_CASE("multiply: each factor's gradient is the other factor") {
    const Two p(-2, 3, multiply);
    CHECK(p.value(p.y) == -6);
    CHECK(p.grad(p.a) == 3);
    CHECK(p.grad(p.b) == -2);
    CHECK(p.text(p.a, Slot::grad) == "grad y·b");
}

TEST_CASE("divide: gradients of both sides") {
    const Two p(6, -2, divide);
    CHECK(p.value(p.y) == -3);
    CHECK(p.grad(p.a) == -0.5);
    CHECK(p.grad(p.b) == -1.5);
    CHECK(p.text(p.b, Slot::grad) == "−grad y·a / b²");
}

TEST_CASE("power: 0 and 1 as exponents are no special case for the learner") {
    for (double exponent : {0., 1., 2., 3.}) {
        HandPlan p;
        const NodeId x = p.parameter("x", 0);
        power(p.plan, x, exponent, "y");
        p.run();
        CHECK(p.value(1) == (exponent == 0 ? 1 : 0));
        CHECK(p.grad(x) == (exponent == 1 ? 1 : 0));  // and never not-a-number
        CHECK(evaluate(p.formula(x, Slot::grad), p.plan, p.memory) == p.grad(x));
    }
}

TEST_CASE("exp, log, neg: known points") {
    HandPlan p;
    const NodeId x = p.parameter("x", 1);
    const NodeId e = exp(p.plan, x, "e"), l = log(p.plan, e, "l"), n = neg(p.plan, l, "n");
    p.run();
    CHECK(p.value(e) == Catch::Approx(2.718281828459045).epsilon(1e-15));
    CHECK(p.value(l) == Catch::Approx(1).epsilon(1e-15));
    CHECK(p.value(n) == Catch::Approx(-1).epsilon(1e-15));
    CHECK(p.grad(x) == Catch::Approx(-1).epsilon(1e-15));
    CHECK(p.text(l, Slot::grad) == "−grad n");
    CHECK(p.text(e, Slot::grad) == "grad l / e");
}

TEST_CASE("two inputs: one number goes with all, and gets all their gradients") {
    HandPlan p(2);
    const NodeId x = p.input("x", {3}, {1, 2, 3, 4, 5, 6}), s = p.parameter("s", 2);
    const NodeId y = multiply(p.plan, x, s, "y");
    p.allocate();
    p.forward();
    for (int i = 0; i < 6; ++i) p.memory.work.grad.set(p.plan[y].offset + size_t(i), 1);
    backward(p.plan, p.memory, y);
    CHECK(p.value(y, 5) == 12);
    CHECK(p.grad(s) == 21);
    CHECK(p.text(y, Slot::value, 4) == "x[1]#1·s");
    CHECK(p.text(s, Slot::grad, 0, {.most_terms = 1}) == "grad y[2]#1·x[2]#1 + 5 more");
}

TEST_CASE("two inputs: shapes that do not go together are refused") {
    CHECK(shape_error(batch_of({3}), batch_of({3})) == "(batch, 3)");
    CHECK(shape_error(batch_of({3}), shape_of({3})) == "(batch, 3)");
    CHECK(shape_error(shape_of({3}), batch_of({1})) == "(batch, 3)");
    CHECK(shape_error(shape_of({2, 2}), shape_of({})) == "(2, 2)");
    CHECK(shape_error(batch_of({3}), batch_of({2})) == "shape.elementwise");
    CHECK(shape_error(shape_of({2, 3}), shape_of({3, 2})) == "shape.elementwise");
    CHECK(shape_error(shape_of({2, 3}), shape_of({3})) == "shape.elementwise");
}

TEST_CASE("a node without a name takes its op's and its number") {
    Plan p;
    const NodeId x = p.add_parameter("x", shape_of({}));
    CHECK(p[exp(p, x)].name == "exp_1");
    CHECK(p[neg(p, x)].name == "neg_2");
}

}  // namespace chainrule
