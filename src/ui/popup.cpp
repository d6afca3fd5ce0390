#include "ui/popup.h"

#include <algorithm>
#include <cmath>

#include "platform/platform.h"
#include "ui/icons.h"
#include "ui/imgui_door.h"
#include "ui/interaction.h"
#include "ui/text.h"

namespace chainrule::ui::popup {

namespace {

constexpr float margin = 8;   // to the window's edge
constexpr float inside = 6;   // around the rows
constexpr float slack = 8;    // points a finger may move before it scrolls

struct List {
    std::string id;  // of the drop-down; empty: closed
    Rect anchor;
    std::vector<std::string> options;
    int chosen = 0, lit = 0;   // lit: under pointer or keys
    float scroll = 0;
    Point pointer_before;
    Point pressed_at;          // by a finger, which moves the rows once it has moved itself
    bool dragged = false;
    bool seen = false;         // its drop-down was drawn in this frame
};
List list;
struct Choice {
    std::string id;
    int option = 0;
};
std::optional<Choice> made;

struct Tip {
    Rect anchor;
    std::string title, key, text;
};
std::optional<Tip> tip;

float row_height() { return std::max(size::control, scaled(32)) + (coarse_pointer() ? 8 : 0); }

Rect window() {
    const platform::WindowSize w = platform::window_size();
    return Rect{w.safe_left, w.safe_top, w.width - w.safe_left - w.safe_right, w.height - w.safe_top - w.safe_bottom}.inset(margin);
}

// Below the drop-down, or above it where there is more room; never out of the window.
Rect place() {
    const Rect bounds = window();
    float width = list.anchor.width;
    for (const std::string& option : list.options) width = std::max(width, measure(option, Type::strong).width + 2 * inside + 52);
    width = std::min(width, bounds.width);
    const float wanted = row_height() * static_cast<float>(list.options.size()) + 2 * inside;
    const float below = bounds.bottom() - list.anchor.bottom() - 4, above = list.anchor.y - 4 - bounds.y;
    const bool down = wanted <= below || below >= above;
    const float height = std::min(wanted, std::max(down ? below : above, row_height() + 2 * inside));
    const float x = std::clamp(list.anchor.x, bounds.x, std::max(bounds.x, bounds.right() - width));
    return {x, down ? list.anchor.bottom() + 4 : list.anchor.y - 4 - height, width, height};
}

void close() { list.id.clear(); }

void choose(int option) {
    made = Choice{list.id, option};
    close();
}

void keep_lit_visible(Rect place) {
    const float top = row_height() * static_cast<float>(list.lit), room = place.height - 2 * inside;
    list.scroll = std::min(std::max(list.scroll, top + row_height() - room), top);
}

void follow_keys(Rect place) {
    const int last = static_cast<int>(list.options.size()) - 1, before = list.lit;
    if (take_keys({ImGuiKey_DownArrow})) list.lit = std::min(last, list.lit + 1);
    if (take_keys({ImGuiKey_UpArrow})) list.lit = std::max(0, list.lit - 1);
    if (take_keys({ImGuiKey_Home, ImGuiKey_PageUp})) list.lit = 0;
    if (take_keys({ImGuiKey_End, ImGuiKey_PageDown})) list.lit = last;
    if (list.lit != before) keep_lit_visible(place);
    const bool take = take_keys({ImGuiKey_Enter, ImGuiKey_Space, ImGuiKey_KeypadEnter});
    const bool leave = take_keys({ImGuiKey_Escape, ImGuiKey_Tab});
    if (take) choose(list.lit);
    else if (leave) close();
}

// What is lit stays in sight, as with keys.
void follow_finger(float room, float all) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseClicked[0]) list.pressed_at = pointer();
    if (!io.MouseDown[0] && !io.MouseReleased[0]) list.dragged = false;
    if (!by_finger() || !io.MouseDown[0] || all <= room) return;
    list.dragged |= std::fabs(pointer().y - list.pressed_at.y) > slack;
    if (!list.dragged) return;
    list.scroll = std::clamp(list.scroll - io.MouseDelta.y, 0.F, all - room);
    const auto first = static_cast<int>(std::ceil(list.scroll / row_height())), end = static_cast<int>((list.scroll + room) / row_height());
    list.lit = std::clamp(list.lit, first, std::max(first, end - 1));
}

void follow_pointer(Rect place) {
    const ImGuiIO& io = ImGui::GetIO();
    const Point p = pointer();
    const bool over = place.contains(p.x, p.y);
    const float room = place.height - 2 * inside, all = row_height() * static_cast<float>(list.options.size());
    if (over) list.scroll = std::clamp(list.scroll - io.MouseWheel * row_height(), 0.F, std::max(0.F, all - room));
    follow_finger(room, all);
    const int row = static_cast<int>(std::floor((p.y - place.y - inside + list.scroll) / row_height()));
    const bool on_row = over && row >= 0 && row < static_cast<int>(list.options.size());
    const bool moved = p.x != list.pointer_before.x || p.y != list.pointer_before.y;
    if (on_row && !list.dragged && (moved || io.MouseClicked[0] || io.MouseWheel != 0)) list.lit = row;
    list.pointer_before = p;
    // Released, so that pressing, sliding to an option and letting go works as well as two clicks.
    if (io.MouseReleased[0] && on_row && !list.dragged) choose(row);
    else if (io.MouseClicked[0] && !over) close();
}

void shadow(Rect rect, float rounding) {
    for (int i = 1; i <= 8; i++) {
        const auto grown = static_cast<float>(i);
        fill(Rect{rect.x, rect.y + 3, rect.width, rect.height}.inset(-grown * 1.5F), theme().shadow.with_alpha(theme().shadow.a / 9), rounding + grown * 1.5F);
    }
}

void draw_list_of_options() {
    const Rect at = place();
    keep_lit_visible(at);
    shadow(at, 10);
    fill(at, theme().card, 10);
    outline(at, theme().hairline, 1, 10);
    push_clip(at.inset(inside - 2));
    float y = at.y + inside - list.scroll;
    for (int i = 0; i < static_cast<int>(list.options.size()); i++, y += row_height()) {
        const Rect row{at.x + inside, y, at.width - 2 * inside, row_height()};
        if (i == list.lit) fill(row, theme().accent_soft, 6);
        const bool is_chosen = i == list.chosen;
        const float icon = scaled(16);
        if (is_chosen) draw_icon(Icon::check, {row.right() - icon - 10, row.center_y() - icon / 2, icon, icon}, theme().accent_text);
        const Type type = is_chosen ? Type::strong : Type::body;
        draw_text(row.x + 10, row.center_y() - measure("", type).height / 2, list.options[static_cast<size_t>(i)], type,
                  is_chosen ? theme().accent_text : theme().text, Align::left, row.width - icon - 26);
    }
    pop_clip();
}

void draw_tip() {
    constexpr float side = 11, top = 8;
    const Rect bounds = window();
    const float key_width = tip->key.empty() ? 0 : measure(tip->key, Type::mono_small).width + 12;
    const Size title = tip->title.empty() ? Size{} : measure(tip->title, Type::strong_small);
    const float first_width = title.width + (key_width > 0 && title.width > 0 ? 10 : 0) + key_width;
    const float first_height = first_width > 0 ? scaled(20) : 0;
    const Paragraph text = tip->text.empty() ? Paragraph{} : break_lines(tip->text, Type::small, std::min(scaled(270), bounds.width - 2 * side));
    float width = first_width;
    for (const std::string& one : text.lines) width = std::max(width, measure(one, Type::small).width);
    width += 2 * side;
    const float height = first_height + text.height + 2 * top;
    const bool down = tip->anchor.bottom() + 8 + height <= bounds.bottom();
    const Rect box{std::clamp(tip->anchor.center_x() - width / 2, bounds.x, std::max(bounds.x, bounds.right() - width)),
                   down ? tip->anchor.bottom() + 8 : std::max(bounds.y, tip->anchor.y - 8 - height), width, height};
    shadow(box, 8);
    fill(box, theme().card, 8);
    outline(box, theme().hairline, 1, 8);
    float x = box.x + side;
    const float middle = box.y + top + first_height / 2;
    if (title.width > 0) draw_text(x, middle - title.height / 2, tip->title, Type::strong_small, theme().text);
    if (title.width > 0) x += title.width + 10;
    if (key_width > 0) {
        const Rect cap{x, middle - scaled(9), key_width, scaled(18)};
        fill(cap, theme().ground, 4);
        outline(cap, theme().hairline, 1, 4);
        draw_centered({cap.x, cap.y, cap.width, cap.height}, tip->key, Type::mono_small, theme().text);
    }
    draw_paragraph(box.x + side, box.y + top + first_height, text, Type::small, first_width > 0 ? theme().muted : theme().text);
}

}  // namespace

void begin() {
    tip.reset();
    if (!list.seen) close();  // its drop-down has gone
    list.seen = false;
    if (list.id.empty()) return catch_pointer(false);
    const Rect at = place();
    follow_keys(at);
    if (!list.id.empty()) follow_pointer(at);
    if (made) platform::request_frame();  // the drop-down hears of it while it is drawn, others after it
    // In the frame that closes it too: the press that does is not for what lies below.
    catch_pointer(true);
}

void draw() {
    const InFront front;
    if (!list.id.empty()) draw_list_of_options();
    else if (tip) draw_tip();
}

void open(std::string_view id, Rect anchor, std::span<const std::string> options, int chosen) {
    list = {std::string(id), anchor, {options.begin(), options.end()}, chosen, std::max(0, chosen), 0, pointer(), pointer(), false, true};
}

bool is_open(std::string_view id, Rect anchor) {
    if (list.id != id) return false;
    list.anchor = anchor;
    return list.seen = true;
}

std::optional<int> take_choice(std::string_view id) {
    if (!made || made->id != id) return std::nullopt;
    const int option = made->option;
    made.reset();
    return option;
}

void show_tooltip(Rect anchor, std::string_view title, std::string_view key, std::string_view text) {
    // Under a finger it would hide what is beside it, and it would stay.
    if (by_finger()) return;
    if (title.empty() && key.empty() && text.empty()) return;
    tip = Tip{anchor, std::string(title), std::string(key), std::string(text)};
}

}  // namespace chainrule::ui::popup
