// The presenters of networks, where the run is an expression: no layers, no examples, no input.
#include <catch_amalgamated.hpp>

#include "app/present/inspector.h"
#include "app/present/network.h"
#include "app/present/transport.h"
#include "example_run.h"

using namespace chainrule;

TEST_CASE("expression: every presenter copes with a run without layers and examples, at every tick") {
    Setup setup;
    setup.expression = "e = a*b; L = (e + 3)^2";
    setup.values.set("a", 2.0), setup.values.set("b", -1.0);
    setup.grid = 10;
    auto session = std::move(*Session::make(setup));
    const Strings words = words_of("en");
    for (int i = 0; i < 3 * session->scene().ticks_per_step; ++i) {
        const Snapshot s = snapshot_of(*session);
        const NetworkPicture picture = present_network(s, {0, 0, 600, 400}, words);
        CHECK((picture.neurons.empty() && picture.edges.empty()));
        for (const Node& node : s.scene->plans.visible.nodes) CHECK(present_inspector(s, node.name, words));
        CHECK(present_transport(s, words).doing != "");
        session->tick();
    }
    session->visit(1, 0);
    const auto of_a = present_inspector(snapshot_of(*session), "a", words);
    REQUIRE(of_a);
    REQUIRE(of_a->goes_to.shown.size() == 1);
    CHECK(!of_a->goes_to.shown[0].share.empty());
    CHECK(!of_a->update.empty());
}
