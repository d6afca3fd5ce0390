#include <algorithm>
#include <cmath>

#include "ui/text.h"
#include "ui/widgets/matrix_parts.h"

namespace chainrule::ui {
namespace {

// With a raised T where a '^' stands. Returns the width.
float draw_symbols(float x, float y, const std::string& text, Type type, Color color) {
    float at = x;
    for (size_t from = 0; from <= text.size();) {
        const size_t raised = text.find('^', from);
        const std::string part = text.substr(from, raised == std::string::npos ? std::string::npos : raised - from);
        draw_text(at, y, part, type, color);
        at += measure(part, type).width;
        if (raised == std::string::npos) break;
        draw_text(at, y - scaled(4.F), "T", Type::small, color);
        at += measure("T", Type::small).width;
        from = raised + 1;
    }
    return at - x;
}

Rect cells_of(Rect rect, const CellRange& part, float width, float height) {
    return {rect.x + width * float(part.column), rect.y + height * float(part.row), width * float(part.columns), height * float(part.rows)};
}

// Dark cells carry light numbers, whatever the theme.
Color ink_on(Color ground) { return contrast(theme().text, ground) >= contrast(theme().card, ground) ? theme().text : theme().card; }

}  // namespace

bool low(Rect place) { return place.height < 300; }

void draw_cells(const Snapshot& s, const MatricesPicture& p, const MatrixBlock& b, Rect rect, Rect clip, const Masking& masking) {
    const float w = p.cell_width, h = p.cell_height, character = measure("0", Type::mono_small).width;
    const int characters = h >= scaled(15.F) ? int((w - 3) / character) : 0;
    const auto first = [](float from, float start, float size) { return std::max(0, int((from - start) / size)); };
    const auto end = [](float to, float start, float size, int count) { return std::min(count, int(std::ceil((to - start) / size))); };
    const float gap = w > 6 ? 1.F : 0.F;
    for (int r = first(clip.y, rect.y, h); r < end(clip.bottom(), rect.y, h, b.rows); ++r)
        for (int c = first(clip.x, rect.x, w); c < end(clip.right(), rect.x, w, b.columns); ++c) {
            const Rect cell{rect.x + w * float(c), rect.y + h * float(r), w - gap, h - gap};
            // Softer where numbers stand on it.
            const bool seen = b.known && !hidden_at(b, r, c, masking);
            const Color strong = seen ? value_color(number_at(s, b, r, c), b.range) : theme().card_quiet;
            const Color ground = characters >= 4 ? mix(theme().card, strong, 0.55F) : strong;
            fill(cell, ground, w > 20 ? 3.F : 0.F);
            if (characters >= 4) draw_centered(cell, text_at(s, b, r, c, characters, masking), Type::mono_small, seen ? ink_on(ground) : theme().muted);
        }
}

void draw_caption(const MatricesPicture& p, const MatrixBlock& b, Rect rect) {
    const Color color = b.now ? (p.backward ? theme().gradient : theme().accent_text) : theme().text;
    const std::string sign = b.track_column > 0 || b.named_left ? b.sign : "";
    const float before = sign.empty() ? 0 : measure(sign, Type::mono).width + 6;
    float x = rect.x, y = rect.y - scaled(20.F);
    if (b.named_left) {
        x -= before + measure(b.symbol, Type::mono).width + 10;
        y = rect.center_y() - measure("", Type::mono).height / 2;
    }
    draw_text(x, y, sign, Type::mono, theme().muted);
    x += before;
    x += draw_symbols(x, y, b.symbol, Type::mono, color) + 8;
    if (!b.named_left && rect.right() - x > measure(b.shape, Type::small).width) draw_text(x, y + 1, b.shape, Type::small, theme().muted);
}

void draw_lit(const MatricesPicture& p, const std::vector<Rect>& places, const Crossing& crossing, Color line, Color cell, float thickness) {
    for (size_t i = 0; i < p.blocks.size(); ++i)
        if (const auto part = lit_part(p.blocks[i], crossing)) {
            const bool one = part->rows == 1 && part->columns == 1;
            outline(cells_of(places[i], *part, p.cell_width, p.cell_height).inset(-1.5F), one ? cell : line, one ? thickness + 1 : thickness, 4);
        }
}

Rect draw_equations(const MatricesPicture& p, Rect area) {
    const auto width_of = [](const MatrixEquation& e) { return measure(e.text, Type::mono).width + 18; };
    const bool one_line = low(area);
    size_t first = 0;
    float all = 0;
    for (const MatrixEquation& e : p.equations) all += width_of(e) + 4;
    if (one_line && all > area.width)
        while (first + 1 < p.equations.size() && !p.equations[first].now) ++first;
    if (!std::any_of(p.equations.begin(), p.equations.end(), [](const MatrixEquation& e) { return e.now; })) first = 0;
    float x = area.x, y = area.y;
    for (size_t i = first; i < p.equations.size(); ++i) {
        const MatrixEquation& e = p.equations[i];
        const float width = width_of(e);
        if (x > area.x && x + width > area.right()) {
            if (one_line) break;
            x = area.x, y += scaled(26.F);
        }
        const Color color = e.now ? (p.backward ? theme().gradient : theme().accent_text) : theme().text;
        if (e.now) fill({x, y, width - 2, scaled(24.F)}, p.backward ? theme().gradient_soft : theme().accent_soft, 7);
        draw_symbols(x + 8, y + scaled(4.F), e.text, Type::mono, color);
        x += width + 4;
    }
    const float below = y + scaled(26.F);
    return {area.x, below, area.width, area.bottom() - below};
}

}  // namespace chainrule::ui
