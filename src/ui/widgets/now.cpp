#include "app/present/now.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/text.h"
#include "ui/widgets/graph_parts.h"
#include "ui/widgets/matrix_parts.h"
#include "ui/widgets/stage_parts.h"

namespace chainrule::ui {
namespace {

constexpr float padding = 12;
constexpr size_t most_lines = 3;

Color color_of(const Piece& piece) {
    switch (piece.kind) {
        case Piece::Kind::parameter: return piece.value >= 0 ? theme().positive_text : theme().negative_text;
        case Piece::Kind::gradient: return theme().gradient;
        default: return theme().text;
    }
}

float width_of(const std::vector<Piece>& pieces) {
    float all = 0;
    for (const Piece& piece : pieces) all += measure(piece.text, Type::mono).width;
    return all;
}

// Sets pieces one after the other up to `right` and returns where the next would stand; what is too long ends with an ellipsis.
float set_pieces(const std::string& id, const std::vector<Piece>& pieces, float x, float right, Rect row, const Strings& words, std::string& opened) {
    int door = 0;
    for (const Piece& piece : pieces) {
        const float width = measure(piece.text, Type::mono).width, dots = &piece == &pieces.back() ? 0 : measure(" \u2026", Type::mono).width;
        if (x + width + dots > right) {
            draw_text(x, row.y, " \u2026", Type::mono, theme().muted);
            return x + measure(" \u2026", Type::mono).width;
        }
        draw_text(x, row.y, piece.text, Type::mono, color_of(piece));
        if (!piece.cell.empty() && link({id + "." + std::to_string(door++), spoken_name(piece.cell, words) + " = " + piece.text}, {x, row.y - 2, width, row.height}, "")) opened = piece.cell;
        x += width;
    }
    return x;
}

}  // namespace

Rect now_panel(App& app, Rect area) {
    const NowPicture now = present_now(app.snapshot(), app.state().chosen, app.words(), masking(app.state(), app.snapshot()));
    const float line = line_height(Type::mono) + 3;
    // As high as the highest it can be, so that nothing above it moves from tick to tick.
    size_t lines = 1;
    for (const Node& node : visible(app.snapshot()).nodes) {
        size_t passing = 0;
        for (const NodeId in : node.inputs) passing += visible(app.snapshot())[in].wants_grad;
        lines = std::max(lines, passing);
    }
    const float height = line * float(std::min(lines, most_lines)) + 14;
    const Rect panel{area.x, area.bottom() - height, area.width, height}, rest{area.x, area.y, area.width, area.height - height - 8};
    if (now.lines.empty()) return low(area) ? area : rest;  // where there is little room, none is kept free
    fill(panel, stage_soft(now.stage), 8);
    std::string opened, spoken = now.title;
    const float right = panel.right() - padding, top = panel.center_y() - line * float(std::min(now.lines.size(), most_lines)) / 2 + 1;
    for (size_t i = 0; i < now.lines.size() && i < most_lines; ++i) {
        const Rect row{panel.x + padding, top + line * float(i), right - panel.x - padding, line};
        const std::string id = "now." + std::to_string(i);
        const float x = set_pieces(id, now.lines[i].formula, row.x, right - width_of(now.lines[i].result), row, app.words(), opened);
        set_pieces(id + ".result", now.lines[i].result, x, right + 1, row, app.words(), opened);
        spoken += "\n" + plain_text(now.lines[i].formula) + plain_text(now.lines[i].result);
    }
    describe_text("now", "text", panel, spoken);
    if (!opened.empty()) app.apply(act(Action::Kind::choose, opened));
    return rest;
}

}  // namespace chainrule::ui
