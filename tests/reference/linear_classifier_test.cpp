// cs231n.github.io, linear-classify and neural-networks-case-study: losses of a linear classifier.
#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

auto close(double x, double tolerance) { return Catch::Approx(x).margin(tolerance).epsilon(0); }

// One example with the scores of three classes, of which `right` is right.
struct Scores : HandPlan {
    NodeId s, t;
    Scores(std::vector<double> scores, int right) {
        s = input("s", {3}, std::move(scores));
        std::vector<double> one_hot(3, 0);
        one_hot[size_t(right)] = 1;
        t = input("t", {3}, one_hot);
    }
    double last() const { return value(plan.n_nodes() - 1); }
};

}  // namespace

TEST_CASE("reference: cs231n's multiclass support vector machine") {
    Scores large({13, -7, 11}, 0);
    multiclass_hinge(large.plan, large.s, large.t, 10);
    large.run();
    CHECK(large.last() == 8);

    Scores small({-2.85, .86, .28}, 2);
    multiclass_hinge(small.plan, small.s, small.t, 1);
    small.run();
    CHECK(small.last() == close(1.58, 1e-12));
}

TEST_CASE("reference: cs231n's softmax classifier") {
    Scores p({-2.85, .86, .28}, 2);
    const NodeId share = softmax(p.plan, p.s);
    categorical_cross_entropy(p.plan, p.s, p.t, true);
    p.run();
    CHECK(p.last() == close(1.0401905694, 6e-11));
    const double expected[] = {.0154, .6312, .3534};
    for (int i = 0; i < 3; ++i) CHECK(p.value(share, i) == close(expected[i], 6e-5));
}

TEST_CASE("reference: cs231n's shares of scores, and of scores half as large") {
    for (auto [scores, expected] : {std::pair(std::vector{1., -2., 0.}, std::vector{.7054, .0351, .2595}),
                                    {std::vector{.5, -1., 0.}, std::vector{.5465, .1220, .3315}}}) {
        Scores p(scores, 0);
        const NodeId share = softmax(p.plan, p.s);
        p.allocate();
        p.forward();
        for (int i = 0; i < 3; ++i) CHECK(p.value(share, i) == close(expected[size_t(i)], 6e-5));
    }
}

// Shares (.2, .3, .5) with class 1 right: each score's gradient is its share, less one for the right one.
TEST_CASE("reference: cs231n's gradient of the scores") {
    Scores p({std::log(.2), std::log(.3), std::log(.5)}, 1);
    categorical_cross_entropy(p.plan, p.s, p.t, true);
    p.run();
    const double expected[] = {.2, -.7, .5};
    for (int i = 0; i < 3; ++i) CHECK(p.grad(p.s, i) == close(expected[i], 1e-15));
}

// The page's picture of a cat prints -96.8, 437.9 and 61.95: the last forgot its bias.
TEST_CASE("reference: cs231n's cat, whose third score is 60.75") {
    HandPlan p;
    const NodeId w = p.parameter("W", {4, 3}, {.2, 1.5, 0, -.5, 1.3, .25, .1, 2.1, .2, 2, 0, -.3});  // a column is one class
    const NodeId b = p.parameter("b", {3}, {1.1, 3.2, -1.2}), x = p.input("x", {4}, {56, 231, 24, 2});
    const NodeId s = dense(p.plan, x, w, b, Activation::linear);
    p.allocate();
    p.forward();
    const double expected[] = {-96.8, 437.9, 60.75};
    for (int i = 0; i < 3; ++i) CHECK(p.value(s, i) == close(expected[i], 1e-12));
    CHECK(p.value(s, 2) - p.value(b, 2) == close(61.95, 1e-12));
}

}  // namespace chainrule
