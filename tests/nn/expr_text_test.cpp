#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

// Three numbers: a = 2, b = -0.5, and c[0..1] of a batch of two examples.
struct Names : HandPlan {
    NodeId a, b, c;
    Names() : HandPlan(2) {
        a = parameter("a", 2);
        b = parameter("b", -0.5);
        c = input("c", {2}, {1, 2, 3, 4});
        allocate();
    }
    Expr A() const { return cell({a, Slot::value, 0}); }
    Expr B() const { return cell({b, Slot::value, 0}); }
    Expr C(int i) const { return cell({c, Slot::value, i}); }
    std::string write(const Expr& e, TextStyle style = {}) const { return to_text(e, plan, memory, style); }
    std::string numbers(const Expr& e) const { return write(e, {.names = false}); }
};

}  // namespace

TEST_CASE("formula text: names, products and sums") {
    Names n;
    CHECK(n.write(sum({product({n.A(), n.B()}), n.C(1)})) == "a·b + c[1]");
    CHECK(n.write(n.C(3)) == "c[1]#1");
    CHECK(n.write(n.C(3), {.sample = 1}) == "c[1]");
    CHECK(n.write(call(fn::tanh, {sum({n.A(), n.B()})})) == "tanh(a + b)");
    CHECK(n.write(call(fn::max, {number(0), n.A()})) == "max(0, a)");
    CHECK(n.write(cell({n.a, Slot::grad, 0})) == "grad a");
}

TEST_CASE("formula text: parentheses only where they are needed") {
    Names n;
    CHECK(n.write(product({sum({n.A(), n.B()}), n.A()})) == "(a + b)·a");
    CHECK(n.write(sum({n.A(), sum({n.B(), n.A()})})) == "a + b + a");
    CHECK(n.write(product({product({n.A(), n.B()}), n.A()})) == "a·b·a");
    CHECK(n.write(quotient(sum({n.A(), n.B()}), product({n.A(), n.B()}))) == "(a + b) / (a·b)");
    CHECK(n.write(quotient(product({n.A(), n.B()}), n.A())) == "a·b / a");
    CHECK(n.write(quotient(quotient(n.A(), n.B()), quotient(n.A(), n.B()))) == "a / b / (a / b)");
    CHECK(n.write(product({quotient(n.A(), n.B()), n.A()})) == "(a / b)·a");
    CHECK(n.write(power(sum({n.A(), n.B()}), number(2))) == "(a + b)²");
    CHECK(n.write(power(product({n.A(), n.B()}), number(3))) == "(a·b)³");
    CHECK(n.write(power(power(n.A(), number(2)), number(2))) == "(a²)²");
    CHECK(n.write(product({n.A(), power(n.B(), number(2))})) == "a·b²");
    CHECK(n.write(power(n.A(), number(0.5))) == "a^0.5");
    CHECK(n.write(power(n.A(), number(-1))) == "a^(−1)");
    CHECK(n.write(product({sum({n.A()}), n.B()})) == "a·b");
    CHECK(n.write(sum({})) == "0");
    CHECK(n.write(product({})) == "1");
}

TEST_CASE("formula text: adding something negative is written as subtracting") {
    Names n;
    CHECK(n.write(difference(n.A(), n.B())) == "a − b");
    CHECK(n.write(difference(n.A(), sum({n.B(), n.A()}))) == "a − (b + a)");
    CHECK(n.write(difference(n.A(), product({n.B(), n.A()}))) == "a − b·a");
    CHECK(n.write(difference(n.A(), negate(n.B()))) == "a − (−b)");
    CHECK(n.write(negate(quotient(n.A(), n.B()))) == "−a / b");
    CHECK(n.write(product({n.A(), negate(n.B())})) == "a·(−b)");
    CHECK(n.write(sum({n.A(), product({number(-2), n.B()})})) == "a − 2·b");
    CHECK(n.write(power(negate(n.A()), number(2))) == "(−a)²");
    CHECK(n.write(quotient(n.A(), negate(n.B()))) == "a / (−b)");
}

TEST_CASE("formula text: numbers in place of names") {
    Names n;
    CHECK(n.numbers(sum({n.A(), n.B()})) == "2 − 0.5");
    CHECK(n.numbers(difference(n.A(), n.B())) == "2 − (−0.5)");
    CHECK(n.numbers(product({n.A(), n.B()})) == "2·(−0.5)");
    CHECK(n.numbers(product({n.B(), n.A()})) == "−0.5·2");
    CHECK(n.numbers(sum({n.C(0), product({n.B(), n.A()})})) == "1 − 0.5·2");
    CHECK(n.numbers(power(n.B(), number(2))) == "(−0.5)²");
}

TEST_CASE("formula text: a zero has no sign") {
    Names n;
    write_value(n.plan, n.memory, n.b, 0, -0.0);
    CHECK(n.numbers(sum({n.A(), n.B()})) == "2 + 0");
    CHECK(n.numbers(product({n.A(), n.B()})) == "2·0");
    CHECK(n.numbers(difference(n.A(), n.B())) == "2 − 0");
    CHECK(n.write(number(-0.0)) == "0");
}

TEST_CASE("formula text: values have the digits asked for, constants as many as they need") {
    Names n;
    write_value(n.plan, n.memory, n.a, 0, 0.123456789);
    CHECK(n.numbers(n.A()) == "0.1235");
    CHECK(n.write(n.A(), {.names = false, .digits = 2}) == "0.12");
    CHECK(n.write(number(1e-7)) == "1e−7");
    CHECK(n.write(number(1 - 1e-7)) == "0.9999999");
    CHECK(n.write(number(0.03)) == "0.03");
    CHECK(n.write(number(100)) == "100");
    CHECK(n.write(number(1.0 / 3)) == "0.3333");
    CHECK(n.write(number(1e20)) == "1e20");
    CHECK(n.write(number(-2)) == "−2");
}

TEST_CASE("formula text: of a long sum the largest terms are shown, in their order") {
    Names n;
    const Expr long_sum = sum({n.C(0), n.C(3), n.B(), n.C(2), n.A()});
    CHECK(n.write(long_sum, {.most_terms = 3}) == "c[1]#1 + c[0]#1 + a + 2 more");
    CHECK(n.write(long_sum, {.most_terms = 5}) == "c[0] + c[1]#1 + b + c[0]#1 + a");
    write_value(n.plan, n.memory, n.b, 0, std::numeric_limits<double>::quiet_NaN());
    CHECK(n.write(long_sum, {.most_terms = 1}) == "b + 4 more");  // what is not a number is what one looks for
}

}  // namespace chainrule
