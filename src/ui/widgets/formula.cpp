#include "ui/widgets/formula.h"

#include "ui/draw.h"
#include "ui/text.h"

namespace chainrule::ui {
namespace {

constexpr float padding = 12;

Color color_of(const Piece& piece) {
    switch (piece.kind) {
        case Piece::Kind::parameter: return piece.value >= 0 ? theme().positive_text : theme().negative_text;
        case Piece::Kind::gradient: return theme().gradient;
        default: return theme().text;
    }
}

struct Placed {
    const Piece* piece;
    float x, width;
    int line;
};

// Greedy lines; a line ends before a breakable piece whose stretch up to the next one would not fit.
std::vector<Placed> set_lines(const std::vector<Piece>& pieces, float width) {
    std::vector<Placed> placed;
    float x = 0;
    int line = 0;
    for (size_t i = 0; i < pieces.size(); ++i) {
        float stretch = 0;
        for (size_t k = i; k < pieces.size() && (k == i || !pieces[k].breakable); ++k) stretch += measure(pieces[k].text, Type::mono).width;
        const float own = measure(pieces[i].text, Type::mono).width;
        if (x > 0 && ((pieces[i].breakable && x + stretch > width) || x + own > width)) x = 0, ++line;
        const bool space_first = x == 0 && line > 0 && pieces[i].text.starts_with(' ');  // lines begin with what they say
        const float space = space_first ? measure(" ", Type::mono).width : 0;
        placed.push_back({&pieces[i], x - space, own, line});
        x += own - space;
    }
    return placed;
}

}  // namespace

float formula_box(std::string_view id, std::string_view name, float x, float y, float width, const std::vector<Piece>& pieces,
                  Tone tone, std::string& opened) {
    const std::vector<Placed> placed = set_lines(pieces, width - 2 * padding);
    const float line = line_height(Type::mono) + 4;
    const float height = 2 * padding + line * float(placed.empty() ? 1 : placed.back().line + 1) - 4;
    const Color ground = tone == Tone::gradient ? theme().gradient_soft : tone == Tone::update ? theme().update_soft : theme().ground;
    fill({x, y, width, height}, ground, 8);
    describe_text(id, "text", {x, y, width, height}, std::string(name) + ": " + plain_text(pieces));
    int door = 0;
    for (const Placed& p : placed) {
        const float px = x + padding + p.x, py = y + padding + line * float(p.line);
        draw_text(px, py, p.piece->text, Type::mono, color_of(*p.piece));
        if (p.piece->cell.empty()) continue;
        const Rect rect{px, py - 2, p.width, line - 2};
        const std::string door_id = std::string(id) + "." + std::to_string(door++);
        if (link({door_id, p.piece->cell + " = " + p.piece->text}, rect, "")) opened = p.piece->cell;
    }
    return height;
}

}  // namespace chainrule::ui
