#include "ui/controls.h"

#include <imgui.h>

#include <catch_amalgamated.hpp>

#include "screen_harness.h"
#include "ui/draw.h"

using namespace chainrule;
using namespace chainrule::ui;
using Kind = platform::TwinEvent::Kind;

namespace {

const std::vector<std::string> colors = {"Red", "Green", "Blue"};

// Every control once, and what came of it.
struct Everything {
    int clicks = 0, blocked = 0, opened = 0;
    bool on = false;
    int chip = 0, option = 1, stop = 2;
    int64_t step = 50;

    void draw() {
        Group group("toolbar", "tools", "Tools");
        if (button({"go", "Go", "Starts \"it\"\n", "G"}, {10, 10, 100, 36}, ButtonStyle::primary)) clicks++;
        if (button({"off", "Off"}, {120, 10, 100, 36}, ButtonStyle::plain, false)) blocked++;
        if (toggle({"toggle", "Toggle"}, {230, 10, 100, 28}, on)) on = !on;
        chips({"chips", "Chips"}, {10, 60, 400, 28}, colors, chip);
        choice({"choice", "Choice"}, {10, 110, 200, 36}, colors, option);
        slider({"slider", "Slider"}, {10, 320, 214, 24}, colors, stop);
        scrubber({"scrubber", "Scrubber"}, {10, 360, 214, 24}, 0, 100, step, "step " + std::to_string(step));
        if (link({"link", "Weight"}, {10, 400, 60, 24}, "0.5")) opened++;
    }
};

}  // namespace

TEST_CASE("controls: a button is clicked by the pointer, by its twin and by keys, and only where it is enabled") {
    Everything all;
    Screen screen([&] { all.draw(); });
    screen.click(50, 25);
    CHECK(all.clicks == 1);
    screen.twin(Kind::activate, "go");
    CHECK(all.clicks == 2);
    screen.twin(Kind::focus, "go");
    screen.key(ImGuiKey_Enter);
    screen.key(ImGuiKey_Space);
    CHECK(all.clicks == 4);
    screen.click(150, 25);
    screen.twin(Kind::activate, "off");
    CHECK(all.blocked == 0);
    screen.move(50, 25);
    screen.press();
    screen.move(500, 500);
    screen.release();
    CHECK(all.clicks == 4);
}

TEST_CASE("controls: a low control can be hit a little above and below") {
    Everything all;
    Screen screen([&] { all.draw(); });
    screen.click(280, 7);
    CHECK(all.on);
    screen.click(280, 41);
    CHECK_FALSE(all.on);
}

TEST_CASE("controls: chips follow pointer, arrow keys and the twin") {
    Everything all;
    Screen screen([&] { all.draw(); });
    const auto rects = screen.control("chips")["rects"];
    REQUIRE(rects.size() == 3);
    screen.click(rects[2][0].get<float>() + 5, rects[2][1].get<float>() + 5);
    CHECK(all.chip == 2);
    screen.twin(Kind::set, "chips", "1");
    CHECK(all.chip == 1);
    screen.twin(Kind::focus, "chips#1");
    screen.key(ImGuiKey_RightArrow);
    screen.key(ImGuiKey_RightArrow);
    CHECK(all.chip == 0);
}

TEST_CASE("controls: chips that do not fit become a drop-down") {
    int chosen = 0;
    Screen screen([&] { chips({"chips", "Chips"}, {10, 60, 90, 28}, colors, chosen); });
    CHECK(screen.control("chips")["role"] == "combobox");
}

TEST_CASE("controls: a drop-down opens over everything, catches the pointer and closes outside") {
    Everything all;
    Screen screen([&] { all.draw(); });
    screen.click(50, 128);
    CHECK(all.option == 1);
    screen.click(50, 25);  // closes it, and is not for the button
    CHECK(all.clicks == 0);
    screen.click(50, 25);
    CHECK(all.clicks == 1);
    screen.click(50, 128);
    screen.click(50, 240);
    CHECK(all.option == 2);
    CHECK(all.stop == 2);
    screen.click(50, 128);
    screen.key(ImGuiKey_UpArrow);
    screen.key(ImGuiKey_UpArrow);
    screen.key(ImGuiKey_Enter);
    CHECK(all.option == 0);
    screen.click(50, 128);
    screen.key(ImGuiKey_DownArrow);
    screen.key(ImGuiKey_Escape);
    CHECK(all.option == 0);
    screen.twin(Kind::set, "choice", "2");
    CHECK(all.option == 2);
    screen.twin(Kind::set, "choice", "17");
    CHECK(all.option == 2);
}

TEST_CASE("controls: sliders go where they are pressed, follow a drag beyond their ends, and keys") {
    Everything all;
    Screen screen([&] { all.draw(); });
    screen.move(17 + 60, 372);
    screen.press();
    CHECK(all.step == 30);
    screen.move(790, 10);
    CHECK(all.step == 100);
    screen.release();
    screen.move(20, 372);
    CHECK(all.step == 100);
    screen.twin(Kind::step, "scrubber", "-1");
    screen.twin(Kind::step, "scrubber", "-10");
    CHECK(all.step == 94);
    screen.twin(Kind::set, "scrubber", "1000");
    CHECK(all.step == 100);
    screen.twin(Kind::focus, "slider");
    screen.key(ImGuiKey_Home);
    CHECK(all.stop == 0);
    screen.key(ImGuiKey_RightArrow);
    CHECK(all.stop == 1);
}

TEST_CASE("controls: Tab goes through all that can be operated, in order and round, and the ring leaves with a press") {
    Everything all;
    Screen screen([&] { all.draw(); });
    for (const char* id : {"go", "toggle", "chips", "choice", "slider", "scrubber", "link", "go"}) {
        screen.key(ImGuiKey_Tab);
        screen.frame(1);
        CHECK(screen.list["focus"] == id);
    }
    screen.key(ImGuiKey_Tab, true);
    screen.frame(1);
    CHECK(screen.list["focus"] == "link");
    screen.click(600, 500);
    screen.frame(1);
    CHECK(screen.list["focus"] == "");
}

TEST_CASE("controls: keys that the focused control uses reach nobody else") {
    Everything all;
    int shortcuts = 0;
    Screen screen([&] {
        all.draw();
        if (ImGui::IsKeyPressed(ImGuiKey_Space)) shortcuts++;
    });
    screen.key(ImGuiKey_Space);
    CHECK(shortcuts == 1);
    screen.key(ImGuiKey_Tab);
    screen.key(ImGuiKey_Space);
    CHECK(shortcuts == 1);
    CHECK(all.clicks == 1);
}

TEST_CASE("controls: a sheet keeps the pointer from what lies under it, and not from what lies on it") {
    int under = 0, on = 0;
    bool open = true, free = false;
    Screen screen([&] {
        free = pointer_over_free({0, 0, 300, 300});
        if (button({"under", "Under"}, {10, 10, 100, 36}, ButtonStyle::plain)) under++;
        if (!open) return;
        cover({0, 0, 200, 200});
        if (button({"on", "On"}, {10, 100, 100, 36}, ButtonStyle::plain)) on++;
    });
    screen.click(50, 25);
    CHECK(under == 0);
    CHECK_FALSE(free);
    screen.click(50, 118);
    CHECK(on == 1);
    open = false;
    screen.click(50, 25);
    CHECK(under == 1);
    CHECK(free);
}
