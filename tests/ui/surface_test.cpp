#include "ui/surface.h"

#include <imgui.h>

#include <catch_amalgamated.hpp>

#include "screen_harness.h"

using namespace chainrule;
using namespace chainrule::ui;

namespace {

constexpr Rect area{100, 100, 400, 300};
constexpr SurfaceLimits limits{1000, 600, 0.4F, 2};

struct Map {
    Surface surface;
    int clicks = 0;
    float asked = 1;
    SurfaceLimits of = limits;

    void draw() {
        asked *= handle(surface, area, of);
        if (button({"map.place", "Place"}, surface.place_of(Rect{150, 100, 100, 40}, area), ButtonStyle::plain)) clicks++;
    }
};

}  // namespace

TEST_CASE("surface: a drag moves the picture, up to its edges, and is no press of what lies on it") {
    Map map;
    Screen screen([&] { map.draw(); });
    fit(map.surface, area, limits, 1);
    screen.frame();
    CHECK(map.surface.middle.x == 200);
    screen.move(300, 220);
    screen.press();
    screen.move(200, 200);
    CHECK(map.surface.middle.x == 300);
    CHECK(map.surface.middle.y == 170);
    screen.move(900, 900);
    CHECK(map.surface.middle.x == 200);
    screen.move(290, 225);
    screen.release();
    CHECK(map.clicks == 0);
    screen.click(300, 220);
    CHECK(map.clicks == 1);
}

TEST_CASE("surface: the wheel and two fingers zoom around where they are") {
    Map map;
    Screen screen([&] { map.draw(); });
    fit(map.surface, area, limits, 1);
    screen.move(200, 200);
    const Point before{map.surface.middle.x + (200 - area.center_x()) / map.surface.zoom, 0};
    ImGui::GetIO().AddMouseWheelEvent(0, 2);
    screen.settle();
    CHECK(map.surface.zoom > 1.2F);
    CHECK(map.surface.place_of(Point{before.x, 0}, area).x == Catch::Approx(200).margin(1));
    screen.pinch = {10, 300, 250};
    screen.settle();
    CHECK(map.surface.zoom == limits.most);
    screen.pinch = {0.01F, 300, 250};
    screen.settle();
    CHECK(map.surface.zoom == limits.least);
}

TEST_CASE("surface: a picture of fixed size is scrolled, and asks to be made larger") {
    Map map;
    map.of = {1000, 600, 1, 1};
    Screen screen([&] { map.draw(); });
    screen.move(200, 200);
    ImGui::GetIO().AddMouseWheelEvent(0, -1);
    screen.settle();
    CHECK(map.surface.middle.y == 150 + 44);
    screen.pinch = {2, 300, 250};
    screen.settle();
    CHECK(map.asked == 2);
    CHECK(map.surface.zoom == 1);
}

TEST_CASE("surface: what is out of sight is brought into it, and no further") {
    Map map;
    Screen screen([&] { map.draw(); });
    fit(map.surface, area, limits, 1);
    show(map.surface, area, limits, {500, 50, 100, 40});
    screen.frame(0.1);
    CHECK(map.surface.middle.x > 200);
    screen.frame(0.1);
    screen.frame(0.1);
    CHECK(map.surface.middle.x == 400);
    show(map.surface, area, limits, {450, 50, 50, 40});
    screen.frame(0.3);
    CHECK(map.surface.middle.x == 400);
}
