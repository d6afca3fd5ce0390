#include "app/landscape_desk.h"

#include <catch_amalgamated.hpp>
#include <thread>

#include "example_run.h"

using namespace chainrule;

namespace {

struct Desk {
    LandscapeDesk desk{[] {}};
    LandscapeState state;
    std::unique_ptr<Session> session = example_session();
    Snapshot snapshot = snapshot_of(*session);

    const LandscapeSight& look() {
        desk.next_frame();
        return desk.look(state, snapshot, {});
    }
    void go(int64_t step) {
        session->visit(step, 0);
        snapshot = snapshot_of(*session);
    }
    // As frames would, until nothing is under way.
    const LandscapeSight& wait() {
        for (int i = 0; i < 3000; ++i) {
            const LandscapeSight& sight = look();
            const bool raced = sight.lanes.empty() || sight.lanes[0].path.size() > size_t(longest_race) || sight.lanes[0].stopped;
            if (sight.current && raced) return sight;
            desk.pump(5);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        FAIL("it never comes to an end");
        return look();
    }
};

}  // namespace

TEST_CASE("landscape desk: the landscape of the run comes, around where the run is") {
    Desk d;
    CHECK(!d.look().grid);
    const LandscapeSight& sight = d.wait();
    REQUIRE(sight.grid);
    CHECK(sight.cells.size() == 2);
    const Result<Chosen> chosen = choose_parameters(*d.snapshot.scene, sight.cells);
    CHECK(sight.grid->holds(chosen->read(d.snapshot.memory.parameters->value, 0), chosen->read(d.snapshot.memory.parameters->value, 1)));
    CHECK(sight.grid->loss_at(chosen->read(d.snapshot.memory.parameters->value, 0), chosen->read(d.snapshot.memory.parameters->value, 1)) ==
          Catch::Approx(d.snapshot.loss).epsilon(0.02));
}

TEST_CASE("landscape desk: when other parameters have moved the old one stays until the new one is there, and says so") {
    Desk d;
    const uint64_t first = d.wait().grid->version;
    d.session->visit(5, 0);
    d.snapshot = snapshot_of(*d.session);
    const LandscapeSight& stale = d.look();
    CHECK(!stale.current);
    CHECK(stale.grid->version == first);
    CHECK(stale.grid->step == 0);
    CHECK(d.wait().grid->step == 5);
}

TEST_CASE("landscape desk: other axes and ranges are followed, and one axis is a curve") {
    Desk d;
    d.wait();
    d.state.cells = {"output.b[0]"};
    CHECK(!d.look().grid);
    CHECK(d.wait().grid->is_curve());
    d.state.range = {-1, 2};
    CHECK(d.wait().grid->range[0].high == 2);
    d.state.cells = {"no such cell"};
    CHECK(d.wait().cells.size() == 2);
    d.state.range = {2, 2};
    d.look();
    CHECK(d.look().error.key == "landscape.range");
}

TEST_CASE("landscape desk: a race that is looked at only later starts from where the run was then") {
    Desk d;
    d.state.racers = {"SGD:0.1"};
    d.go(4);
    const Result<Chosen> chosen = choose_parameters(*d.snapshot.scene, d.wait().cells);
    const std::vector<TrailPoint> way = d.snapshot.trail.way(chosen->at, 4);
    const auto starts_at = [&](const TrailPoint& p) {
        const TrailPoint start = d.wait().lanes[0].path[0];
        return start.x == p.x && start.y == p.y;
    };
    CHECK(starts_at(way[0]));
    d.state.race_start = 2;
    CHECK(starts_at(way[2]));
    // Nobody has looked for a while: the same one is there again.
    d.desk.next_frame();
    d.desk.next_frame();
    CHECK(starts_at(way[2]));
}

TEST_CASE("landscape desk: other racers and other axes start from the same place") {
    Desk d;
    d.state.racers = {"SGD:0.1"};
    const TrailPoint start = d.wait().lanes[0].path[0];
    d.go(4);
    d.state.racers.push_back("SGD:0.3");
    CHECK(d.wait().lanes[1].path[0] == start);
    d.state.cells = {"output.w[1,0]", "output.w[0,0]"};
    CHECK(d.wait().lanes[0].path[0].x == start.y);
    d.state.racers.clear();
    CHECK(d.look().lanes.empty());
}

TEST_CASE("landscape desk: a race starts from where the run is, until it has begun") {
    Desk d;
    d.state.racers = {"SGD:0.1", "SGD:0.01"};
    const LandscapeSight& sight = d.wait();
    REQUIRE(sight.lanes.size() == 2);
    CHECK(sight.lanes[0].path.size() == size_t(longest_race) + 1);
    const TrailPoint start = sight.lanes[0].path[0];
    d.go(3);
    CHECK(d.wait().lanes[0].path[0] == start);
    d.state.restart_race(3);
    CHECK(!(d.wait().lanes[0].path[0] == start));
    d.go(1);  // before it: it waits where the run is, and begins when the run is there again
    CHECK(!(d.wait().lanes[0].path[0] == start));
    d.go(0);
    CHECK(d.wait().lanes[0].path[0] == start);
    d.state.racers = {"SGD:fast"};
    d.look();
    CHECK(d.look().error.key == "race.racer");
}
