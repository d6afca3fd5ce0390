#include "ui/twin.h"

#include <catch_amalgamated.hpp>

#include "screen_harness.h"
#include "ui/text.h"

using namespace chainrule;
using namespace chainrule::ui;
using Kind = platform::TwinEvent::Kind;

TEST_CASE("twin: a control is described with role, name, value and rectangle, inside its group") {
    int stop = 1;
    const std::vector<std::string> stops = {"0.01", "0.03"};
    Screen screen([&] {
        Group group("toolbar", "tools", "Tools");
        button({"go", "Los \"jetzt\"\n", "hint", "G"}, {10.04F, 10, 100, 36}, ButtonStyle::plain, false);
        slider({"rate", "Rate"}, {10, 60, 100, 24}, stops, stop);
        describe_text("text", "status", {1, 2, 3, 4}, "学习");
    });
    CHECK(screen.control("tools") == nlohmann::json{{"id", "tools"}, {"role", "toolbar"}, {"name", "Tools"}, {"parent", ""}});
    CHECK(screen.control("go") == nlohmann::json{{"id", "go"}, {"role", "button"}, {"name", "Los \"jetzt\"\n"}, {"parent", "tools"},
                                                 {"rect", {10, 10, 100, 36}}, {"key", "G"}, {"hint", "hint"}, {"disabled", true}});
    CHECK(screen.control("rate") == nlohmann::json{{"id", "rate"}, {"role", "slider"}, {"name", "Rate"}, {"parent", "tools"},
                                                   {"rect", {10, 60, 100, 24}}, {"min", 0}, {"max", 1}, {"now", 1}, {"text", "0.03"}});
    CHECK(screen.control("text")["name"] == "学习");
    CHECK(screen.list["language"] == language());
}

TEST_CASE("twin: the list goes out when it has changed, at most four times a second, and the last state always") {
    std::string word = "a";
    Screen screen([&] { describe_text("text", "text", {}, word); });
    screen.frame(1);
    const int before = screen.lists_published;
    screen.frame(1);
    CHECK(screen.lists_published == before);
    word = "b";
    screen.frame(1);
    CHECK(screen.lists_published == before + 1);
    word = "c";
    screen.frame(0.1);
    CHECK(screen.lists_published == before + 1);
    REQUIRE(screen.wake_wanted > 0);
    screen.frame(screen.wake_wanted + 0.001);
    CHECK(screen.lists_published == before + 2);
    CHECK(screen.list["controls"][0]["name"] == "c");
}

TEST_CASE("twin: focus moves with the twin's, and an unknown id harms nothing") {
    Screen screen([&] { button({"go", "Go"}, {10, 10, 100, 36}, ButtonStyle::plain); });
    screen.twin(Kind::focus, "go");
    screen.frame(1);
    CHECK(screen.list["focus"] == "go");
    screen.twin(Kind::activate, "gone");
    screen.twin(Kind::blur, "go");
    screen.frame(1);
    CHECK(screen.list["focus"] == "");
}

TEST_CASE("twin: quick events on one control are all heard, one a frame") {
    int64_t value = 0;
    Screen screen([&] { scrubber({"s", "S"}, {10, 10, 100, 24}, 0, 100, value, ""); });
    screen.twin(Kind::step, "s", "+1", 5);
    CHECK(value == 5);
}

TEST_CASE("twin: hovering asks for frames only while colours change, then for the tooltip once") {
    Screen screen([&] { button({"go", "Go", "A hint"}, {10, 10, 100, 36}, ButtonStyle::plain); });
    screen.move(50, 25);
    CHECK_FALSE(screen.frame_requested);
    REQUIRE(screen.wake_wanted > 0);
    screen.frame(screen.wake_wanted);
    screen.frame(0.3);
    CHECK(screen.wake_wanted < 0);
    CHECK_FALSE(screen.frame_requested);
}
