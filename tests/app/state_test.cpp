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

TEST_CASE("state: the gradient of the chosen cell and its value before the update are looked at in the same place") {
    AppState state;
    for (const char* cell : {"x[0]", "hidden.w[0,1]", "grad hidden.w[0,1]", "previous hidden.w[0,1]"}) apply(state, act(Action::Kind::choose, cell));
    CHECK(state.chosen == "previous hidden.w[0,1]");
    CHECK(state.trail == std::vector<std::string>{"x[0]"});
}

TEST_CASE("state: another cell begins with its largest terms") {
    AppState state;
    apply(state, act(Action::Kind::choose, "hidden.a[0]"));
    apply(state, act(Action::Kind::toggle_everything));
    CHECK(state.everything);
    apply(state, act(Action::Kind::choose, "grad hidden.a[0]"));
    CHECK(state.everything);
    apply(state, act(Action::Kind::choose, "x[0]"));
    CHECK_FALSE(state.everything);
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

TEST_CASE("state: the stage keeps its view, and the choice with it") {
    AppState state;
    apply(state, act(Action::Kind::choose, "hidden_1.a[0]"));
    apply(state, act(Action::Kind::view, "graph"));
    CHECK(state.view == StageView::graph);
    CHECK(state.chosen == "hidden_1.a[0]");
    apply(state, act(Action::Kind::view, "matrices"));
    CHECK(state.view == StageView::matrices);
    apply(state, act(Action::Kind::view, "no such view"));
    CHECK(state.view == StageView::network);
    apply(state, act(Action::Kind::stride, "layer"));
    CHECK(state.stride == "layer");
}
