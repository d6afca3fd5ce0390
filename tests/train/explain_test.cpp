#include <catch_amalgamated.hpp>

#include <cmath>

#include "train/explain.h"
#include "runs.h"

using namespace chainrule;

namespace {

void require_explained(Session& session, const Snapshot& snapshot, Cell c) {
    const Plan& plan = session.scene().plans.visible;
    const double shown = read(c, plan, session.memory());
    const double explained = evaluate(session.explain(c), plan, session.memory());
    const double tolerance = session.memory().work.value.precision() == Precision::float32 ? 2e-6 : 1e-13;
    if (std::fabs(shown - explained) > tolerance * (1 + std::fabs(shown))) {
        INFO(to_text(c, plan) << " at step " << session.cursor().step << ", tick " << session.cursor().tick);
        REQUIRE(explained == shown);
    }
    REQUIRE(evaluate(explain(chainrule::shown(snapshot), c), plan, snapshot.memory) == explained);
}

bool stands_for_itself(const Session& session, Cell c) {
    const Expr e = session.explain(c);
    return e.kind == Expr::Kind::cell && e.cell == c;
}

// Every number there is, at this tick. Returns how many are explained by others.
int require_all_explained(Session& session) {
    const Plan& plan = session.scene().plans.visible;
    Snapshot snapshot;
    session.fill(snapshot);
    int formulas = 0;
    for (NodeId id = 0; id < plan.n_nodes(); ++id) {
        const Node& node = plan[id];
        const int count = node.shape.count() * (node.shape.batched ? snapshot.memory.work.rows : 1);
        for (int i = 0; i < count; ++i) {
            for (const Slot slot : {Slot::value, Slot::grad}) {
                require_explained(session, snapshot, {id, slot, i});
                formulas += !stands_for_itself(session, {id, slot, i});
            }
            if (node.role == Role::parameter) require_explained(session, snapshot, {id, Slot::previous, i});
        }
    }
    return formulas;
}

int numbers(const Plan& plan, Role role, int rows) {
    int n = 0;
    for (const Node& node : plan.nodes)
        if (node.role == role) n += node.shape.count() * (node.shape.batched ? rows : 1);
    return n;
}

}  // namespace

TEST_CASE("explain: at every tick every number is what its formula gives") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto session = start(setup);
        REQUIRE(require_all_explained(*session) == 0);  // nothing has been computed
        for (int i = 0; i < 6 * session->scene().ticks_per_step; ++i) {
            session->tick();
            require_all_explained(*session);
        }
    }
}

TEST_CASE("explain: after the update values, gradients and parameters all have formulas") {
    auto session = start(small_setup());
    session->visit(2, 0);
    const Plan& plan = session->scene().plans.visible;
    const int parameters = numbers(plan, Role::parameter, 5), computed = numbers(plan, Role::computed, 5);
    const int inputs = numbers(plan, Role::input, 5);  // x and y: x's gradients are sums, y's are the number 0
    REQUIRE(require_all_explained(*session) == 2 * parameters + 2 * computed + inputs);
}

TEST_CASE("explain: an updated weight names the value before, its gradient and the rate that was used") {
    auto session = start(small_setup());
    session->visit(3, 0);
    ask(*session, "set learning_rate 0.5");
    const Plan& plan = session->scene().plans.visible;
    const Cell w = *parse_cell("hidden_1.w[1,2]", plan);
    const std::string text = to_text(session->explain(w), plan, session->memory());
    REQUIRE(text.find("previous hidden_1.w[1,2]") != text.npos);
    REQUIRE(text.find("grad hidden_1.w[1,2]") != text.npos);
    REQUIRE(text.find("0.1") != text.npos);
    REQUIRE(text.find("0.5") == text.npos);
    require_all_explained(*session);
}

TEST_CASE("explain: between two steps values come from the weights before the update") {
    auto session = start(small_setup());
    session->visit(3, 0);
    const Plan& plan = session->scene().plans.visible;
    const Expr e = session->explain(*parse_cell("hidden_1.xw[0]", plan));
    REQUIRE(to_text(e, plan, session->memory()).find("previous hidden_1.w[0,0]") != std::string::npos);
}

TEST_CASE("explain: a weight that was put by hand stands for itself, and everything else still holds") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto session = start(setup);
        for (const auto& [step, tick] : {std::pair{0, 0}, {2, 0}, {2, 4}, {3, 12}}) {
            session->visit(step, tick);
            ask(*session, "put hidden_1.w[1,2] 0.125");
            ask(*session, "put output.b[0] -0.5");
            const Plan& plan = session->scene().plans.visible;
            const Cell w = *parse_cell("hidden_1.w[1,2]", plan);
            REQUIRE(stands_for_itself(*session, w));
            REQUIRE(read(w, plan, session->memory()) == 0.125);
            require_all_explained(*session);
        }
    }
}

TEST_CASE("explain: biases that are not trained stay, have no gradient, and stand for themselves") {
    for (Setup setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        setup.model.layers[0].settings.set("train_bias", false);
        setup.model.layers[0].settings.set("bias_initializer", std::string("Constant"));
        setup.model.layers[0].settings.set("bias_initializer.value", 0.35);
        auto session = start(setup);
        const Plan& plan = session->scene().plans.visible;
        const Cell fixed = *parse_cell("hidden_1.b[2]", plan), trained = *parse_cell("hidden_2.b[0]", plan);
        const double at_first = read(fixed, plan, session->memory());
        for (const auto& [step, tick] : {std::pair{0, 3}, {1, 15}, {7, 0}}) {
            session->visit(step, tick);
            require_all_explained(*session);
            REQUIRE(read(fixed, plan, session->memory()) == at_first);
            REQUIRE(read({fixed.node, Slot::grad, fixed.index}, plan, session->memory()) == 0);
            REQUIRE(stands_for_itself(*session, fixed));
        }
        REQUIRE(!stands_for_itself(*session, trained));
        REQUIRE(read(trained, plan, session->memory()) != 0);
    }
}
