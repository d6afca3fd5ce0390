// Sessions of expressions: the same machinery without examples, layers and input. Published numbers are in
// tests/reference/expressions_test.cpp.
#include <catch_amalgamated.hpp>

#include "../support/allocation_counter.h"
#include "runs.h"
#include "train/cursor_text.h"
#include "train/worker_core.h"

using namespace chainrule;

namespace {

Setup expression_setup(Precision precision = Precision::float64) {
    Setup setup;
    setup.expression = "e = a*b; d = e + c; L = (d*f - 1)^2";
    setup.values.set("a", 2.0), setup.values.set("b", -3.0), setup.values.set("c", 10.0), setup.values.set("f", -2.0);
    setup.model.optimizer_settings.set("learning_rate", 0.001);
    setup.precision = precision;
    setup.grid = 20;
    return setup;
}

}  // namespace

TEST_CASE("expression: a step is an epoch, and the loss is the last number") {
    auto session = start(expression_setup());
    REQUIRE(session->scene().steps_per_epoch == 1);
    REQUIRE(session->loss() == 81);
    session->visit(5, 0);
    Snapshot s;
    session->fill(s);
    REQUIRE(s.epoch == 5);
    REQUIRE(s.train_curve.points() == 6);
    REQUIRE(s.train_curve[0].last == 81);
    REQUIRE(s.train_curve[5].last == float(session->loss()));
    REQUIRE(session->loss() < 81);
    REQUIRE(s.test_curve.points() == 0);
    REQUIRE(s.batch.empty());
    REQUIRE((s.sample == 0 && s.row == 0));
    REQUIRE(s.grid_values.empty());
    REQUIRE(s.scene->grid == 0);
    REQUIRE(s.scene->expression == expression_setup().expression);
    REQUIRE(s.scene->data->rows == 0);
}

TEST_CASE("expression: every tick is the same when it is visited again, in both precisions") {
    for (const Precision precision : {Precision::float64, Precision::float32}) {
        auto session = start(expression_setup(precision));
        ask(*session, "goto 3:4");
        ask(*session, "put b -2.5");
        ask(*session, "goto 6");
        ask(*session, "set learning_rate 0.002");
        ask(*session, "goto 0");
        std::vector<std::pair<Place, Seen>> album;
        while (session->cursor().step < 9) {
            album.emplace_back(Place{session->cursor().step, session->cursor().tick}, look(*session));
            session->tick();
        }
        for (auto place = album.rbegin(); place != album.rend(); ++place) {
            session->visit(place->first.step, place->first.tick);
            REQUIRE(same(look(*session), place->second));
        }
    }
}

TEST_CASE("expression: steps and ticks allocate nothing") {
    auto session = start(expression_setup());
    const int64_t before = allocation_count();
    for (int i = 0; i < 700; ++i) session->run_step();
    for (int i = 0; i < 50; ++i) session->tick();
    REQUIRE(allocation_count() == before);
}

TEST_CASE("expression: what has to do with examples is refused, the rest works") {
    auto session = start(expression_setup());
    session->visit(2, 3);
    REQUIRE(refused(*session, "data spiral").key == "train.no_data");
    REQUIRE(refused(*session, "set batch_size 4").key == "train.no_data");
    REQUIRE(refused(*session, "sample 1").key == "command.arguments");
    REQUIRE(refused(*session, "put e 1").key == "command.cell");
    REQUIRE(refused(*session, "put nothing 1").key == "command.cell");
    REQUIRE(session->cursor().step == 2);
    ask(*session, "sample 0");
    ask(*session, "layer");
    REQUIRE(session->cursor().tick == 4);
    ask(*session, "seed 3");
    REQUIRE(session->cursor().step == 0);
    REQUIRE(session->loss() == 81);
    REQUIRE(tick_of(session->scene(), "forward:d") == 3);
}

TEST_CASE("expression: a wrong one, or a wrong optimizer, is refused") {
    Setup setup = expression_setup();
    setup.expression = "a*";
    REQUIRE(Session::make(setup).error().key == "arithmetic.syntax");
    setup = expression_setup();
    setup.model.optimizer = "SDG";
    REQUIRE(Session::make(setup).error().key == "model.unknown_optimizer");
    setup = expression_setup();
    setup.model.optimizer_settings.set("learning_rate", -1.0);
    REQUIRE(Session::make(setup).error().key == "values.range");
}

TEST_CASE("expression: it stops at the op that is not finite") {
    Setup setup = expression_setup();
    setup.expression = "d = a - 2; q = b/d; L = q*c*f";
    auto session = start(setup);
    session->run_step();
    REQUIRE(session->stopped_because() == "q");
    REQUIRE(session->cursor().stage == Stage::forward);
    ask(*session, "put a 3");
    ask(*session, "step");
    REQUIRE(session->stopped_because().empty());
}

TEST_CASE("expression: without variables there is nothing to learn, and nothing breaks") {
    Setup setup;
    setup.expression = "2*3 + 1";
    auto session = start(setup);
    ask(*session, "step");
    ask(*session, "tick");
    REQUIRE(session->loss() == 7);
    REQUIRE(session->scene().n_backward == 0);
}

TEST_CASE("expression: a worker plays it") {
    WorkerCore core(start(expression_setup()), [] {});
    core.post(*parse_command("goto 20"));
    core.work(std::chrono::seconds(1));
    REQUIRE(core.latest(nullptr).cursor.step == 20);
    REQUIRE(core.latest(nullptr).loss < 81);
}
