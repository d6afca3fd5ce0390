#include "train/gradient_check.h"

#include <catch_amalgamated.hpp>
#include <cmath>

#include "runs.h"

using namespace chainrule;

namespace {

Snapshot at(Session& session, int64_t step, int tick) {
    session.visit(step, tick);
    Snapshot s;
    session.fill(s);
    return s;
}

// Every number of the step that has a gradient.
int check_all(const Snapshot& s, double shown_tolerance) {
    const Plan& plan = s.scene->plans.visible;
    int checked = 0;
    for (NodeId id = 0; id < plan.n_nodes(); ++id) {
        const int count = plan[id].shape.count() * (plan[id].shape.batched ? s.memory.work.rows : 1);
        for (int i = 0; i < count; ++i) {
            const Cell c{id, Slot::grad, i};
            const GradientCheck check = check_gradient(s, c);
            REQUIRE(check.has_gradient == plan[id].wants_grad);
            if (!check.has_gradient) continue;
            INFO(to_text(c, plan));
            REQUIRE(std::fabs(check.analytic - check.numeric) <= 1e-9 * (1 + std::fabs(check.analytic)));
            if (shown_tolerance > 0) REQUIRE(check.analytic == Catch::Approx(read(c, plan, s.memory)).margin(shown_tolerance).epsilon(0));
            ++checked;
        }
    }
    return checked;
}

}  // namespace

TEST_CASE("gradient check: weights, biases, activations and inputs agree with their differences at any place of a run") {
    for (const auto& [setup, tolerance] : {std::pair{small_setup(), 1e-5}, {small_setup_in_double(), 1e-15}}) {
        auto session = start(setup);
        const int last = session->scene().ticks_per_step - 1;
        REQUIRE(check_all(at(*session, 6, last), tolerance) > 100);  // all gradients are on the screen
        check_all(at(*session, 7, 0), tolerance);                    // still those of step 6, with the weights before the update
        check_all(at(*session, 4, 0), tolerance);                    // a partial batch comes next
        check_all(at(*session, 5, 0), tolerance);                    // ... and was the last one
        check_all(at(*session, 0, 0), 0);                            // nothing is on the screen yet
        check_all(at(*session, 6, 5), 0);
    }
}

TEST_CASE("gradient check: where the screen has one example, it is checked alone") {
    auto session = start(small_setup_with_one_row());
    ask(*session, "sample 3");
    const int last = session->scene().ticks_per_step - 1;
    REQUIRE(check_all(at(*session, 3, last), 1e-5) > 20);
}

TEST_CASE("gradient check: a put in the middle of a step is checked with the weight that was put") {
    auto session = start(small_setup_in_double());
    session->visit(2, 5);
    ask(*session, "put output.w[1,0] 0.75");
    const Snapshot s = at(*session, 2, session->scene().ticks_per_step - 1);
    const Cell w = *parse_cell("output.w[1,0]", s.scene->plans.visible);
    REQUIRE(check_gradient(s, w).value == 0.75);
    check_all(s, 1e-15);
}

TEST_CASE("gradient check: a wrong gradient would be found") {
    Setup setup;
    setup.expression = "y = a^3";
    setup.values.set("a", 2.0);
    setup.precision = Precision::float64;
    auto session = start(setup);
    const Snapshot s = at(*session, 0, session->scene().ticks_per_step - 1);
    const Plan& plan = s.scene->plans.visible;
    const GradientCheck a = check_gradient(s, *parse_cell("a", plan), 0.1);
    REQUIRE(a.loss_above == Catch::Approx(2.1 * 2.1 * 2.1));
    REQUIRE(a.loss_below == Catch::Approx(1.9 * 1.9 * 1.9));
    REQUIRE(a.analytic == 12);
    REQUIRE(a.numeric == Catch::Approx(12.01));  // the chord is steeper by h²
    REQUIRE(a.relative_error == Catch::Approx(0.01 / 12.01));
    const GradientCheck y = check_gradient(s, *parse_cell("y", plan), 0.1);
    REQUIRE((y.analytic == 1 && y.numeric == Catch::Approx(1)));
}

TEST_CASE("gradient check: the error over h is a U, with a slope of two on the right and of about minus one on the left") {
    auto session = start(small_setup());
    const Snapshot s = at(*session, 3, session->scene().ticks_per_step - 1);
    for (const char* cell : {"hidden_1.w[0,1]", "hidden_2.a[1]#2", "x[0]#1"}) {
        INFO(cell);
        const auto curve = error_curve(s, *parse_cell(cell, s.scene->plans.visible), 1);
        REQUIRE(curve.size() == 15);
        REQUIRE(curve.front().first == Catch::Approx(1e-14));
        REQUIRE(curve.back().first == 1);
        const auto error = [&](int exponent) { return curve[size_t(14 + exponent)].second; };
        size_t best = 0;
        for (size_t i = 0; i < curve.size(); ++i)
            if (curve[i].second < curve[best].second) best = i;
        REQUIRE(curve[best].second < 1e-8);
        REQUIRE((curve[best].first > 5e-8 && curve[best].first < 2e-3));
        REQUIRE(std::log10(error(-1) / error(-2)) == Catch::Approx(2).margin(0.2));
        REQUIRE(error(-13) > 1e3 * curve[best].second);
        REQUIRE(error(-14) > 1e-6);
    }
}
