#include "app/present/plane.h"

#include <catch_amalgamated.hpp>

#include "app/format.h"
#include "app/present/looking.h"
#include "example_run.h"

using namespace chainrule;

TEST_CASE("plane: beside an example the reading is that example, with its target") {
    auto session = example_session(16);
    const Snapshot s = snapshot_of(*session);
    const Dataset& data = *s.scene->data;
    const auto reading = read_plane(s, data.x[0] + 0.01, data.x[1] - 0.01, 0.1);
    REQUIRE(reading);
    CHECK(reading->example == PlaneReading::Example::train);
    CHECK(reading->x1 == data.x[0]);
    CHECK(reading->x2 == data.x[1]);
    CHECK(reading->target == data.y[0]);
    CHECK(plane_text(*reading, s, {}, words_of("en")).find("training point") != std::string::npos);
}

TEST_CASE("plane: away from examples the reading is the point, with the network's output in its cell") {
    auto session = example_session(16);
    const Snapshot s = snapshot_of(*session);
    const double cell = (s.scene->data->highest - s.scene->data->lowest) / 16;
    // The middle of the cell in the third row from the top and the second column from the left.
    const auto reading = read_plane(s, s.scene->data->lowest + 1.5 * cell, s.scene->data->highest - 2.5 * cell, 0);
    REQUIRE(reading);
    CHECK(reading->example == PlaneReading::Example::none);
    REQUIRE(reading->output);
    CHECK(*reading->output == double(s.grid_values[s.grid_values.size() - 16 * 16 + 2 * 16 + 1]));
}

TEST_CASE("plane: outside it there is nothing to read") {
    auto session = example_session(16);
    const Snapshot s = snapshot_of(*session);
    CHECK_FALSE(read_plane(s, s.scene->data->highest + 0.1, 0, 1));
    CHECK_FALSE(read_plane(s, 0, s.scene->data->lowest - 0.1, 1));
}

TEST_CASE("plane: without maps there is a point and no output") {
    auto session = example_session(0);
    const auto reading = read_plane(snapshot_of(*session), 0.5, 0.5, 0);
    REQUIRE(reading);
    CHECK_FALSE(reading->output);
}

TEST_CASE("plane: while the network's output is asked for, the plane does not tell it") {
    auto session = example_session(16);
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const auto reading = read_plane(s, 0, 0, 0);
    REQUIRE(reading);
    const Plan& plan = visible(s);
    const Masking masking({to_text(cell_at(s, plan.output, 0), plan, looked_at(s))}, s);
    const std::string value = fixed(*reading->output, 2);
    CHECK(plane_text(*reading, s, {}, words_of("en")).find(value) != std::string::npos);
    CHECK(plane_text(*reading, s, masking, words_of("en")).find(value) == std::string::npos);
}
