// The losses: what the law in op_law_test.cpp does not say.
#include <cmath>
#include <functional>

#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

const Precision both[] = {Precision::float64, Precision::float32};

// A loss of predictions and targets, cols of each per row.
struct Loss : HandPlan {
    NodeId y, t, loss;
    Loss(int cols, std::vector<double> predictions, std::vector<double> targets,
         std::function<NodeId(Plan&, NodeId, NodeId)> build, Precision precision = Precision::float64)
        : HandPlan(int(predictions.size()) / cols) {
        y = input("y", {cols}, std::move(predictions));
        t = input("t", {cols}, std::move(targets));
        loss = build(plan, y, t);
        run(precision);
    }
    double value() const { return HandPlan::value(loss); }
    double explained(Cell c) const { return evaluate(explain(plan, memory, c), plan, memory); }
};

auto square(bool half, Reduction reduction) {
    return [=](Plan& p, NodeId y, NodeId t) { return squared_error(p, y, t, half, reduction, "loss"); };
}
auto binary(bool from_logits) {
    return [=](Plan& p, NodeId y, NodeId t) { return binary_cross_entropy(p, y, t, from_logits, Reduction::sum, "loss"); };
}
auto categorical(bool from_logits) {
    return [=](Plan& p, NodeId y, NodeId t) { return categorical_cross_entropy(p, y, t, from_logits, "loss"); };
}

}  // namespace

TEST_CASE("squared error: sums, means of numbers and means of rows, whole and half") {
    const std::vector<double> y{1, 2, 3, 4, 5, 6}, t{0, 0, 0, 0, 0, 0};  // squares add up to 91
    CHECK(Loss(3, y, t, square(false, Reduction::sum)).value() == 91);
    CHECK(Loss(3, y, t, square(true, Reduction::sum)).value() == 45.5);
    CHECK(Loss(3, y, t, square(false, Reduction::mean)).value() == Catch::Approx(91. / 6).epsilon(1e-15));
    CHECK(Loss(3, y, t, square(false, Reduction::mean_of_rows)).value() == 45.5);
    CHECK(Loss(3, y, t, square(true, Reduction::mean_of_rows)).value() == 22.75);
}

TEST_CASE("squared error: of a batch that is not full only the rows in use count") {
    Loss p(1, {1, 2, 3, 4}, {0, 0, 0, 0}, square(false, Reduction::mean));
    p.memory.work.rows = 2;
    p.forward();
    CHECK(p.value() == 2.5);
    CHECK(p.text(p.loss) == "((y[0] − t[0])² + (y[0]#1 − t[0]#1)²) / 2");
}

TEST_CASE("squared error: the formula of one example divides by nothing") {
    const Loss p(1, {3}, {1}, square(true, Reduction::mean));
    CHECK(p.text(p.loss) == "0.5·(y[0] − t[0])²");
    CHECK(p.text(p.y, Slot::grad) == "grad loss·(y[0] − t[0])");
    const Loss whole(1, {3}, {1}, square(false, Reduction::mean));
    CHECK(whole.text(whole.y, Slot::grad) == "grad loss·2·(y[0] − t[0])");
}

TEST_CASE("hinge: nothing beyond the margin, a constant pull inside") {
    const Loss p(1, {2, 0.5, -1, 1}, {1, 1, 1, 1}, [](Plan& plan, NodeId y, NodeId t) { return hinge(plan, y, t, Reduction::sum, "loss"); });
    CHECK(p.value() == 2.5);
    CHECK(p.grad(p.y, 0) == 0);
    CHECK(p.grad(p.y, 1) == -1);
    CHECK(p.grad(p.y, 2) == -1);
    CHECK(p.grad(p.y, 3) == 0);  // exactly at the margin
}

TEST_CASE("multiclass hinge: the right class is pulled up once for every class that comes too close") {
    const Loss p(3, {1, 2, 0}, {1, 0, 0}, [](Plan& plan, NodeId s, NodeId t) { return multiclass_hinge(plan, s, t, 1.5, "loss"); });
    CHECK(p.value() == 3);  // (2 - 1 + 1.5) + (0 - 1 + 1.5)
    CHECK(p.grad(p.y, 0) == -2);
    CHECK(p.grad(p.y, 1) == 1);
    CHECK(p.grad(p.y, 2) == 1);
    CHECK(p.text(p.y, Slot::grad, 1) == "grad loss·step(y[1] − y[0] + 1.5)");
}

TEST_CASE("binary cross-entropy: probabilities of 0 and 1 are kept 1e-7 away") {
    for (Precision precision : both) {
        const Loss right(1, {0, 1}, {0, 1}, binary(false), precision), wrong(1, {0, 1}, {1, 0}, binary(false), precision);
        CHECK(right.value() == Catch::Approx(-2 * std::log(1 - 1e-7)).epsilon(1e-6));
        CHECK(wrong.value() == Catch::Approx(-2 * std::log(1e-7)).epsilon(1e-6));
        for (const Loss* p : {&right, &wrong})
            for (int i = 0; i < 2; ++i) {
                CHECK(p->grad(p->y, i) == 0);
                CHECK(p->explained({p->y, Slot::grad, i}) == 0);
            }
        CHECK(wrong.explained({wrong.loss, Slot::value, 0}) == Catch::Approx(wrong.value()).epsilon(1e-6));
    }
}

TEST_CASE("binary cross-entropy from logits: exact where the probability would be 0 or 1") {
    for (Precision precision : both) {
        const Loss p(1, {-800, 800, 800, 0}, {0, 1, 0, 1}, binary(true), precision);
        CHECK(p.value() == Catch::Approx(800 + std::log(2)).epsilon(1e-7));
        CHECK(p.grad(p.y, 0) == 0);
        CHECK(p.grad(p.y, 2) == 1);
        CHECK(p.grad(p.y, 3) == -0.5);
    }
}

TEST_CASE("cross-entropies: from logits and from probabilities are the same loss") {
    const std::vector<double> z{0.3, -1.2, 2, 1, 1, -3}, t{0, 0, 1, 0, 1, 0};
    HandPlan two(2);
    const NodeId x = two.input("z", {3}, z), target = two.input("t", {3}, t);
    categorical_cross_entropy(two.plan, softmax(two.plan, x), target, false);
    two.run();
    const Loss one(3, z, t, categorical(true));
    CHECK(one.value() == Catch::Approx(two.value(two.plan.n_nodes() - 1)).epsilon(1e-14));
    for (int i = 0; i < 6; ++i) CHECK(one.grad(one.y, i) == Catch::Approx(two.grad(x, i)).epsilon(1e-13));

    HandPlan logistic(6);
    const NodeId l = logistic.input("z", {1}, z), b = logistic.input("t", {1}, t);
    binary_cross_entropy(logistic.plan, sigmoid(logistic.plan, l), b, false, Reduction::sum);
    logistic.run();
    const Loss direct(1, z, t, binary(true));
    CHECK(direct.value() == Catch::Approx(logistic.value(logistic.plan.n_nodes() - 1)).epsilon(1e-14));
    for (int i = 0; i < 6; ++i) CHECK(direct.grad(direct.y, i) == Catch::Approx(logistic.grad(l, i)).epsilon(1e-13));
}

TEST_CASE("categorical cross-entropy: rows that do not add up to one are divided by their sum") {
    const Loss p(2, {3, 1}, {1, 0}, categorical(false));
    CHECK(p.value() == Catch::Approx(-std::log(0.75)).epsilon(1e-15));
}

TEST_CASE("categorical cross-entropy: a perfect and a hopeless prediction stay finite") {
    for (Precision precision : both) {
        const Loss p(2, {1, 0, 1, 0}, {1, 0, 0, 1}, categorical(false), precision);
        CHECK(p.value() == Catch::Approx(-(std::log(1 - 1e-7) + std::log(1e-7)) / 2).epsilon(1e-6));
        for (int i = 0; i < 4; ++i) {
            CHECK(p.grad(p.y, i) == 0);
            CHECK(p.explained({p.y, Slot::grad, i}) == 0);
        }
    }
}

TEST_CASE("categorical cross-entropy from logits: large logits do not overflow, and are explained") {
    for (Precision precision : both) {
        const Loss p(3, {10000, 10001, 9000}, {1, 0, 0}, categorical(true), precision);
        const double expected = std::log(1 + std::exp(1.0));
        CHECK(p.value() == Catch::Approx(expected).epsilon(1e-6));
        CHECK(p.explained({p.loss, Slot::value, 0}) == Catch::Approx(expected).epsilon(1e-12));
        CHECK(p.explained({p.y, Slot::grad, 0}) == Catch::Approx(p.grad(p.y, 0)).epsilon(1e-6));
    }
}

TEST_CASE("categorical cross-entropy from logits: the gradient reads share minus target") {
    const Loss p(2, {1, 2}, {1, 0}, categorical(true));
    CHECK(p.text(p.loss) == "t[0]·(log(exp(y[0]) + exp(y[1])) − y[0])");
    CHECK(p.text(p.y, Slot::grad, 1) == "grad loss·(exp(y[1]) / (exp(y[0]) + exp(y[1])) − t[1])");
}

TEST_CASE("losses: predictions and targets of different shapes are refused") {
    Plan p(2);
    const NodeId y = p.add_input("y", batch_of({3})), t = p.add_input("t", batch_of({3}), false);
    for (NodeId loss : {squared_error(p, y, t, true, Reduction::sum), hinge(p, y, t, Reduction::sum), multiclass_hinge(p, y, t, 1),
                        binary_cross_entropy(p, y, t, true, Reduction::sum), categorical_cross_entropy(p, y, t, false)}) {
        CHECK(p[loss].shape == Shape{});
        CHECK(p[loss].op->shape(std::array{batch_of({3}), batch_of({2})}).error().key == "shape.loss");
        CHECK(p[loss].op->shape(std::array{batch_of({3}), shape_of({3})}).error().key == "shape.loss");
    }
}

}  // namespace chainrule
