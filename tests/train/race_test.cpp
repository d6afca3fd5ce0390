#include "train/race.h"

#include <catch_amalgamated.hpp>

#include "runs.h"

using namespace chainrule;

namespace {

Snapshot snapshot_of(Session& session) {
    Snapshot s;
    session.fill(s);
    return s;
}

std::unique_ptr<Session> valley(const char* program) {
    Setup setup;
    setup.expression = program;
    setup.values.set("x1", -5.0), setup.values.set("x2", -2.0);
    setup.precision = Precision::float64;
    return start(setup);
}

Racer racer(const char* text) {
    const Result<Racer> racer = racer_from_text(text);
    REQUIRE(racer);
    return *racer;
}

std::unique_ptr<Race> make(const Snapshot& s, const std::vector<std::string>& cells, const std::vector<Racer>& racers, int64_t steps) {
    auto made = Race::make(s, cells, racers, steps);
    REQUIRE(made);
    return std::move(*made);
}

auto close(double x) { return Catch::Approx(x).margin(5e-7).epsilon(0); }

}  // namespace

// d2l.ai, chapter 12.
TEST_CASE("race: in a valley every rate takes its own published way") {
    auto steep = valley("f = 0.1*x1^2 + 2*x2^2");
    auto race = make(snapshot_of(*steep), {"x1", "x2"}, {racer("SGD:0.4"), racer("SGD:0.6")}, 20);
    REQUIRE(race->work(1000));
    REQUIRE(race->racers() == 2);
    REQUIRE(race->path(0).size() == 21);
    REQUIRE(race->path(0)[0] == TrailPoint{0, -5, -2, 10.5});
    REQUIRE(race->path(0)[20].x == close(-.943467));
    REQUIRE(race->path(0)[20].y == close(-.000073));
    REQUIRE(race->path(1)[20].x == close(-.387814));
    REQUIRE(race->path(1)[20].y == close(-1673.365109));
    REQUIRE(race->path(1)[20].step == 20);
}

TEST_CASE("race: on the whole batch it goes the way of the run itself where that has no other parameters") {
    for (const char* reduction : {"sum_over_batch_size", "mean_of_rows"}) {
        Setup setup = setup_for({1}, "gauss", 900);
        setup.model.layers[0].settings.set("use_bias", false);
        setup.model.loss = "squared_error";
        setup.model.loss_settings.set("reduction", std::string(reduction));
        setup.batch_size = 450;  // more than a chunk
        setup.precision = Precision::float64;
        auto session = start(setup);
        session->visit(2, 0);
        auto race = make(snapshot_of(*session), {"output.w[0,0]", "output.w[1,0]"}, {racer("SGD:0.1")}, 12);
        race->work(12);
        for (const TrailPoint& point : race->path(0)) {
            REQUIRE(point.x == Catch::Approx(session->parameters().value.at(0)).epsilon(1e-12));
            REQUIRE(point.y == Catch::Approx(session->parameters().value.at(1)).epsilon(1e-12));
            REQUIRE(point.loss == Catch::Approx(session->loss()).epsilon(1e-12));
            session->run_step();
        }
    }
}

TEST_CASE("race: it can start from where the run was, all parameters as they were then") {
    auto session = start(small_setup());
    const std::vector<std::string> cells{"output.w[0,0]", "output.w[1,0]"};
    const std::vector<Racer> racers{racer("SGD:0.1"), racer("SGD:0.3")};
    session->visit(2, 0);
    auto then = make(snapshot_of(*session), cells, racers, 9);
    then->work(100);
    session->visit(6, 0);
    const Snapshot later = snapshot_of(*session);
    Slab at_two = later.memory.parameters->value;
    REQUIRE(later.trail.read(2, at_two));
    auto race = Race::make(later, cells, racers, 9, &at_two);
    REQUIRE(race);
    (*race)->work(100);
    for (int i = 0; i < 2; ++i) REQUIRE(std::equal((*race)->path(i).begin(), (*race)->path(i).end(), then->path(i).begin(), then->path(i).end()));
}

TEST_CASE("race: parameters that are not on its axes stay where they are") {
    auto session = start(small_setup_in_double());
    session->visit(4, 0);
    const Snapshot s = snapshot_of(*session);
    auto race = make(s, {"output.w[1,0]"}, {racer("SGD:0.5")}, 5);
    race->work(100);
    const TrailPoint& end = race->path(0).back();
    REQUIRE(end.y == 0);
    ask(*session, "put output.w[1,0] " + number_text(end.x));
    REQUIRE(session->loss() == Catch::Approx(end.loss).epsilon(1e-12));
    REQUIRE(end.loss < s.loss);
}

TEST_CASE("race: how the work is cut changes nothing, and the racers take turns") {
    auto session = valley("f = x1^2 + x1*x2 + 2*x2^2");
    const Snapshot s = snapshot_of(*session);
    const std::vector<Racer> racers{racer("SGD:0.1"), racer("SGD:0.05"), racer("SGD:0.3")};
    auto whole = make(s, {"x1", "x2"}, racers, 10), slices = make(s, {"x1", "x2"}, racers, 10);
    REQUIRE(whole->work(30));
    for (int i = 1; i <= 30; ++i) {
        REQUIRE(slices->work(1) == (i == 30));
        REQUIRE(slices->path(0).size() - slices->path(2).size() <= 1);
    }
    for (int i = 0; i < 3; ++i) REQUIRE(std::equal(slices->path(i).begin(), slices->path(i).end(), whole->path(i).begin(), whole->path(i).end()));
}

TEST_CASE("race: a racer that flies off stops, the others go on") {
    auto session = valley("f = x1^4 + x2^2");
    auto race = make(snapshot_of(*session), {"x1", "x2"}, {racer("SGD:1"), racer("SGD:0.001")}, 40);
    REQUIRE(race->work(1000));
    REQUIRE(race->stopped(0));
    REQUIRE(race->path(0).size() < 20);
    REQUIRE(!race->stopped(1));
    REQUIRE(race->path(1).size() == 41);
}

TEST_CASE("race: racers are written as an optimizer and its learning rate") {
    REQUIRE(racer("SGD:0.1").settings.number("learning_rate") == 0.1);
    for (const char* text : {"", "SGD", "SGD:", "SGD:fast", "0.1"}) REQUIRE(racer_from_text(text).error().key == "race.racer");
    REQUIRE(racer_from_text("SDG:0.1").error().key == "model.unknown_optimizer");
    REQUIRE(racer_from_text("SGD:-1").error().key == "values.range");
    auto session = valley("f = x1^2 + x2^2");
    REQUIRE(Race::make(snapshot_of(*session), {}, {}).error().key == "landscape.cells");
    REQUIRE((*Race::make(snapshot_of(*session), {"x1"}, {}))->work(1));
}
