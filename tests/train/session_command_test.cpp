#include <catch_amalgamated.hpp>

#include "runs.h"

using namespace chainrule;

TEST_CASE("session: moves lead where their words say") {
    auto session = start(small_setup());  // 5 steps per epoch
    const int last = session->scene().ticks_per_step - 1;
    const auto at = [&](const char* command) {
        ask(*session, command);
        return Place{session->cursor().step, session->cursor().tick};
    };
    REQUIRE(at("tick back") == Place{0, 0});
    REQUIRE(at("step back") == Place{0, 0});
    REQUIRE(at("epoch back") == Place{0, 0});
    REQUIRE(at("tick") == Place{0, 1});
    REQUIRE(at("step back") == Place{0, 0});
    REQUIRE(at("step") == Place{1, 0});
    REQUIRE(at("tick back") == Place{0, last});
    REQUIRE(at("tick") == Place{1, 0});
    REQUIRE(at("goto 3:4") == Place{3, 4});
    REQUIRE(at("step") == Place{4, 0});
    REQUIRE(at("step back") == Place{3, 0});
    REQUIRE(at("epoch") == Place{5, 0});
    REQUIRE(at("epoch") == Place{10, 0});
    REQUIRE(at("epoch back") == Place{5, 0});
    REQUIRE(at("goto 7") == Place{7, 0});
    REQUIRE(at("epoch back") == Place{5, 0});
    REQUIRE(refused(*session, "goto 3:" + std::to_string(last + 1)).key == "command.arguments");
    REQUIRE(session->cursor().step == 5);
}

TEST_CASE("session: layer by layer, through every stage of a step, and back over the same places") {
    auto session = start(small_setup());
    const Plan& plan = session->scene().plans.visible;
    const auto done = [&] {
        const Cursor& c = session->cursor();
        const std::string node = c.node >= 0 ? plan[c.node].name : "";
        return (c.stage == Stage::forward ? "forward " : c.stage == Stage::backward ? "backward " : c.stage == Stage::load ? "load" : "update") + node;
    };
    std::vector<std::string> places;
    std::vector<Place> way{{2, 0}};
    session->visit(2, 0);
    while (session->cursor().step == 2) {
        ask(*session, "layer");
        places.push_back(done());
        way.push_back({session->cursor().step, session->cursor().tick});
    }
    REQUIRE(places == std::vector<std::string>{"load", "forward hidden_1.a", "forward hidden_2.a", "forward output.a", "forward loss",
                                               "backward loss", "backward output.xw", "backward hidden_2.xw", "backward hidden_1.xw", "update"});
    for (auto place = way.rbegin(); place != way.rend(); ++place) {
        REQUIRE(Place{session->cursor().step, session->cursor().tick} == *place);
        ask(*session, "layer back");
    }
    session->visit(2, 3);  // from the middle of a layer to its end, or its beginning
    ask(*session, "layer");
    REQUIRE(done() == "forward hidden_1.a");
    session->visit(2, 3);
    ask(*session, "layer back");
    REQUIRE(done() == "load");
    session->visit(0, 0);
    ask(*session, "layer back");
    REQUIRE(Place{session->cursor().step, session->cursor().tick} == Place{0, 0});
}

TEST_CASE("session: seed, data and batch size begin a new run and keep the settings of the optimizer") {
    auto session = start(small_setup());
    session->visit(8, 2);
    ask(*session, "set learning_rate 0.4");
    ask(*session, "seed 9");
    REQUIRE(session->cursor() == Cursor{0, 0, Stage::load, -1});
    REQUIRE(session->scene().seed == 9);
    ask(*session, "data circle examples=60");
    REQUIRE(session->scene().data->name == "circle");
    ask(*session, "set batch_size 7");
    REQUIRE(session->scene().batch_size == 7);
    ask(*session, "sample 6");

    Setup direct = small_setup();
    direct.seed = 9;
    direct.data = "circle";
    direct.data_settings = {};
    direct.data_settings.set("examples", 60.0);
    direct.batch_size = 7;
    direct.model.optimizer_settings.set("learning_rate", 0.4);
    auto same_run = start(direct);
    session->visit(10, 0);
    same_run->visit(10, 0);
    REQUIRE(same(session->parameters(), same_run->parameters()));
}

TEST_CASE("session: a batch larger than the data is the data") {
    auto session = start(small_setup());
    ask(*session, "set batch_size 1000");
    REQUIRE(session->scene().batch_size == 23);
    REQUIRE(session->scene().steps_per_epoch == 1);
}

TEST_CASE("session: what cannot be done is refused with a reason, and nothing has changed") {
    auto session = start(small_setup());
    session->visit(6, 3);
    const Seen before = look(*session);
    REQUIRE(refused(*session, "put nowhere.w[0,0] 1").key == "command.cell");
    REQUIRE(refused(*session, "put hidden_1.a[0] 1").key == "command.cell");
    REQUIRE(refused(*session, "put hidden_1.w[9,9] 1").key == "command.cell");
    REQUIRE(refused(*session, "put hidden_1.w[0,0] 1e300").key == "command.arguments");
    REQUIRE(refused(*session, "set momentum_of_nothing 1").key == "values.unknown");
    REQUIRE(refused(*session, "set learning_rate -1").key == "values.range");
    REQUIRE(refused(*session, "set batch_size 2.5").key == "values.range");
    REQUIRE(refused(*session, "data nothing").key == "data.unknown");
    REQUIRE(refused(*session, "data spiral noise=9").key == "values.range");
    REQUIRE(refused(*session, "sample 5").key == "command.arguments");
    REQUIRE(refused(*session, "play").key == "command.unknown");
    REQUIRE(same(look(*session), before));
}

TEST_CASE("session: a put in the middle of a step walks the step again with the new weight") {
    auto session = start(small_setup());
    session->visit(2, 6);
    ask(*session, "put hidden_1.w[0,0] 0.7");
    REQUIRE(session->cursor().tick == 6);

    auto from_start = start(small_setup());
    from_start->visit(2, 0);
    ask(*from_start, "put hidden_1.w[0,0] 0.7");
    from_start->visit(2, 6);
    REQUIRE(same(look(*session), look(*from_start)));
    session->visit(5, 0);
    from_start->visit(5, 0);
    REQUIRE(same(look(*session), look(*from_start)));
}

TEST_CASE("session: a put is seen at once in the loss") {
    auto session = start(small_setup());
    const double before = session->loss();
    ask(*session, "put output.b[0] 3");
    REQUIRE(session->loss() != before);
    Snapshot s;
    session->fill(s);
    REQUIRE(s.train_curve.points() == 1);
    REQUIRE(s.train_curve[0].last == float(session->loss()));
}
