#include <imgui.h>

#include <catch_amalgamated.hpp>

#include "screen_harness.h"
#include "ui/draw.h"

using namespace chainrule;
using namespace chainrule::ui;
using Kind = platform::TwinEvent::Kind;

namespace {

// 3 x 4 cells of 20 x 10 points.
struct Cells {
    GridSpot last;
    int chosen = -1;

    void draw(const char* id) {
        last = grid({id, "Weights"}, {100, 100, 80, 30}, 3, 4, 5, [](int index) { return "cell " + std::to_string(index); });
        if (last.chosen >= 0) chosen = last.chosen;
    }
};

}  // namespace

TEST_CASE("grid: the pointer reaches every cell") {
    Cells cells;
    Screen screen([&] { cells.draw("grid.pointer"); });
    screen.move(165, 125);
    CHECK(cells.last.hovered == 11);
    screen.click(105, 112);
    CHECK(cells.chosen == 4);
}

TEST_CASE("grid: it is one stop for Tab, arrows walk in it, Enter chooses") {
    Cells cells;
    Screen screen([&] { cells.draw("grid.keys"); });
    screen.key(ImGuiKey_Tab);
    CHECK(cells.last.focused == 5);
    screen.key(ImGuiKey_RightArrow);
    screen.key(ImGuiKey_DownArrow);
    CHECK(cells.last.focused == 10);
    screen.key(ImGuiKey_DownArrow);
    screen.key(ImGuiKey_End);
    CHECK(cells.last.focused == 11);
    screen.key(ImGuiKey_UpArrow);
    screen.key(ImGuiKey_Home);
    screen.key(ImGuiKey_LeftArrow);
    CHECK(cells.last.focused == 4);
    CHECK(cells.chosen == -1);
    screen.key(ImGuiKey_Enter);
    CHECK(cells.chosen == 4);
}

TEST_CASE("grid: the twin has the cell with the focus, its place and its text") {
    Cells cells;
    Screen screen([&] { cells.draw("grid.twin"); });
    screen.twin(Kind::focus, "grid.twin");
    screen.twin(Kind::step, "grid.twin", "down");
    const auto control = screen.control("grid.twin");
    CHECK(control["role"] == "grid");
    CHECK((control["rows"] == 3 && control["columns"] == 4));
    CHECK((control["row"] == 2 && control["column"] == 1));
    CHECK(control["text"] == "cell 9");
    CHECK(control["rects"][0] == nlohmann::json::array({120, 120, 20, 10}));
    screen.twin(Kind::activate, "grid.twin");
    CHECK(cells.chosen == 9);
}
