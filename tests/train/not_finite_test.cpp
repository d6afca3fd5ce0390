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

TEST_CASE("not finite: with one row the example that was asked for is looked at again when the run goes on") {
    // A weight so large that the loss of examples far from the middle overflows, and the first of the batch is near it.
    const auto one_bad_example = [] {
        Setup setup = diverging(small_setup_with_one_row());
        setup.model.optimizer_settings.set("learning_rate", 1e-30);
        Snapshot s;
        for (double weight = 1e18; weight < 1e21; weight *= 2)
            for (int step = 3; step < 8; ++step) {
                auto session = start(setup);
                session->visit(step, 0);
                Command put = *parse_command("put hidden_1.w[0,0] 0");
                put.number = weight;
                REQUIRE(session->apply(put));
                session->run_step();
                session->fill(s);
                if (s.sample > 0) return session;
            }
        FAIL("no such weight");
        return start(setup);
    };
    auto session = one_bad_example();
    REQUIRE(!session->stopped_because().empty());
    Snapshot s;
    session->fill(s);
    REQUIRE(s.sample > 0);
    const int64_t step = session->cursor().step;
    const std::string node = session->stopped_because();

    ask(*session, "tick back");
    session->fill(s);
    const int culprit = s.sample;
    REQUIRE(culprit != 0);
    ask(*session, "step back");
    ask(*session, "step back");
    session->fill(s);
    CHECK(s.sample == 0);
    session->visit(step + 1, 0);
    REQUIRE(session->stopped_because() == node);
    ask(*session, "sample 0");
    session->fill(s);
    CHECK(s.sample == 0);
    CHECK(s.cursor.tick > 0);
    CHECK(s.stopped_because == node);
    ask(*session, "put hidden_1.w[0,0] 0.1");
    session->visit(step + 1, 0);
    session->fill(s);
    CHECK(s.stopped_because.empty());
    CHECK(s.sample == 0);
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

TEST_CASE("not finite: jumping into a step that is known to stop shows the bits of a straight run") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto straight = start(diverging(setup));
        for (int i = 0; i < 10000 && straight->stopped_because().empty(); ++i) straight->run_step();
        const int64_t step = straight->cursor().step;
        const Seen stopped = look(*straight);
        REQUIRE(step > 0);

        auto session = start(diverging(setup));
        session->visit(step + 5, 0);
        session->visit(0, 0);
        session->visit(step + 5, 0);
        REQUIRE(same(look(*session), stopped));
        session->visit(step, 0);
        straight = start(diverging(setup));
        straight->visit(step, 0);
        REQUIRE(same(look(*session), look(*straight)));
        REQUIRE(!(session->memory().parameters->previous == session->memory().parameters->value));
    }
}
