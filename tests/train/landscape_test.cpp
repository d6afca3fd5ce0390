#include "train/landscape.h"

#include <catch_amalgamated.hpp>
#include <cmath>

#include "runs.h"

using namespace chainrule;

namespace {

Snapshot snapshot_of(Session& session) {
    Snapshot s;
    session.fill(s);
    return s;
}

std::unique_ptr<Session> valley() {
    Setup setup;
    setup.expression = "f = x1^2 + 2*x2^2 + 0*x3";
    setup.values.set("x1", -5.0), setup.values.set("x2", -2.0), setup.values.set("x3", 1.0);
    setup.model.optimizer_settings.set("learning_rate", 0.1);
    return start(setup);
}

std::unique_ptr<Landscape> make(const Snapshot& s, const LandscapeSpec& spec) {
    auto made = Landscape::make(s, spec);
    REQUIRE(made);
    return std::move(*made);
}

}  // namespace

TEST_CASE("landscape: every point is the loss that the run would have there") {
    for (Setup setup : {small_setup(), small_setup_in_double()}) {
        for (const char* reduction : {"sum_over_batch_size", "sum"}) {
            setup.model.loss_settings.set("reduction", std::string(reduction));
            setup.data_settings.set("examples", 1000.0);  // more than a chunk
            auto session = start(setup);
            session->visit(8, 3);
            auto land = make(snapshot_of(*session), {{"hidden_1.w[1,2]", "output.b[0]"}, {{-1, 2}, {0, 0.5}}, 7});
            REQUIRE(land->work(1000));
            REQUIRE(land->losses().size() == 49);
            for (const auto& [i, j] : {std::pair{0, 0}, {6, 0}, {2, 5}, {6, 6}}) {
                session->visit(8, 0);
                ask(*session, "put hidden_1.w[1,2] " + number_text(land->at(0, i)));
                ask(*session, "put output.b[0] " + number_text(land->at(1, j)));
                REQUIRE(land->losses()[size_t(j * 7 + i)] == Catch::Approx(session->loss()).epsilon(1e-5));
            }
            REQUIRE((land->at(0, 0) == -1 && land->at(0, 6) == 2 && land->at(0, 2) == 0 && land->at(1, 6) == 0.5));
        }
    }
}

TEST_CASE("landscape: of one parameter it is a curve, and of an expression its own numbers") {
    auto session = valley();
    const Snapshot s = snapshot_of(*session);
    auto land = make(s, {{"x1"}, {}, 7});
    land->work(100);
    REQUIRE(land->losses() == std::vector<double>{9 + 8, 4 + 8, 1 + 8, 8, 1 + 8, 4 + 8, 9 + 8});
    REQUIRE((land->lowest() == 8 && land->highest() == 17));
    auto both = make(s, {{"x2", "x1"}, {{0, 1}, {0, 3}}, 2});
    both->work(100);
    REQUIRE(both->losses() == std::vector<double>{0, 2, 9, 11});
}

TEST_CASE("landscape: how the work is cut changes nothing, and what is not computed is not a number") {
    auto session = start(small_setup());
    session->visit(8, 0);
    const Snapshot s = snapshot_of(*session);
    const LandscapeSpec spec{{"hidden_1.w[0,0]", "hidden_1.w[1,0]"}, {}, 5};
    auto whole = make(s, spec), slices = make(s, spec);
    REQUIRE(whole->work(25));
    REQUIRE(slices->progress() == 0);
    for (int i = 1; i <= 25; ++i) {
        REQUIRE(slices->work(1) == (i == 25));
        if (i < 25) REQUIRE(std::isnan(slices->losses()[size_t(i)]));
    }
    REQUIRE(slices->losses() == whole->losses());
    REQUIRE(slices->work(1));
    REQUIRE((slices->lowest() == whole->lowest() && slices->highest() == whole->highest()));
}

TEST_CASE("landscape: it fits until another parameter, the data or the network changes") {
    auto session = valley();
    auto land = make(snapshot_of(*session), {{"x1", "x2"}, {}, 3});
    session->visit(7, 0);
    REQUIRE(land->fits(snapshot_of(*session)));
    ask(*session, "put x1 2");
    REQUIRE(land->fits(snapshot_of(*session)));
    ask(*session, "put x3 2");
    REQUIRE(!land->fits(snapshot_of(*session)));
    ask(*session, "put x3 1");
    REQUIRE(land->fits(snapshot_of(*session)));
    REQUIRE(!land->fits(snapshot_of(*valley())));
}

TEST_CASE("landscape: points where the loss is not finite are left out of its range") {
    Setup setup;
    setup.expression = "f = 1/x";
    setup.values.set("x", 1.0);
    auto session = start(setup);
    auto land = make(snapshot_of(*session), {{"x"}, {{-1, 1}}, 3});
    land->work(3);
    REQUIRE(std::isinf(land->losses()[1]));
    REQUIRE((land->lowest() == -1 && land->highest() == 1));
}

TEST_CASE("landscape: what it cannot be drawn over is named") {
    auto session = start(small_setup());
    const Snapshot s = snapshot_of(*session);
    const auto key = [&](const LandscapeSpec& spec) { return Landscape::make(s, spec).error().key; };
    REQUIRE(key({}) == "landscape.cells");
    REQUIRE(key({{"output.b[0]", "hidden_1.b[0]", "hidden_1.b[1]"}}) == "landscape.cells");
    REQUIRE(key({{"output.b[0]", "output.b[0]"}}) == "landscape.twice");
    REQUIRE(key({{"output.a[0]"}}) == "command.cell");
    REQUIRE(key({{"grad output.b[0]"}}) == "command.cell");
    REQUIRE(key({{"nothing"}}) == "command.cell");
    REQUIRE(key({{"output.b[0]"}, {{1, 1}}}) == "landscape.range");
    REQUIRE(key({{"output.b[0]"}, {{-INFINITY, 1}}}) == "landscape.range");
    REQUIRE(key({{"output.b[0]"}, {}, 1}) == "values.range");
}
