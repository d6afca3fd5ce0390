#include "nn/expr.h"

#include <cmath>
#include <limits>

#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

double result(const Expr& e) {
    static HandPlan nothing;
    return evaluate(e, nothing.plan, nothing.memory);
}
double result(const Function& f, std::vector<double> args) { return f.eval(args); }

}  // namespace

TEST_CASE("formula: every kind evaluates to what it says") {
    CHECK(result(number(2.5)) == 2.5);
    CHECK(result(sum({number(1), number(2), number(4)})) == 7);
    CHECK(result(sum({})) == 0);
    CHECK(result(product({number(3), number(-2)})) == -6);
    CHECK(result(product({})) == 1);
    CHECK(result(quotient(number(1), number(4))) == 0.25);
    CHECK(result(power(number(3), number(4))) == 81);
    CHECK(result(negate(number(3))) == -3);
    CHECK(result(difference(number(3), number(5))) == -2);
    CHECK(result(call(fn::max, {number(1), number(7), number(3)})) == 7);
}

TEST_CASE("formula: a cell evaluates to the number it names") {
    HandPlan p;
    const NodeId x = p.input("x", {2}, {3, 5});
    p.allocate();
    CHECK(evaluate(cell({x, Slot::value, 1}), p.plan, p.memory) == 5);
}

TEST_CASE("functions of formulas: step, relu, sign and inside at their corners") {
    CHECK(result(fn::step, {0}) == 0);
    CHECK(result(fn::step, {1e-300}) == 1);
    CHECK(result(fn::step, {-1}) == 0);
    CHECK(result(fn::relu, {-2}) == 0);
    CHECK(result(fn::relu, {2}) == 2);
    CHECK(result(fn::sign, {-3}) == -1);
    CHECK(result(fn::sign, {0}) == 0);
    CHECK(result(fn::inside, {0, 0, 1}) == 0);
    CHECK(result(fn::inside, {0.5, 0, 1}) == 1);
    CHECK(result(fn::inside, {1, 0, 1}) == 0);
    CHECK(result(fn::clip, {5, 0, 1}) == 1);
    CHECK(result(fn::clip, {-5, 0, 1}) == 0);
    CHECK(result(fn::one_if_equal, {2, 2}) == 1);
    CHECK(result(fn::one_if_equal, {2, 3}) == 0);
}

TEST_CASE("functions of formulas: sigmoid and softplus hold far out") {
    CHECK(result(fn::sigmoid, {1000}) == 1);
    CHECK(result(fn::sigmoid, {-1000}) == 0);
    CHECK(result(fn::sigmoid, {-700}) > 0);
    CHECK(result(fn::softplus, {1000}) == 1000);
    CHECK(result(fn::softplus, {-1000}) == 0);
    CHECK(result(fn::softplus, {0}) == std::log(2.0));
}

}  // namespace chainrule
