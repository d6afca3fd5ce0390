// Small networks whose numbers others published.
#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

auto close(double x, double tolerance) { return Catch::Approx(x).margin(tolerance).epsilon(0); }

void descend(HandPlan& p, double rate) {
    Slab& value = p.memory.parameters->value;
    for (size_t i = 0; i < value.size(); ++i) value.set(i, value.at(i) - rate * p.memory.parameters->grad.at(i));
    p.run();
}

}  // namespace

// mcp-tool-shop-org/backprop-trace (MIT), softmax-ce.golden: 2-2-3, softmax and cross-entropy, biases fixed.
TEST_CASE("reference: softmax and cross-entropy, 2-2-3") {
    for (bool from_logits : {false, true}) {
        HandPlan p;
        const NodeId w1 = p.parameter("w1", {2, 2}, {.1, .3, .2, .4});  // a column is one neuron's weights
        const NodeId w2 = p.parameter("w2", {2, 3}, {.5, .1, .3, .6, .2, .4});
        const NodeId b1 = p.constant("b1", {2}, {.1, .1}), b2 = p.constant("b2", {3}, {.2, .2, .2});
        const NodeId x = p.input("x", {2}, {1, .5}), t = p.input("t", {3}, {1, 0, 0});
        const NodeId h = sigmoid(p.plan, add_bias(p.plan, matmul(p.plan, x, w1), b1));
        const NodeId z = add_bias(p.plan, matmul(p.plan, h, w2), b2);
        const NodeId s = softmax(p.plan, z);
        const NodeId loss = categorical_cross_entropy(p.plan, from_logits ? z : s, t, from_logits);
        p.run();
        auto check = [&](NodeId id, std::initializer_list<double> expected, double tolerance) {
            int i = 0;
            for (double x_expected : expected) CHECK(p.value(id, i++) == close(x_expected, tolerance));
        };
        check(h, {.574442517, .645656306}, 6e-10);
        check(z, {.874615042, .386575513, .630595278}, 6e-10);
        check(s, {.417135813, .256049895, .326814292}, 6e-10);
        CHECK(p.value(loss) == close(.87434342, 6e-9));
        descend(p, 0.5);
        check(w1, {.120507952, .319193032, .210253976, .409596516}, 6e-10);
        check(w2, {.667410985, .0264570268, .206131988, .788164969, .117339885, .294495146}, 6e-10);
        CHECK(p.value(loss) == close(.693157148, 6e-10));
    }
}

// victorzhou.com, intro-to-neural-networks.
TEST_CASE("reference: Zhou's neuron and network") {
    HandPlan neuron;
    const NodeId one = neuron.parameter("w", {2, 1}, {0, 1}), four = neuron.parameter("b", {1}, {4});
    dense(neuron.plan, neuron.input("x", {2}, {2, 3}), one, four, Activation::sigmoid);
    neuron.run();
    CHECK(neuron.value(neuron.plan.n_nodes() - 1) == close(.9990889488055994, 1e-15));

    HandPlan net;
    const NodeId w1 = net.parameter("w1", {2, 2}, {0, 0, 1, 1}), w2 = net.parameter("w2", {2, 1}, {0, 1});
    const NodeId h = dense(net.plan, net.input("x", {2}, {2, 3}), w1, -1, Activation::sigmoid);
    dense(net.plan, h, w2, -1, Activation::sigmoid);
    net.run();
    CHECK(net.value(net.plan.n_nodes() - 1) == close(.7216325609518421, 1e-15));
}

// The same page; it prints .0214, because it rounds the factors first.
TEST_CASE("reference: Zhou's derivative of the loss by one weight") {
    HandPlan p;
    const NodeId w1 = p.parameter("w1", {2, 2}, {1, 1, 1, 1}), w2 = p.parameter("w2", {2, 1}, {1, 1});
    const NodeId h = dense(p.plan, p.input("x", {2}, {-2, -1}), w1, -1, Activation::sigmoid);
    const NodeId o = dense(p.plan, h, w2, -1, Activation::sigmoid);
    squared_error(p.plan, o, p.input("y", {1}, {1}), false, Reduction::mean);
    p.run();
    CHECK(p.value(h) == close(.0474258732, 6e-11));
    CHECK(p.value(o) == close(.5236951741, 6e-11));
    CHECK(p.grad(w1) == close(.0214695, 6e-8));
}

// Goodfellow, Bengio, Courville: Deep Learning, chapter 6.1.
TEST_CASE("reference: Goodfellow's network computes XOR exactly") {
    HandPlan p(4);
    const NodeId w = p.parameter("W", {2, 2}, {1, 1, 1, 1}), c = p.parameter("c", {2}, {0, -1}), out = p.parameter("w", {2, 1}, {1, -2});
    const NodeId x = p.input("x", {2}, {0, 0, 0, 1, 1, 0, 1, 1});
    matmul(p.plan, relu(p.plan, add_bias(p.plan, matmul(p.plan, x, w), c)), out, "y");
    p.allocate();
    p.forward();
    for (int i = 0; i < 4; ++i) CHECK(p.value(p.plan.find("y"), i) == (i == 1 || i == 2));
}

// The same chapter: the best linear fit to XOR says 1/2 everywhere.
TEST_CASE("reference: Goodfellow's linear fit to XOR") {
    HandPlan p(4);
    const NodeId w = p.parameter("w", {2, 1}, {.7, -.3}), b = p.parameter("b", {1}, {.1});
    const NodeId x = p.input("x", {2}, {0, 0, 0, 1, 1, 0, 1, 1});
    squared_error(p.plan, dense(p.plan, x, w, b, Activation::linear), p.input("y", {1}, {0, 1, 1, 0}), false, Reduction::mean);
    p.run();
    for (int i = 0; i < 2000; ++i) descend(p, 0.3);
    CHECK(p.value(w, 0) == close(0, 1e-9));
    CHECK(p.value(w, 1) == close(0, 1e-9));
    CHECK(p.value(b) == close(.5, 1e-9));
}

// Nielsen: Neural Networks and Deep Learning, chapter 1.
TEST_CASE("reference: Nielsen's perceptron is a NAND gate") {
    HandPlan p(4);
    const NodeId w = p.parameter("w", {2, 1}, {-2, -2}), b = p.parameter("b", {1}, {3});
    dense(p.plan, p.input("x", {2}, {0, 0, 0, 1, 1, 0, 1, 1}), w, b, Activation::linear, "z");
    p.allocate();
    p.forward();
    for (int i = 0; i < 4; ++i) CHECK((p.value(p.plan.find("z"), i) > 0) == (i != 3));
}

// The same book, chapter 3: one sigmoid neuron learns to output 0 for 1; 300 steps at rate 0.15. With the quadratic cost a bad start
// stays bad for long, with cross-entropy it does not.
TEST_CASE("reference: Nielsen's neuron learns slowly from a bad start, unless by cross-entropy") {
    auto run = [](double w0, double b0, bool quadratic) {
        HandPlan p;
        const NodeId w = p.parameter("w", {1, 1}, {w0}), b = p.parameter("b", {1}, {b0});
        const NodeId a = dense(p.plan, p.input("x", {1}, {1}), w, b, Activation::sigmoid, "a"), t = p.input("y", {1}, {0});
        if (quadratic) squared_error(p.plan, a, t, true, Reduction::sum);
        else binary_cross_entropy(p.plan, a, t, false, Reduction::sum);
        p.run();
        const double before = p.value(a);
        for (int i = 0; i < 300; ++i) descend(p, 0.15);
        return std::pair(before, p.value(a));
    };
    auto check = [](std::pair<double, double> found, double before, double after) {
        CHECK(found.first == close(before, 6e-5));
        CHECK(found.second == close(after, 6e-5));
    };
    check(run(.6, .9, true), .8176, .0940);
    check(run(2, 2, true), .9820, .2028);
    check(run(.6, .9, false), .8176, .0116);
    check(run(2, 2, false), .9820, .0120);
}

}  // namespace chainrule
