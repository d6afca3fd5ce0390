#include "app/present/inspector.h"

#include <catch_amalgamated.hpp>

#include "app/format.h"
#include "example_run.h"

using namespace chainrule;

TEST_CASE("inspector: every number of the plan can be asked, between steps") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Strings words = english();
    for (NodeId id = 0; id < visible(s).n_nodes(); ++id)
        for (int i = 0; i < visible(s)[id].shape.count(); ++i) {
            const Cell c = cell_at(s, id, i);
            INFO(to_text(c, visible(s), looked_at(s)));
            const auto picture = present_inspector(s, to_text(c, visible(s), looked_at(s)), words);
            REQUIRE(picture);
            CHECK(picture->value == reading(read(c, visible(s), s.memory)));
            CHECK(picture->from.empty() == (visible(s)[id].op == nullptr));
            CHECK(picture->description != "");
        }
}

TEST_CASE("inspector: what a neuron comes from is one formula over its inputs, weights and bias") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const auto picture = present_inspector(s, "hidden.a[1]", english());
    REQUIRE(picture);
    std::vector<std::string> doors;
    for (const Piece& p : picture->from)
        if (!p.cell.empty()) doors.push_back(p.cell);
    CHECK(doors == std::vector<std::string>{"x[0]", "previous hidden.w[0,1]", "x[1]", "previous hidden.w[1,1]", "previous hidden.b[1]"});
    CHECK(picture->from.front().text == "tanh(");
}

TEST_CASE("inspector: the unfolded formula still gives the value") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    for (const LayerNodes& layer : visible(s).layers) {
        const Cell c = cell_at(s, layer.output, 0);
        CHECK(evaluate(explain_unfolded(shown(s), c), visible(s), s.memory) == Catch::Approx(read(c, visible(s), s.memory)).epsilon(2e-6));
    }
}

TEST_CASE("inspector: a parameter shows its update once there was one") {
    auto session = example_session();
    CHECK(present_inspector(snapshot_of(*session), "hidden.w[0,0]", english())->update.empty());
    session->run_step();
    CHECK_FALSE(present_inspector(snapshot_of(*session), "hidden.w[0,0]", english())->update.empty());
}

TEST_CASE("inspector: a cell of another model is no cell here") {
    auto session = example_session();
    CHECK_FALSE(present_inspector(snapshot_of(*session), "encoder.w[3,3]", english()));
    CHECK_FALSE(present_inspector(snapshot_of(*session), "", english()));
}

TEST_CASE("formula: of a long sum the largest terms are shown, and how many more there are") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    std::vector<Expr> terms;
    for (int i = 1; i <= 20; ++i) terms.push_back(number(i % 7 == 0 ? 100 + i : i));
    const std::string text = plain_text(present_formula(sum(std::move(terms)), s, {.digits = 3, .most_terms = 2}));
    CHECK(text == "107 + 114 + \u2026 (18)");
}

TEST_CASE("formula: parentheses stand where they are needed and nowhere else") {
    auto session = example_session();
    const Snapshot s = snapshot_of(*session);
    const Expr e = product({difference(number(1), number(2)), quotient(number(3), sum({number(4), number(5)}))});
    CHECK(plain_text(present_formula(e, s)) == "(1 \u2212 2)\u00b73 / (4 + 5)");
}
