#include <algorithm>

#include "ui/text.h"
#include "ui/widgets/graph_parts.h"

namespace chainrule::ui {
namespace {

constexpr int most_columns = 48, most_rows = 24;  // of a strip; larger nodes are sampled

float row_height() { return scaled(16.5F); }
float padding(Rect rect) { return rect.width > 110 ? 9.F : 7.F; }
int rows_in(Rect rect) { return static_cast<int>((rect.height - 9) / row_height()); }

void draw_strip(const GraphCard& card, const CardLook& look, const Snapshot& s, const Elements& elements, const Masking& masking) {
    const float width = look.strip.width / static_cast<float>(look.columns), height = look.strip.height / static_cast<float>(look.rows);
    for (int row = 0; row < look.rows; ++row)
        for (int column = 0; column < look.columns; ++column) {
            const int index = (row * card.rows / look.rows) * card.columns + column * card.columns / look.columns;
            const auto x = strip_number(s, elements, card.node, index, masking);
            const float gap = width > 5 ? 1.F : 0.F;
            const Rect cell{look.strip.x + width * static_cast<float>(column), look.strip.y + height * static_cast<float>(row), width - gap, height - (height > 5 ? 1.F : 0.F)};
            fill(cell, x ? value_color(*x, card.range) : theme().card_quiet);
        }
    outline(look.strip.inset(-1), theme().hairline, 1, 2);
    if (look.rows != card.rows || look.columns != card.columns) return;
    const auto row = static_cast<float>(card.shown / card.columns), column = static_cast<float>(card.shown % card.columns);
    outline(Rect{look.strip.x + width * column, look.strip.y + height * row, width, height}.inset(-1.5F), theme().text, 1.5F, 2);
}

}  // namespace

Color stage_color(Stage stage) {
    return stage == Stage::backward ? theme().gradient : stage == Stage::update ? theme().update : theme().accent;
}
Color stage_soft(Stage stage) {
    return stage == Stage::backward ? theme().gradient_soft : stage == Stage::update ? theme().update_soft : theme().accent_soft;
}

CardLook look_of(const GraphCard& card, Rect rect) {
    CardLook look{rect, {}, std::min(card.rows, most_rows), std::min(card.columns, most_columns)};
    if (card.rows * card.columns < 2 || rows_in(rect) < 3) return look;
    const float side = padding(rect), shape = rect.width > 90 ? measure(card.shape, Type::small).width + 7 : 0;
    const float height = card.rows > 1 ? row_height() - 3 : 8;
    const float width = std::min(rect.width - 2 * side - shape, scaled(card.rows > 1 ? 40.F : 96.F));
    if (width < 16) return look;
    const float top = rect.y + 5 + row_height();
    look.strip = {rect.right() - side - width, top + (row_height() - height) / 2, width, height};
    return look;
}

void draw_graph_card(const GraphCard& card, const CardLook& look, const Snapshot& s, const Elements& elements, const Masking& masking, bool hovered) {
    const Theme& t = theme();
    const Rect rect = look.rect;
    fill(rect, card.now ? stage_soft(card.stage) : card.value_known ? t.card : t.card_quiet, 8);
    outline(rect, card.now ? stage_color(card.stage) : hovered ? t.muted : card.value_known ? mix(t.hairline, t.muted, 0.35F) : t.hairline, card.now ? 2.F : 1.F, 8);
    if (card.chosen) outline(rect.inset(-3), t.accent, 2, 11);
    const int rows = rows_in(rect);
    if (rows < 1) return;
    const float side = padding(rect), left = rect.x + side, right = rect.right() - side;
    float y = rect.y + 5;
    const float name = std::min(measure(card.name, Type::mono).width, right - left);
    draw_text(left, y, card.name, Type::mono, card.value_known || card.now ? t.text : t.muted, Align::left, right - left);
    if (right - left - name > 22) draw_text(right, y + 1, card.op, Type::small, t.muted, Align::right, right - left - name - 6);
    y += row_height();
    if (rows >= 3 && look.strip.width > 0) {
        if (look.strip.x - left > 10) draw_text(left, y + 1, card.shape, Type::small, t.muted);
        draw_strip(card, look, s, elements, masking);
        y += row_height();
    }
    const int left_over = rows - static_cast<int>((y - rect.y) / row_height() + 0.5F);
    const Color value = card.chosen ? t.accent_text : card.value_known ? t.text : t.muted, gradient = card.gradient_known ? t.gradient : t.muted;
    if (left_over <= 0) return;
    if (left_over >= 2 || card.gradient.empty()) {
        draw_text(left, y, card.value, Type::mono, value, Align::left, right - left);
        if (card.gradient.empty()) return;
        const std::string whole = "\u2202L " + card.gradient;
        draw_text(left, y + row_height(), measure(whole, Type::mono).width <= right - left ? whole : card.gradient, Type::mono, gradient, Align::left, right - left);
        return;
    }
    const float room = right - left - 7;
    const bool whole = measure(card.value, Type::mono_small).width + measure(card.gradient, Type::mono_small).width <= room;
    const bool shortened = measure(card.short_value, Type::mono_small).width + measure(card.short_gradient, Type::mono_small).width <= room;
    draw_text(left, y, whole ? card.value : card.short_value, Type::mono_small, value);
    if (whole || shortened) draw_text(right, y, whole ? card.gradient : card.short_gradient, Type::mono_small, gradient, Align::right);
}

int strip_index(const GraphCard& card, const CardLook& look, Point p) {
    if (look.strip.width <= 0 || look.rows != card.rows || look.columns != card.columns || !look.strip.inset(-3).contains(p.x, p.y)) return -1;
    const auto at = [](float x, float from, float size, int count) {
        return std::clamp(static_cast<int>((x - from) / size * static_cast<float>(count)), 0, count - 1);
    };
    return at(p.y, look.strip.y, look.strip.height, card.rows) * card.columns + at(p.x, look.strip.x, look.strip.width, card.columns);
}

}  // namespace chainrule::ui
