#include <catch_amalgamated.hpp>

#include "train/command.h"

using namespace chainrule;

TEST_CASE("command: every form reads back equal to what it writes") {
    for (const char* text : {"play", "pause", "tick", "tick back", "layer", "layer back", "step", "step back", "epoch", "epoch back", "goto 384",
                             "goto 384:9", "reset", "seed 7", "data spiral", "data spiral noise=0.1 examples=500",
                             "data own file=points.csv header=true", "data given x=0.05,0.1 y=0.01,0.99", "data given x=0;1;2 y=-1", "set learning_rate 0.1", "set batch_size 25",
                             "put hidden.w[0,1] 0.5", "put my layer.w[0,1] -1e-7", "sample 3", "speed 600", "speed 0.5", "speed 1 op", "speed 0.25 op", "speed max"}) {
        INFO(text);
        const Result<Command> command = parse_command(text);
        REQUIRE(command);
        REQUIRE(to_text(*command) == text);
        REQUIRE(*parse_command(to_text(*command)) == *command);
    }
}

TEST_CASE("command: numbers survive the text bit for bit") {
    for (const double x : {0.1, 1.0 / 3, -2.5e-17, 1e300, 0.0}) {
        Command put = *parse_command("put a.b[0] 1");
        put.number = x;
        REQUIRE(parse_command(to_text(put))->number == x);
    }
}

TEST_CASE("command: the parts of a text arrive in their fields") {
    const Command go = *parse_command("goto 384:9");
    REQUIRE((go.step == 384 && go.tick == 9));
    const Command data = *parse_command("data spiral noise=0.1 examples=500");
    REQUIRE(data.name == "spiral");
    REQUIRE(data.settings.number("noise") == 0.1);
    REQUIRE(data.settings.number("examples") == 500);
    REQUIRE(parse_command("tick back")->back);
    REQUIRE(parse_command("speed max")->number == 0);
    REQUIRE(parse_command("  step  ")->verb == Verb::step);
}

TEST_CASE("command: an unknown verb is named together with those there are") {
    const Result<Command> command = parse_command("jump 3");
    REQUIRE(!command);
    REQUIRE(command.error().key == "command.unknown");
    REQUIRE(command.error().arguments[0] == std::pair<std::string, std::string>("verb", "jump"));
    REQUIRE(command.error().arguments[1].second.find("goto, reset") != std::string::npos);
    REQUIRE(!parse_command(""));
    REQUIRE(!parse_command("Play"));
}

TEST_CASE("command: arguments that do not fit are shown beside the form that was expected") {
    for (const char* text : {"play now", "tick 3", "tick backwards", "goto", "goto x", "goto -1", "goto 3:", "goto 3:-1", "goto 3:1:2",
                             "goto 99999999999999999999", "goto 1:99999999999", "reset all", "seed", "seed -1", "seed 1.5", "data",
                             "data noise=1", "data spiral noise", "data spiral =3", "set learning_rate", "set learning_rate fast",
                             "set 0.1", "put a.w[0]", "put a.w[0] nan", "put a.w[0] inf", "put a.w[0] 0x10", "sample", "sample one", "speed",
                             "speed 0", "speed 0 op", "speed op", "speed 3 ops", "speed max op", "layer 2", "speed -3", "speed slow"}) {
        INFO(text);
        const Result<Command> command = parse_command(text);
        REQUIRE(!command);
        REQUIRE(command.error().key == "command.arguments");
        REQUIRE(command.error().arguments[1].second.starts_with(command.error().arguments[0].second));
        REQUIRE(command.error().arguments[2] == std::pair<std::string, std::string>("found", text));
    }
}
