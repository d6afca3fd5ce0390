#include "nn/expr_latex.h"

#include <limits>

#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

// a = 2, b = -0.5, a weight matrix of a layer, and two examples of an input.
struct Names : HandPlan {
    NodeId a, b, w, x;
    Names() : HandPlan(2) {
        a = parameter("a", 2);
        b = parameter("b", -0.5);
        w = parameter("hidden_1.w", {2, 2}, {0.1, 0.2, 0.3, 0.4});
        x = input("x", {2}, {1, 2, 3, 4});
        allocate();
    }
    Expr A() const { return cell({a, Slot::value, 0}); }
    Expr B() const { return cell({b, Slot::value, 0}); }
    Expr W(int i) const { return cell({w, Slot::value, i}); }
    Expr X(int i) const { return cell({x, Slot::value, i}); }
    std::string write(const Expr& e, TextStyle style = {}) const { return to_latex(e, plan, memory, style); }
    std::string numbers(const Expr& e) const { return write(e, {.names = false}); }
};

}  // namespace

TEST_CASE("LaTeX: a cell is its letter, with its layer above and its place below") {
    Names n;
    CHECK(n.write(n.A()) == "a");
    CHECK(n.write(n.W(1)) == R"(w^{\mathrm{hidden\_1}}_{0,1})");
    CHECK(n.write(n.X(1)) == "x_{1}");
    CHECK(n.write(n.X(3)) == "x^{(1)}_{1}");
    CHECK(n.write(n.X(3), {.sample = 1}) == "x_{1}");
    CHECK(n.write(cell({n.w, Slot::grad, 2})) == R"(\frac{\partial L}{\partial w^{\mathrm{hidden\_1}}_{1,0}})");
    CHECK(n.write(cell({n.w, Slot::previous, 0})) == R"(w^{\mathrm{hidden\_1}, \mathrm{previous}}_{0,0})");
    CHECK(n.write(cell({n.a, Slot(int(Slot::slot_0) + 1), 0})) == R"(s_{1}\left(a\right))");
}

TEST_CASE("LaTeX: a layer may have dots in its name") {
    HandPlan p;
    const NodeId w = p.parameter("block.1.w", 2);
    p.allocate();
    CHECK(to_latex({w, Slot::value, 0}, p.plan) == R"(w^{\mathrm{block.1}})");
}

TEST_CASE("LaTeX: a neuron") {
    Names n;
    const Expr neuron = call(fn::tanh, {sum({product({n.X(0), n.W(0)}), product({n.X(1), n.W(2)}), n.B()})});
    CHECK(n.numbers(neuron) == R"(\tanh\left(1 \cdot 0.1 + 2 \cdot 0.3 - 0.5\right))");
    CHECK(n.write(neuron) == R"(\tanh\left(x_{0} \cdot w^{\mathrm{hidden\_1}}_{0,0} + x_{1} \cdot w^{\mathrm{hidden\_1}}_{1,0} + b\right))");
}

TEST_CASE("LaTeX: brackets only where neither bar nor braces hold together") {
    Names n;
    CHECK(n.write(quotient(sum({n.A(), n.B()}), product({n.A(), n.B()}))) == R"(\frac{a + b}{a \cdot b})");
    CHECK(n.write(product({quotient(n.A(), n.B()), n.A()})) == R"(\frac{a}{b} \cdot a)");
    CHECK(n.write(product({sum({n.A(), n.B()}), n.A()})) == R"(\left(a + b\right) \cdot a)");
    CHECK(n.write(power(n.A(), sum({n.A(), n.B()}))) == "a^{a + b}");
    CHECK(n.write(power(sum({n.A(), n.B()}), number(2))) == R"(\left(a + b\right)^{2})");
    CHECK(n.write(power(n.W(0), number(2))) == R"(\left(w^{\mathrm{hidden\_1}}_{0,0}\right)^{2})");
    CHECK(n.write(power(quotient(n.A(), n.B()), number(2))) == R"(\left(\frac{a}{b}\right)^{2})");
    CHECK(n.numbers(power(n.B(), number(2))) == R"(\left(-0.5\right)^{2})");
    CHECK(n.numbers(product({n.A(), n.B()})) == R"(2 \cdot \left(-0.5\right))");
    CHECK(n.write(difference(n.A(), sum({n.B(), n.A()}))) == R"(a - \left(b + a\right))");
    CHECK(n.numbers(difference(n.A(), n.B())) == R"(2 - \left(-0.5\right))");
    CHECK(n.write(sum({})) == "0");
    CHECK(n.write(product({})) == "1");
}

TEST_CASE("LaTeX: functions by the names that LaTeX has for them") {
    Names n;
    CHECK(n.write(call(fn::sqrt, {sum({n.A(), n.B()})})) == R"(\sqrt{a + b})");
    CHECK(n.write(call(fn::abs, {n.A()})) == R"(\left|a\right|)");
    CHECK(n.write(call(fn::sigmoid, {n.A()})) == R"(\sigma\left(a\right))");
    CHECK(n.write(call(fn::max, {number(0), n.A()})) == R"(\max\left(0, a\right))");
    CHECK(n.write(call(fn::one_if_equal, {n.A(), n.B()})) == R"(\operatorname{one\_if\_equal}\left(a, b\right))");
}

TEST_CASE("LaTeX: numbers with exponents are products, and long sums end in dots") {
    Names n;
    CHECK(n.write(number(1e-7)) == R"(1 \cdot 10^{-7})");
    CHECK(n.write(power(number(1e20), number(2))) == R"(\left(1 \cdot 10^{20}\right)^{2})");
    CHECK(n.write(number(std::numeric_limits<double>::infinity())) == R"(\infty)");
    CHECK(n.write(number(std::numeric_limits<double>::quiet_NaN())) == R"(\mathrm{NaN})");
    CHECK(n.write(sum({number(1), number(5), number(3)}), {.most_terms = 2}) == R"(5 + 3 + \underbrace{\cdots}_{1})");
}

}  // namespace chainrule
