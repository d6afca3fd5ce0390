#include <catch_amalgamated.hpp>

#include <cmath>

#include "runs.h"
#include "train/finite.h"

using namespace chainrule;

namespace {

Setup diverging(Setup setup) {
    for (LayerSpec& layer : setup.model.layers) layer.settings.set("activation", std::string("linear"));
    setup.model.optimizer_settings.set("learning_rate", 50.0);
    return setup;
}

}  // namespace

TEST_CASE("finite: NaN and infinity are found wherever they are") {
    for (const Precision precision : {Precision::float32, Precision::float64}) {
        Slab slab(precision, 37);
        slab.set(5, 3e38);
        slab.set(6, -1e-42);
        REQUIRE(all_finite(slab));
        for (const double x : {double(INFINITY), -double(INFINITY), std::nan("")}) {
            Slab spoilt = slab;
            spoilt.set(36, x);
            REQUIRE(!all_finite(spoilt));
            REQUIRE(all_finite(spoilt, 0, 36));
        }
    }
}

TEST_CASE("not finite: a run stops at the op that made it and keeps the last finite parameters") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto session = start(diverging(setup));
        for (int i = 0; i < 10000 && session->stopped_because().empty(); ++i) session->run_step();
        REQUIRE(!session->stopped_because().empty());
        REQUIRE(all_finite(session->parameters().value));
        REQUIRE(session->cursor().tick > 0);

        const Seen stopped = look(*session);
        session->run_step();
        session->tick();
        REQUIRE(session->visit(stopped.cursor.step + 5, 0));
        REQUIRE(look(*session).cursor == stopped.cursor);

        // Walking there from before stops at the same op, and everything before it is the same.
        const std::string node = session->stopped_because();
        REQUIRE(session->visit(stopped.cursor.step, 0));
        REQUIRE(session->stopped_because().empty());
        while (session->stopped_because().empty()) session->tick();
        REQUIRE(session->stopped_because() == node);
        REQUIRE(session->cursor() == stopped.cursor);
        REQUIRE(same(session->parameters(), stopped.parameters));

        auto straight = start(diverging(setup));
        straight->visit(stopped.cursor.step, 0);
        session->visit(stopped.cursor.step, 0);
        REQUIRE(same(look(*session), look(*straight)));
    }
}

TEST_CASE("not finite: the op that is named has made a number that is not, from numbers that are") {
    auto session = start(small_setup());
    const Plan& plan = session->scene().plans.visible;
    session->visit(3, 2);
    ask(*session, "put hidden_1.w[0,0] 3e38");
    ask(*session, "put hidden_1.w[1,0] 3e38");
    while (session->stopped_because().empty() && session->cursor().step < 20) session->tick();
    REQUIRE(session->stopped_because() == "hidden_1.xw");
    const NodeId node = session->cursor().node;
    REQUIRE(plan[node].name == "hidden_1.xw");
    REQUIRE(!all_finite(session->memory().work.value));
    REQUIRE(refused(*session, "step").key == "train.not_finite");
}

TEST_CASE("not finite: with one row the example that made it is the one looked at") {
    if (!rounds_products()) SKIP("fused multiply-add keeps these numbers finite");
    auto session = start(small_setup_with_one_row());
    ask(*session, "put hidden_1.w[0,0] 3e38");
    ask(*session, "put hidden_1.w[1,0] 3e38");
    while (session->stopped_because().empty() && session->cursor().step < 20) session->run_step();
    REQUIRE(session->stopped_because() == "hidden_1.xw");
    REQUIRE(!all_finite(session->memory().work.value));
}

TEST_CASE("not finite: where only the update overflows, the parameter is named and the cursor stays before the update") {
    Setup setup = diverging(setup_for({1, 1}, "spiral", 46));
    setup.model.optimizer_settings.set("learning_rate", 1000.0);
    auto session = start(setup);
    ask(*session, "put hidden_1.b[0] 1e19");  // the loss is about 1e36, the gradient of output.w 1e37
    ask(*session, "put output.w[0,0] 0.1");
    session->run_step();
    REQUIRE(session->stopped_because() == "output.w");
    REQUIRE(session->cursor().step == 0);
    REQUIRE(session->cursor().tick == session->scene().ticks_per_step - 1);
    REQUIRE(all_finite(session->parameters().value));
    ask(*session, "step back");
    while (session->stopped_because().empty()) session->tick();
    REQUIRE(session->stopped_because() == "output.w");
}

TEST_CASE("not finite: a Command that changes something lets the run go on") {
    if (!rounds_products()) SKIP("fused multiply-add keeps these numbers finite");
    auto session = start(small_setup());
    session->visit(3, 0);
    ask(*session, "put hidden_1.w[0,0] 3e38");
    ask(*session, "put hidden_1.w[1,0] 3e38");
    REQUIRE(session->visit(50, 0));
    REQUIRE(!session->stopped_because().empty());
    const int64_t step = session->cursor().step;
    ask(*session, "put hidden_1.w[0,0] 0.1");
    ask(*session, "put hidden_1.w[1,0] 0.1");
    REQUIRE(session->stopped_because().empty());
    REQUIRE(session->cursor() == Cursor{step, 0, Stage::update, -1});
    session->visit(step + 5, 0);
    REQUIRE(session->cursor().step == step + 5);
}
