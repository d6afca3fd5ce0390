// Fingers and mouse when they are quicker than the frames: everything that happened between two frames is there at once.
#include <imgui.h>

#include <catch_amalgamated.hpp>

#include "screen_harness.h"
#include "ui/interaction.h"
#include "ui/scroll.h"
#include "ui/surface.h"

using namespace chainrule;
using namespace chainrule::ui;

namespace {

void put(ImGuiMouseSource source, float x, float y, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source);
    io.AddMousePosEvent(x, y);
    io.AddMouseSourceEvent(source);
    io.AddMouseButtonEvent(0, down);
}
void finger_down(float x, float y) { put(ImGuiMouseSource_TouchScreen, x, y, true); }
void finger_up(float x, float y) { put(ImGuiMouseSource_TouchScreen, x, y, false); }
void finger_moves(float x, float y) {
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    ImGui::GetIO().AddMousePosEvent(x, y);
}
void tap(float x, float y) { finger_down(x, y), finger_up(x, y); }

// As many frames as are asked for, five in a second.
void slow_frames(Screen& screen) {
    for (int i = 0; i < 60 && (i < 3 || screen.frame_requested); i++) screen.frame(0.2);
}

struct Two {
    int left = 0, right = 0, stop = 0;
    bool hovered = false;

    void draw() {
        if (button({"left", "Left", "Hint"}, {10, 10, 100, 44}, ButtonStyle::plain)) left++;
        if (button({"right", "Right"}, {210, 10, 100, 44}, ButtonStyle::plain)) right++;
        const Spot one = spot({"spot", "Spot", "Hint"}, {10, 100, 100, 44}, false);
        hovered = one.hovered;
        slider({"slider", "Slider"}, {10, 200, 214, 24}, std::vector<std::string>{"1", "2", "3"}, stop);
    }
};

// Twenty buttons of 50 points in 200 points of height, with a drop-down above them.
struct Long {
    std::string id;
    float x;
    int clicks = 0, chosen = 0, pill = 0;
    float top = 0;

    void draw() {
        const Scrolled scrolled(id, {x, 100, 200, 200});
        top = scrolled.top();
        const std::vector<std::string> options = {"A", "B"};
        choice({id + ".choice", "Choice"}, {x, top, 200, 44}, options, chosen);
        chips({id + ".chips", "Chips"}, {x, top + 50, 200, 44}, options, pill);
        for (int i = 2; i < 20; i++) {
            const std::string name = id + std::to_string(i);
            if (button({name, name}, {x, top + 50 * static_cast<float>(i), 200, 44}, ButtonStyle::plain)) clicks++;
        }
        scrolled.end(top + 1000);
    }
};

void swipe(Screen& screen, float x, float from, float to) {
    finger_down(x, from);
    for (int i = 1; i <= 4; i++) finger_moves(x, from + (to - from) * static_cast<float>(i) / 4);
    finger_up(x, to);
    slow_frames(screen);
}

}  // namespace

TEST_CASE("pointer: every quick tap and click counts once, where it was, however many come between two frames") {
    for (const ImGuiMouseSource source : {ImGuiMouseSource_TouchScreen, ImGuiMouseSource_Mouse}) {
        Two two;
        Screen screen([&] { two.draw(); });
        for (int i = 0; i < 5; i++) {
            for (const float x : {50.F, 50.F, 250.F, 500.F}) put(source, x, 30, true), put(source, x, 30, false);
        }
        slow_frames(screen);
        CHECK(two.left == 10);
        CHECK(two.right == 5);
        put(source, 17 + 200, 212, true), put(source, 17 + 200, 212, false);
        slow_frames(screen);
        CHECK(two.stop == 2);
    }
}

TEST_CASE("pointer: a tap leaves nothing hovered and no tooltip behind") {
    Two two;
    Screen screen([&] { two.draw(); });
    tap(50, 120);
    screen.settle();
    CHECK_FALSE(two.hovered);
    tap(50, 30);
    screen.settle();
    screen.frame(1);
    screen.frame();
    CHECK(screen.wake_wanted < 0);
    CHECK_FALSE(screen.frame_requested);
}

TEST_CASE("pointer: a finger that scrolls presses nothing of what it began on, and the next tap counts") {
    Long page{"swiped", 100};
    Screen screen([&] { page.draw(); });
    // A button, a drop-down, a chip that was just preceded by a slider's kind of press.
    swipe(screen, 150, 250, 150);
    CHECK(page.top < 60);
    CHECK(page.clicks == 0);
    swipe(screen, 150, 120, 290);
    swipe(screen, 150, 120, 290);
    CHECK(page.top == 100);
    swipe(screen, 150, 120, 40);
    CHECK(page.top < 100);
    swipe(screen, 150, 120, 290);
    tap(150, 220);  // no list is open over it
    slow_frames(screen);
    CHECK(page.clicks == 1);
    CHECK(page.chosen == 0);
}

TEST_CASE("pointer: a finger that begins on a slider scrolls the page when it goes up or down, and moves the slider when it goes sideways") {
    int stop = 0;
    float top = 0;
    Screen screen([&] {
        const Scrolled scrolled("page-with-slider", {100, 100, 300, 200});
        top = scrolled.top();
        slider({"within", "Within"}, {100, top + 100, 214, 24}, std::vector<std::string>{"1", "2", "3"}, stop);
        scrolled.end(top + 1000);
    });
    swipe(screen, 207, 212, 152);
    CHECK(top < 60);
    CHECK(stop == 0);
    const float y = top + 112;
    finger_down(107, y);
    for (const float x : {150.F, 207.F}) finger_moves(x, y + 3);
    slow_frames(screen);
    CHECK(stop == 1);
    for (const float below : {20.F, 60.F}) finger_moves(300, y + below);  // it is held by now
    slow_frames(screen);
    CHECK(stop == 2);
    finger_up(300, y + 60);
    slow_frames(screen);
    const float rested = top;
    tap(107, top + 112);
    slow_frames(screen);
    CHECK(stop == 0);
    CHECK(top == rested);
}

TEST_CASE("pointer: after a slider has been held, a finger scrolls from the chips too") {
    Long page{"chips-first", 100};
    int stop = 0;
    Screen screen([&] {
        slider({"above", "Above"}, {100, 20, 214, 24}, std::vector<std::string>{"1", "2", "3"}, stop);
        page.draw();
    });
    tap(107 + 200, 32);
    slow_frames(screen);
    CHECK(stop == 2);
    swipe(screen, 120, 172, 112);
    CHECK(page.top < 60);
    CHECK(page.pill == 0);
}

TEST_CASE("pointer: of two pages beside each other a finger moves the one that it is on") {
    Long left{"left-page", 100}, right{"right-page", 400};
    Screen screen([&] { left.draw(), right.draw(); });
    swipe(screen, 150, 250, 150);
    CHECK(left.top < 60);
    CHECK(right.top == 100);
    swipe(screen, 450, 250, 200);
    CHECK(left.top < 60);
    CHECK(right.top < 60);
}

TEST_CASE("pointer: a flung page goes on, a tap stops it and presses nothing; a finger that rests before it leaves flings nothing") {
    Long page{"flung", 100};
    Screen screen([&] { page.draw(); });
    finger_down(150, 280);
    screen.frame(), screen.frame();
    for (float y = 270; y >= 180; y -= 15) finger_moves(150, y), screen.frame();
    finger_up(150, 180);
    screen.frame();
    const float left_at = page.top;
    screen.frame(), screen.frame();
    CHECK(page.top < left_at - 10);
    tap(150, 220);
    for (int i = 0; i < 3; i++) screen.frame();
    const float stopped_at = page.top;
    screen.settle();
    CHECK(page.top == stopped_at);
    CHECK(page.clicks == 0);
    tap(150, 220);
    screen.settle();
    CHECK(page.clicks == 1);

    finger_down(150, 280);
    screen.frame(), screen.frame();
    for (float y = 270; y >= 240; y -= 15) finger_moves(150, y), screen.frame();
    const float rests_at = page.top;
    screen.frame(1);
    finger_up(150, 240);
    screen.settle();
    CHECK(page.top == rests_at);
}

TEST_CASE("pointer: a drop-down opens when the finger leaves it, its rows follow the finger, and a tap chooses") {
    std::vector<std::string> options;
    for (int i = 0; i < 40; i++) options.push_back("Option " + std::to_string(i));
    int chosen = 0, under = 0;
    Screen screen([&] {
        choice({"many", "Many"}, {10, 10, 200, 44}, options, chosen);
        if (button({"under", "Under"}, {10, 200, 200, 44}, ButtonStyle::plain)) under++;
    });
    tap(100, 30);
    screen.settle();
    for (int i = 0; i < 10; i++) swipe(screen, 100, 500, 100);
    CHECK(chosen == 0);
    tap(100, 570);
    screen.settle();
    CHECK(chosen == 39);
    CHECK(under == 0);
    tap(100, 220);
    screen.settle();
    CHECK(under == 1);
}

TEST_CASE("pointer: a picture dragged and let go between two frames has moved, and nothing on it is pressed") {
    Surface surface;
    int clicks = 0;
    const Rect area{100, 100, 400, 300};
    const SurfaceLimits limits{1000, 600, 0.4F, 2};
    Screen screen([&] {
        handle(surface, area, limits);
        if (button({"large", "Large"}, surface.place_of(Rect{0, 0, 800, 600}, area), ButtonStyle::plain)) clicks++;
    });
    fit(surface, area, limits, 1);
    screen.frame();
    const float before = surface.middle.x;
    put(ImGuiMouseSource_Mouse, 400, 200, true);
    put(ImGuiMouseSource_Mouse, 300, 200, false);
    slow_frames(screen);
    CHECK(surface.middle.x == before + 100);
    CHECK(clicks == 0);
}
