// A block of cells as one control.
#include <algorithm>
#include <unordered_map>

#include "ui/controls.h"
#include "ui/interaction.h"
#include "ui/twin.h"

namespace chainrule::ui {

namespace {

// Where the focus is in each grid that it has been in.
std::unordered_map<std::string, int> places;

int walked(int at, std::string_view step, int rows, int columns) {
    const int row = at / columns, column = at % columns;
    if (step == "left") return row * columns + std::max(column - 1, 0);
    if (step == "right") return row * columns + std::min(column + 1, columns - 1);
    if (step == "up") return std::max(row - 1, 0) * columns + column;
    if (step == "down") return std::min(row + 1, rows - 1) * columns + column;
    if (step == "min") return row * columns;
    if (step == "max") return row * columns + columns - 1;
    return at;
}

int cell_under(Point p, Rect rect, int rows, int columns) {
    const auto part = [](float x, float size, int count) { return std::clamp(static_cast<int>(x / size * static_cast<float>(count)), 0, count - 1); };
    return part(p.y - rect.y, rect.height, rows) * columns + part(p.x - rect.x, rect.width, columns);
}

}  // namespace

GridSpot grid(const Label& label, Rect rect, int rows, int columns, int selected, const std::function<std::string(int)>& text) {
    const Response r = interact(label.id, rect, true, KeyUse::walk);
    const int count = rows * columns;
    const auto place = places.find(std::string(label.id));
    int at = std::clamp(place != places.end() ? place->second : std::max(selected, 0), 0, count - 1);
    GridSpot result;
    if (r.hovered) result.hovered = cell_under(pointer(), rect, rows, columns);
    if (r.clicked && r.dragged) at = cell_under(pointer(), rect, rows, columns);
    if (r.asked && r.asked->kind == platform::TwinEvent::Kind::step) at = walked(at, r.asked->value, rows, columns);
    if (r.clicked) result.chosen = at;
    if (r.clicked || r.asked) places[std::string(label.id)] = at;
    const float width = rect.width / static_cast<float>(columns), height = rect.height / static_cast<float>(rows);
    const Rect cell{rect.x + width * static_cast<float>(at % columns), rect.y + height * static_cast<float>(at / columns), width, height};
    if (r.focused) {
        result.focused = at;
        focus_ring(cell.inset(2), 3);
    }
    twin::Entry("grid", label.id, label.name).rect(rect).rects("rects", {&cell, 1}).number("rows", rows).number("columns", columns)
        .number("row", at / columns).number("column", at % columns).flag("selected", at == selected).text("text", text(at)).text_if("hint", label.hint);
    return result;
}

}  // namespace chainrule::ui
