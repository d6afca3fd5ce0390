#include "train/paths.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <catch_amalgamated.hpp>

#include "runs.h"

using namespace chainrule;

namespace {

// 2-3-2, two examples in a batch: every number of the layers has several paths.
Setup two_three_two(const char* loss, const char* last, Precision precision = Precision::float64) {
    Setup setup = setup_for({3, 2}, "given", 0);
    setup.data_settings = {};
    setup.data_settings.set("x", std::string("0.05,0.1;-0.4,0.7;0.3,-0.2"));
    setup.data_settings.set("y", std::string("0,1;1,0;0,1"));
    setup.batch_size = 2;
    setup.model.loss = loss;
    setup.model.layers[1].settings.set("activation", std::string(last));
    setup.precision = precision;
    return setup;
}

// y is used three times, and q twice by one op.
Setup fan_out() {
    Setup setup;
    setup.expression = "p = w*x; y = tanh(p + b); q = y*y; u = q*x; v = u - y; L = v*v";
    setup.values.set("w", -1.3), setup.values.set("x", 0.7), setup.values.set("b", 0.5);
    setup.precision = Precision::float64;
    return setup;
}

struct Moment {
    const Snapshot& s;
    const Plan& plan = s.scene->plans.visible;
    double tolerance = s.memory.work.value.precision() == Precision::float32 ? 2e-6 : 1e-13;

    double number(const Expr& e) const { return evaluate(e, plan, s.memory); }
    double gradient(Cell c) const { return read({c.node, Slot::grad, c.index}, plan, s.memory); }
    bool same(double a, double b) const { return std::fabs(a - b) <= tolerance * (1 + std::fabs(b)); }

    template <class Visit>
    void each_value(Visit visit) const {
        for (NodeId id = 0; id < plan.n_nodes(); ++id)
            for (int i = 0; i < plan[id].shape.count() * (plan[id].shape.batched ? s.memory.work.rows : 1); ++i) visit(Cell{id, Slot::value, i});
    }

    // Returns how many numbers more than one path leads from.
    int require_shares_add_up() const {
        int several = 0;
        each_value([&](Cell c) {
            if (!plan[c.node].wants_grad || c.node == plan.loss) return;
            double total = 0;
            int added = 0;
            for (const Path& path : paths(shown(s), c))
                if (path.added) total += number(path.share), ++added;
            several += added > 1;
            if (added == 0 || same(total, gradient(c))) return;
            INFO(to_text(c, plan) << " at step " << s.cursor.step << ", tick " << s.cursor.tick);
            REQUIRE(total == gradient(c));
        });
        return several;
    }

    // What every number says that it passes back, added up where it arrives.
    void require_passed_back_adds_up() const {
        std::map<std::pair<NodeId, int>, double> arrived;
        each_value([&](Cell c) {
            if (c.node > plan.loss || !backward_done(shown(s), c.node)) return;
            for (const Fed& fed : fed_gradients(shown(s), c))
                if (const std::optional<Path> path = share_of(shown(s), c, fed)) arrived[{fed.cell.node, fed.cell.index}] += number(path->share);
        });
        for (const auto& [where, total] : arrived) {
            const Cell c{where.first, Slot::value, where.second};
            const double shown_now = gradient(c);
            INFO(to_text(c, plan) << " at step " << s.cursor.step << ", tick " << s.cursor.tick);
            REQUIRE(total == Catch::Approx(shown_now).margin(tolerance));
        }
    }
};

}  // namespace

TEST_CASE("paths: at every tick the shares that have come back add up to the gradient, for every number of a network") {
    for (const Setup& setup : {two_three_two("mean_squared_error", "tanh"), two_three_two("categorical_crossentropy", "softmax"),
                               two_three_two("mean_squared_error", "sigmoid", Precision::float32), small_setup()}) {
        auto session = start(setup);
        int several = 0;
        for (int i = 0; i < 3 * session->scene().ticks_per_step; ++i) {
            Snapshot s;
            session->fill(s);
            several += Moment{s}.require_shares_add_up();
            Moment{s}.require_passed_back_adds_up();
            session->tick();
        }
        REQUIRE(several > 100);
    }
}

TEST_CASE("paths: of a fan-out each use is a path, those to come say so, and they add up to the gradient at every tick") {
    auto session = start(fan_out());
    std::vector<int> added_to_y;
    for (int i = 0; i < 2 * session->scene().ticks_per_step; ++i) {
        Snapshot s;
        session->fill(s);
        const Moment now{s};
        now.require_shares_add_up();
        now.require_passed_back_adds_up();
        const std::vector<Path> of_y = paths(shown(s), *parse_cell("y", now.plan));
        REQUIRE(of_y.size() == 3);
        const int added = int(std::count_if(of_y.begin(), of_y.end(), [](const Path& p) { return p.added; }));
        if (added_to_y.empty() || added_to_y.back() != added) added_to_y.push_back(added);
        session->tick();
    }
    REQUIRE(added_to_y == std::vector<int>{0, 1, 3, 0, 1, 3});  // v first, then both of y*y; with the next step none
}

TEST_CASE("paths: a weight reaches the loss through one number of each example, an activation through every neuron of the next layer") {
    auto session = start(two_three_two("mean_squared_error", "tanh"));
    session->run_step();
    Snapshot s;
    session->fill(s);
    const Plan& plan = s.scene->plans.visible;
    const auto through = [&](const char* cell) {
        std::vector<std::string> names;
        for (const Path& path : paths(shown(s), *parse_cell(cell, plan))) names.push_back(path.through ? to_text(*path.through, plan) : "");
        return names;
    };
    REQUIRE(through("hidden_1.w[0,2]") == std::vector<std::string>{"hidden_1.xw[2]", "hidden_1.xw[2]#1"});
    REQUIRE(through("hidden_1.a[1]#1") == std::vector<std::string>{"output.xw[0]#1", "output.xw[1]#1"});
    REQUIRE(through("output.a[0]") == std::vector<std::string>{"loss"});
    REQUIRE(through("loss").empty());
}

TEST_CASE("paths: softmax passes several gradients back at once, as one path") {
    auto session = start(two_three_two("mean_squared_error", "softmax"));
    session->run_step();
    Snapshot s;
    session->fill(s);
    const Plan& plan = s.scene->plans.visible;
    const std::vector<Path> of_z = paths(shown(s), *parse_cell("output.z[0]", plan));
    REQUIRE(of_z.size() == 1);
    REQUIRE_FALSE(of_z[0].through);
    REQUIRE(plan[of_z[0].consumer].name == "output.a");
    const Cell a = *parse_cell("output.a[0]", plan);
    for (const Fed& fed : fed_gradients(shown(s), a)) REQUIRE_FALSE(share_of(shown(s), a, fed));
}

TEST_CASE("paths: what has no gradient goes somewhere too, but nothing comes back") {
    auto session = start(two_three_two("mean_squared_error", "tanh"));
    session->run_step();
    Snapshot s;
    session->fill(s);
    const std::vector<Path> of_target = paths(shown(s), *parse_cell("y[0]", s.scene->plans.visible));
    REQUIRE(of_target.size() == 1);
    REQUIRE_FALSE(of_target[0].added);
}
