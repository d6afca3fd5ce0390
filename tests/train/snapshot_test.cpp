#include <catch_amalgamated.hpp>

#include <system_error>
#include <thread>

#include "runs.h"
#include "../support/allocation_counter.h"

using namespace chainrule;

TEST_CASE("snapshot box: the reader gets the newest one, and each only once as fresh") {
    SnapshotBox box;
    bool fresh = true;
    REQUIRE(box.consumed());
    box.latest(&fresh);
    REQUIRE(!fresh);
    for (const uint64_t version : {1, 2, 3}) {
        box.back().version = version;
        box.publish();
    }
    REQUIRE(!box.consumed());
    REQUIRE(box.latest(&fresh).version == 3);
    REQUIRE(fresh);
    REQUIRE(box.consumed());
    REQUIRE(box.latest(&fresh).version == 3);
    REQUIRE(!fresh);
}

TEST_CASE("snapshot box: between two threads no snapshot is ever torn or older than the one before") {
    SnapshotBox box;
    constexpr uint64_t last = 20000;
    const auto write = [&] {
        for (uint64_t version = 1; version <= last; ++version) {
            Snapshot& s = box.back();
            s.version = version;
            s.grid_values.assign(64, float(version));
            s.loss = double(version);
            box.publish();
        }
    };
    std::thread writer;
    try {
        writer = std::thread(write);
    } catch (const std::system_error&) {
        SKIP("this build has no threads");
    }
    uint64_t seen = 0, torn = 0, older = 0;
    while (seen < last) {
        bool fresh = false;
        const Snapshot& s = box.latest(&fresh);
        if (!fresh) continue;
        older += s.version <= seen;
        seen = s.version;
        torn += s.loss != double(seen);
        for (const float x : s.grid_values) torn += x != float(seen);
    }
    writer.join();
    REQUIRE(torn == 0);
    REQUIRE(older == 0);
}

TEST_CASE("snapshot: filling one again allocates nothing") {
    for (Setup setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        setup.grid = 12;
        auto session = start(setup);
        Snapshot snapshot;
        session->visit(10, 0);
        session->fill(snapshot);
        const int64_t before = allocation_count();
        for (int i = 0; i < 30; ++i) {
            for (int step = 0; step < 6; ++step) session->run_step();
            for (int tick = 0; tick < 3; ++tick) session->tick();
            session->fill(snapshot);
        }
        REQUIRE(allocation_count() == before);
    }
}

TEST_CASE("snapshot: it is a copy that later steps do not change") {
    auto session = start(small_setup());
    session->visit(4, 0);
    Snapshot snapshot;
    session->fill(snapshot);
    const Slab value = snapshot.memory.parameters->value;
    REQUIRE(value == session->parameters().value);
    session->visit(9, 0);
    REQUIRE(snapshot.memory.parameters->value == value);
}

TEST_CASE("snapshot: metrics and curves follow the run") {
    auto session = start(small_setup());
    session->visit(11, 0);  // two epochs and a step
    Snapshot s;
    session->fill(s);
    REQUIRE(s.epoch == 2);
    REQUIRE(s.train_curve.points() == 3);
    REQUIRE(s.test_curve.points() == 3);
    session->visit(10, 0);
    REQUIRE(session->loss() == Catch::Approx(s.train_curve[2].last));
    REQUIRE(session->test_loss() == Catch::Approx(s.test_curve[2].last));
    REQUIRE(s.furthest_step == 11);
    ask(*session, "goto 3");
    ask(*session, "put output.b[0] 1");
    session->fill(s);
    REQUIRE(s.train_curve.points() == 1);
    REQUIRE(s.furthest_step == 3);
    REQUIRE(s.put.size() == 1);
}

TEST_CASE("snapshot: with room for one example only it holds the one that is looked at") {
    auto session = start(small_setup_with_one_row());
    ask(*session, "sample 4");
    Snapshot s;
    for (const int step : {2, 4}) {  // the batch of step 4 has three
        session->visit(step, 3);
        session->fill(s);
        const int sample = step == 2 ? 4 : 2;
        const Plan& plan = s.scene->plans.visible;
        REQUIRE(s.sample == sample);
        REQUIRE(s.row == 0);
        REQUIRE(s.memory.work.rows == 1);
        REQUIRE(read_value(plan, s.memory, plan.input, 0) == s.scene->data->x[2 * size_t(s.batch[size_t(sample)])]);
    }
    REQUIRE(refused(*session, "sample 5").key == "command.arguments");
}
