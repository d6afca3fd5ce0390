#include "app/present/network.h"

#include <cmath>

#include <catch_amalgamated.hpp>

#include "app/format.h"
#include "example_run.h"

using namespace chainrule;

TEST_CASE("network: a tile for every neuron, a curve for every weight, all within the stage") {
    auto session = example_session(8);
    const Rect area{100, 50, 600, 500};
    const NetworkPicture p = present_network(snapshot_of(*session), area, words_of("en"));
    CHECK(p.neurons.size() == 2 + 3 + 1);
    CHECK(p.edges.size() == 2 * 3 + 3 * 1);
    CHECK(p.columns.size() == 3);
    for (size_t i = 0; i < p.neurons.size(); ++i) {
        CHECK(p.neurons[i].map == int(i));
        CHECK(area.contains(p.neurons[i].tile.x, p.neurons[i].tile.y));
        CHECK(area.contains(p.neurons[i].tile.right(), p.neurons[i].tile.bottom()));
        for (size_t k = 0; k < i; ++k) CHECK_FALSE(p.neurons[i].tile.overlaps(p.neurons[k].tile));
    }
}

TEST_CASE("network: every cell it names exists in the plan") {
    auto session = example_session();
    const Snapshot s = snapshot_of(*session);
    const NetworkPicture p = present_network(s, {0, 0, 600, 500}, words_of("en"));
    for (const NeuronPicture& n : p.neurons) CHECK(parse_cell(n.cell, visible(s), looked_at(s)));
    for (const EdgePicture& e : p.edges) {
        Result<Cell> c = parse_cell(e.cell, visible(s));
        REQUIRE(c);
        CHECK(read(*c, visible(s), s.memory) == e.weight);
    }
}

TEST_CASE("network: numbers of this step are hidden until their op has run") {
    auto session = example_session();
    session->run_step();
    session->tick();  // a batch is loaded, nothing else is known
    const NetworkPicture loaded = present_network(snapshot_of(*session), {0, 0, 600, 500}, words_of("en"));
    CHECK(loaded.neurons[0].known);
    CHECK_FALSE(loaded.neurons[2].known);
    CHECK(loaded.neurons[2].value == not_computed);
    for (int i = 0; i < session->scene().n_forward; ++i) session->tick();
    const NetworkPicture forward = present_network(snapshot_of(*session), {0, 0, 600, 500}, words_of("en"));
    for (const NeuronPicture& n : forward.neurons) CHECK(n.known);
}

TEST_CASE("network: a neuron is found by its output, its weighted sum and its bias, not by a weight") {
    auto session = example_session();
    const Snapshot s = snapshot_of(*session);
    const NetworkPicture p = present_network(s, {0, 0, 600, 500}, words_of("en"));
    for (const char* cell : {"hidden.a[1]", "hidden.z[1]", "hidden.xw[1]", "hidden.b[1]"}) CHECK(neuron_with(p, s, cell) == "hidden.a[1]");
    for (const char* cell : {"hidden.w[0,1]", "loss", "nowhere.z[0]", ""}) CHECK(neuron_with(p, s, cell).empty());
}

TEST_CASE("network: before the first batch is loaded not even the inputs are known") {
    auto session = example_session();
    const auto inputs_known = [&] { return present_network(snapshot_of(*session), {0, 0, 600, 500}, words_of("en")).neurons[0].known; };
    CHECK_FALSE(inputs_known());
    session->tick();
    CHECK(inputs_known());
}

TEST_CASE("network: while the backward pass is past a layer its gradients are shown") {
    auto session = example_session();
    for (int i = 0; i < 1 + session->scene().n_forward + session->scene().n_backward; ++i) session->tick();
    const Snapshot s = snapshot_of(*session);
    REQUIRE(s.cursor.stage == Stage::backward);
    const NetworkPicture p = present_network(s, {0, 0, 600, 500}, words_of("en"));
    CHECK(p.neurons[2].value_is_gradient);
}

TEST_CASE("network: the edge nearest to a point of an edge is that edge") {
    auto session = example_session();
    const NetworkPicture p = present_network(snapshot_of(*session), {0, 0, 600, 500}, words_of("en"));
    for (size_t i = 0; i < p.edges.size(); ++i) {
        const Spot2 at = along(p.edges[i], 0.12f);  // near its source and off the crossings
        CHECK(nearest_edge(p, at.x, at.y, 3) == int(i));
    }
    CHECK(nearest_edge(p, -50, -50, 6) == -1);
}

TEST_CASE("network: an edge starts and ends at its neurons") {
    auto session = example_session();
    const NetworkPicture p = present_network(snapshot_of(*session), {0, 0, 600, 500}, words_of("en"));
    for (const EdgePicture& e : p.edges) {
        CHECK(along(e, 0).x == e.x0);
        CHECK(std::fabs(along(e, 1).x - e.x1) < 1e-3f);
        CHECK(std::fabs(along(e, 1).y - e.y1) < 1e-3f);
    }
}
