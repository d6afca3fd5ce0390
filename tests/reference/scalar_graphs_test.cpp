// Graphs of single numbers from lectures and their libraries' tests.
#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

auto close(double x, double tolerance) { return Catch::Approx(x).margin(tolerance).epsilon(0); }

// Written as the sources write it: numbers that remember how they were made.
struct Graph : HandPlan {
    struct Number {
        Graph* graph;
        NodeId id;
        Number operator+(Number o) const { return {graph, add(graph->plan, id, o.id)}; }
        Number operator-(Number o) const { return {graph, subtract(graph->plan, id, o.id)}; }
        Number operator*(Number o) const { return {graph, multiply(graph->plan, id, o.id)}; }
        Number operator/(Number o) const { return {graph, divide(graph->plan, id, o.id)}; }
        Number operator+(double x) const { return *this + graph->fixed(x); }
        Number operator*(double x) const { return *this * graph->fixed(x); }
        Number operator/(double x) const { return *this / graph->fixed(x); }
        Number operator-() const { return {graph, neg(graph->plan, id)}; }
        Number to_the(double n) const { return {graph, power(graph->plan, id, n)}; }
        Number rectified() const { return {graph, relu(graph->plan, id)}; }
        Number squashed() const { return {graph, sigmoid(graph->plan, id)}; }
        double value() const { return graph->value(id); }
        double grad() const { return graph->grad(id); }
    };
    Number given(double x) { return {this, parameter("given_" + std::to_string(plan.n_nodes()), x)}; }
    Number fixed(double x) { return {this, constant("fixed_" + std::to_string(plan.n_nodes()), x)}; }

    // Every number must also be what its formula says.
    void finish(Precision precision = Precision::float64) {
        run(precision);
        const NodeId last = plan.n_nodes() - 1;
        for (NodeId id = 0; id <= last; ++id) {
            CHECK(evaluate(formula(id), plan, memory) == Catch::Approx(value(id)).epsilon(1e-14));
            if (plan[id].wants_grad) CHECK(evaluate(formula(id, Slot::grad), plan, memory) == Catch::Approx(grad(id)).epsilon(1e-14));
        }
    }
};
using Number = Graph::Number;

}  // namespace

// github.com/karpathy/micrograd, README.
TEST_CASE("reference: micrograd's README") {
    Graph n;
    const Number a = n.given(-4), b = n.given(2);
    Number c = a + b, d = a * b + b.to_the(3);
    c = c + (c + 1);
    c = c + (n.fixed(1) + c + (-a));
    d = d + (d * 2 + (b + a).rectified());
    d = d + (d * 3 + (b - a).rectified());
    const Number e = c - d, f = e.to_the(2), half = f / 2, g = half + n.fixed(10) / f;
    n.finish();
    CHECK(c.value() == -1);
    CHECK(d.value() == 6);
    CHECK(e.value() == -7);
    CHECK(f.value() == 49);
    CHECK(g.value() == close(24.704081632653, 6e-13));
    CHECK(a.grad() == close(138.833819241983, 6e-12));
    CHECK(b.grad() == close(645.577259475219, 6e-12));
}

// github.com/karpathy/micrograd, test/test_engine.py, test_sanity_check.
TEST_CASE("reference: micrograd's sanity check") {
    Graph n;
    const Number x = n.given(-4), z = x * 2 + 2 + x, q = z.rectified() + z * x, h = (z * z).rectified(), y = h + q + q * x;
    n.finish();
    CHECK(y.value() == -20);
    CHECK(x.grad() == 46);
}

// Karpathy, Neural Networks: Zero to Hero, first lecture.
TEST_CASE("reference: the first lecture's graph, and one step uphill") {
    Graph n;
    const Number a = n.given(2), b = n.given(-3), c = n.given(10), f = n.given(-2);
    const Number e = a * b, d = e + c, loss = d * f;
    n.finish();
    CHECK(loss.value() == -8);
    CHECK(a.grad() == 6);
    CHECK(b.grad() == -4);
    CHECK(c.grad() == -2);
    CHECK(e.grad() == -2);
    CHECK(d.grad() == -2);
    CHECK(f.grad() == 4);
    for (Number x : {a, b, c, f}) write_value(n.plan, n.memory, x.id, 0, x.value() + 0.01 * x.grad());
    n.forward();
    CHECK(loss.value() == close(-7.286496, 1e-12));
}

// The same lecture: where the video's first version of the code gives wrong answers.
TEST_CASE("reference: a number used twice") {
    Graph twice;
    const Number a = twice.given(3);
    a + a;
    twice.finish();
    CHECK(a.grad() == 2);

    Graph n;
    const Number x = n.given(-2), y = n.given(3), f = (x * y) * (x + y);
    n.finish();
    CHECK(f.value() == -6);
    CHECK(x.grad() == -3);
    CHECK(y.grad() == -8);
}

// github.com/karpathy/micrograd, issues 53 and 68.
TEST_CASE("reference: gradients add up until they are set to zero") {
    Graph n;
    const Number a = n.given(3), b = n.given(2), c = a + b, d = n.given(1), e = c * d;
    n.finish();
    CHECK(std::vector{a.grad(), b.grad(), c.grad(), d.grad()} == std::vector<double>{1, 1, 1, 5});
    backward_all(n.plan, n.memory, e.id);
    CHECK(std::vector{a.grad(), b.grad(), c.grad(), d.grad()} == std::vector<double>{3, 3, 2, 10});
}

TEST_CASE("reference: paths of different lengths") {
    Graph n;
    const Number a = n.given(2), b = n.given(3), c = a + b, d = a * b, e = c + d, f = c * d, y = e + f;
    n.finish();
    CHECK(y.value() == 41);
    CHECK(std::vector{a.grad(), b.grad(), c.grad(), d.grad()} == std::vector<double>{25, 19, 7, 6});
}

// cs231n.github.io, optimization-2: a sigmoid neuron.
TEST_CASE("reference: cs231n's sigmoid neuron") {
    Graph n;
    const Number w0 = n.given(2), w1 = n.given(-3), w2 = n.given(-3), x0 = n.given(-1), x1 = n.given(-2);
    const Number dot = w0 * x0 + w1 * x1 + w2, f = dot.squashed();
    n.finish();
    CHECK(dot.value() == 1);
    CHECK(f.value() == close(.7310585786300049, 1e-15));
    CHECK(x0.grad() == close(.3932238664829637, 1e-15));
    CHECK(x1.grad() == close(-.5898357997244456, 1e-15));
    CHECK(w0.grad() == close(-.19661193324148185, 1e-15));
    CHECK(w1.grad() == close(-.3932238664829637, 1e-15));
    CHECK(w2.grad() == close(.19661193324148185, 1e-15));
}

// The same page: its circuit of -1, exp, +1, 1/x shows the gradients -0.53 at exp and +1, -0.20 before the sign changes.
TEST_CASE("reference: cs231n's sigmoid as a circuit") {
    Graph n;
    const Number dot = n.given(1), minus = -dot, e{&n, exp(n.plan, minus.id)}, one_more = e + 1, f = one_more.to_the(-1);
    n.finish();
    CHECK(f.value() == close(.73, .005));
    CHECK(one_more.grad() == close(-.53, .005));
    CHECK(e.grad() == close(-.53, .005));
    CHECK(minus.grad() == close(-.20, .005));
    CHECK(dot.grad() == close(.20, .005));
}

// The same page: staged backpropagation, at (3, -4).
TEST_CASE("reference: cs231n's staged computation") {
    Graph n;
    const Number x = n.given(3), y = n.given(-4);
    const Number f = (x + y.squashed()) / (x.squashed() + (x + y).to_the(2));
    n.finish();
    CHECK(f.value() == close(1.5456448841, 6e-11));
    CHECK(x.grad() == close(2.0595697956, 6e-11));
    CHECK(y.grad() == close(1.5922327515, 6e-11));
}

}  // namespace chainrule
