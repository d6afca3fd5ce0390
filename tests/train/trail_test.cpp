#include "train/trail.h"

#include <catch_amalgamated.hpp>

#include "runs.h"
#include "train/chosen.h"

using namespace chainrule;

namespace {

struct Followed {
    std::unique_ptr<Session> session = start(small_setup());
    Snapshot snapshot;

    std::vector<TrailPoint> way(int64_t last = INT64_MAX) {
        session->fill(snapshot);
        return snapshot.trail.way(choose_parameters(session->scene(), {"hidden_1.w[0,1]", "output.b[0]"})->at, last);
    }
    std::vector<int64_t> steps() {
        std::vector<int64_t> all;
        for (const TrailPoint& p : way()) all.push_back(p.step);
        return all;
    }
};

}  // namespace

TEST_CASE("trail: it has the parameters that every step began with, also of steps that nobody has looked at") {
    Followed f;
    f.session->visit(4, 0);
    REQUIRE(f.steps() == std::vector<int64_t>{0, 1, 2, 3, 4});
    REQUIRE(f.way(2).size() == 3);
    const std::vector<TrailPoint> way = f.way();
    const Plan& plan = f.session->scene().plans.visible;
    for (int step = 0; step <= 4; ++step) {
        f.session->visit(step, 0);
        REQUIRE(way[size_t(step)].x == read(*parse_cell("hidden_1.w[0,1]", plan), plan, f.session->memory()));
        REQUIRE(way[size_t(step)].y == read(*parse_cell("output.b[0]", plan), plan, f.session->memory()));
    }
}

TEST_CASE("trail: going back keeps what came after, another way forgets it, and what is put counts") {
    Followed f;
    f.session->visit(6, 0);
    f.session->visit(3, 5);
    REQUIRE(f.steps() == std::vector<int64_t>{0, 1, 2, 3, 4, 5, 6});
    ask(*f.session, "put output.b[0] 0.5");
    REQUIRE(f.steps() == std::vector<int64_t>{0, 1, 2, 3});
    REQUIRE(f.way().back().y == 0.5);
    f.session->visit(5, 0);
    f.session->visit(1, 0);
    REQUIRE(f.steps().size() == 6);
    REQUIRE(f.way()[3].y == 0.5);
}

TEST_CASE("trail: another run begins another one, and a reset begins it again") {
    Followed f;
    f.session->visit(3, 0);
    ask(*f.session, "seed 3");
    REQUIRE(f.steps() == std::vector<int64_t>{0});
    f.session->visit(3, 0);
    ask(*f.session, "reset");
    REQUIRE(f.steps() == std::vector<int64_t>{0});
}

TEST_CASE("trail: it never grows beyond its size, and keeps the start") {
    Trail trail(3);
    Slab parameters(Precision::float64, 3);
    const std::vector<size_t> at{1};
    for (int64_t step = 0; step <= 10000; ++step) {
        parameters.set(1, double(step));
        trail.record(step, parameters);
        REQUIRE(trail.points() <= trail.most_points());
    }
    const std::vector<TrailPoint> way = trail.way(at, INT64_MAX);
    REQUIRE(way.front().step == 0);
    REQUIRE(way.back().step >= 9990);
    REQUIRE(way.size() > trail.most_points() / 2);
    for (const TrailPoint& p : way) REQUIRE(p.x == double(p.step));
    REQUIRE(Trail(100000).most_points() == 16);
}
