// Matt Mazur: A Step by Step Backpropagation Example (mattmazur.com, 17 March 2015; code github.com/mattm/simple-neural-network).
// Two inputs, two hidden and two output neurons, logistic, half the squared error, learning rate 0.5; biases stay as they are.
#include <functional>

#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

struct Mazur : HandPlan {
    NodeId w_hidden, w_output, net, h, o, loss;

    explicit Mazur(bool fused = false) {
        // His w1..w8: a column of ours is one neuron's weights.
        w_hidden = parameter("hidden.w", {2, 2}, {.15, .25, .20, .30});
        w_output = parameter("output.w", {2, 2}, {.40, .50, .45, .55});
        const NodeId b_hidden = constant("hidden.b", {2}, {.35, .35}), b_output = constant("output.b", {2}, {.60, .60});
        const NodeId x = input("x", {2}, {.05, .10}), t = input("y", {2}, {.01, .99});
        if (fused) {
            net = -1;
            h = dense(plan, x, w_hidden, b_hidden, Activation::sigmoid);
            o = dense(plan, h, w_output, b_output, Activation::sigmoid);
        } else {
            net = add_bias(plan, matmul(plan, x, w_hidden), b_hidden);
            h = sigmoid(plan, net);
            o = sigmoid(plan, add_bias(plan, matmul(plan, h, w_output), b_output));
        }
        loss = squared_error(plan, o, t, true, Reduction::sum);
        plan.loss = loss;
        run();
    }

    // His w1 .. w8, by `number(node, index)`.
    std::vector<double> in_his_order(const std::function<double(NodeId, int)>& number) const {
        std::vector<double> all;
        for (NodeId w : {w_hidden, w_output})
            for (int i : {0, 2, 1, 3}) all.push_back(number(w, i));
        return all;
    }
    std::vector<double> weights() const { return in_his_order([&](NodeId w, int i) { return value(w, i); }); }
    std::vector<double> gradients() const { return in_his_order([&](NodeId w, int i) { return grad(w, i); }); }

    void descend(NodeId w) {
        for (int i = 0; i < 4; ++i) write_value(plan, memory, w, i, value(w, i) - 0.5 * grad(w, i));
    }
    void update() {
        descend(w_hidden), descend(w_output);
        run();
    }
    // What his text does without saying so: the output layer is updated first, and the hidden layer's gradient goes back
    // through weights that are no longer those the output was computed with.
    void update_too_early() {
        descend(w_output);
        backward(loss);
        descend(w_hidden);
        run();
    }
};

void check_all(const std::vector<double>& found, const std::vector<double>& expected, double tolerance = 6e-10) {
    REQUIRE(found.size() == expected.size());
    for (size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Catch::Approx(expected[i]).margin(tolerance).epsilon(0));
}
auto close(double x, double tolerance = 6e-10) { return Catch::Approx(x).margin(tolerance).epsilon(0); }

}  // namespace

TEST_CASE("reference, Mazur: the forward pass") {
    const Mazur p;
    CHECK(p.value(p.net) == close(.3775));
    check_all({p.value(p.h, 0), p.value(p.h, 1)}, {.593269992, .596884378});
    check_all({p.value(p.o, 0), p.value(p.o, 1)}, {.751365070, .772928465});
    CHECK(p.value(p.loss) == close(.298371108760, 6e-13));
}

TEST_CASE("reference, Mazur: every gradient") {
    for (bool fused : {false, true}) {
        const Mazur p(fused);
        check_all(p.gradients(), {.000438568, .000877135, .000497713, .000995425, .082167041, .082667628, -.022602540, -.022740242});
    }
}

TEST_CASE("reference, Mazur: the weights and the error after one update") {
    for (bool fused : {false, true}) {
        Mazur p(fused);
        p.update();
        check_all(p.weights(), {.149780716, .199561432, .249751144, .299502287, .358916480, .408666186, .511301270, .561370121});
        CHECK(p.value(p.loss) == close(.291027773694, 6e-13));
        check_all({p.value(p.o, 0), p.value(p.o, 1)}, {.742088111, .775284968});
    }
}

TEST_CASE("reference, Mazur: after 10,000 updates") {
    Mazur p;
    for (int i = 0; i < 10000; ++i) p.update();
    CHECK(p.value(p.loss) == close(3.5101878e-5, 6e-13));
    check_all({p.value(p.o, 0), p.value(p.o, 1)}, {.015913620, .984064274});
}

TEST_CASE("reference, Mazur: his text's results come from weights that were updated too early") {
    Mazur p;
    p.update_too_early();
    CHECK(p.value(p.loss) == close(.291027924, 6e-10));  // as his text has it
    CHECK(p.value(p.loss) == close(.291027923905, 6e-13));
    for (int i = 1; i < 10000; ++i) p.update_too_early();
    check_all({p.value(p.o, 0), p.value(p.o, 1)}, {.015912196, .984065734});
}

// With biases trained too; recomputed, not on his page.
TEST_CASE("reference, Mazur: one bias per neuron, or one per layer as his picture draws them") {
    for (bool shared : {false, true}) {
        HandPlan p;
        auto bias = [&](const char* name, double b) {
            if (!shared) return p.parameter(name, {2}, {b, b});
            return multiply(p.plan, p.constant(std::string(name) + " to each", {2}, {1, 1}), p.parameter(name, b));
        };
        const NodeId w1 = p.parameter("w1", {2, 2}, {.15, .25, .20, .30}), b1 = bias("b1", .35);
        const NodeId w2 = p.parameter("w2", {2, 2}, {.40, .50, .45, .55}), b2 = bias("b2", .60);
        const NodeId x = p.input("x", {2}, {.05, .10}), t = p.input("y", {2}, {.01, .99});
        const NodeId h = sigmoid(p.plan, add_bias(p.plan, matmul(p.plan, x, w1), b1));
        const NodeId o = sigmoid(p.plan, add_bias(p.plan, matmul(p.plan, h, w2), b2));
        const NodeId loss = squared_error(p.plan, o, t, true, Reduction::sum);
        p.run();
        const size_t n = p.memory.parameters->value.size();
        for (size_t i = 0; i < n; ++i)
            p.memory.parameters->value.set(i, p.memory.parameters->value.at(i) - 0.5 * p.memory.parameters->grad.at(i));
        p.run();
        CHECK(p.value(loss) == close(shared ? .285750886699 : .280471446791, 6e-13));
    }
}

}  // namespace chainrule
