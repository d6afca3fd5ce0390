#include "app/state.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;

TEST_CASE("state: going back leads through the cells chosen before, the last one first") {
    AppState state;
    for (const char* cell : {"hidden_1.a[0]", "hidden_1.w[0,0]", "x[0]"}) apply(state, act(Action::Kind::choose, cell));
    CHECK(state.chosen == "x[0]");
    apply(state, act(Action::Kind::choose_back));
    CHECK(state.chosen == "hidden_1.w[0,0]");
    apply(state, act(Action::Kind::choose_back));
    CHECK(state.chosen == "hidden_1.a[0]");
    apply(state, act(Action::Kind::choose_back));
    CHECK(state.chosen == "hidden_1.a[0]");
}

TEST_CASE("state: choosing the chosen cell again adds nothing to the trail") {
    AppState state;
    apply(state, act(Action::Kind::choose, "x[0]"));
    apply(state, act(Action::Kind::choose, "x[0]"));
    CHECK(state.trail.empty());
}

TEST_CASE("state: choosing nothing forgets the trail") {
    AppState state;
    apply(state, act(Action::Kind::choose, "x[0]"));
    apply(state, act(Action::Kind::choose, "x[1]"));
    apply(state, act(Action::Kind::choose));
    CHECK(state.chosen.empty());
    CHECK(state.trail.empty());
}

TEST_CASE("state: the trail has a longest length") {
    AppState state;
    for (int i = 0; i < 200; ++i) apply(state, act(Action::Kind::choose, "x[" + std::to_string(i) + "]"));
    CHECK(state.trail.size() == 50);
    CHECK(state.trail.back() == "x[198]");
}

TEST_CASE("state: looks go round") {
    AppState state;
    for (Look expected : {Look::dark, Look::contrast, Look::light}) {
        apply(state, act(Action::Kind::next_look));
        CHECK(state.look == expected);
    }
}
