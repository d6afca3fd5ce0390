#include "ui/controls.h"

#include <algorithm>
#include <cstdlib>

#include "ui/icons.h"
#include "ui/imgui_door.h"
#include "ui/interaction.h"
#include "ui/popup.h"
#include "ui/text.h"
#include "ui/twin.h"

namespace chainrule::ui {

namespace {

constexpr float corner = 8;          // of buttons
constexpr double tooltip_delay = 0.5;

// After half a second on the control; nothing is drawn until then.
void offer_tooltip(const Label& label, Rect rect, const Response& r, bool name_is_shown) {
    if (name_is_shown && label.hint.empty() && label.key.empty()) return;
    const double on_it = dwelt(label.id, r.hovered, r.focused);
    if (on_it < 0) return;
    if (on_it >= tooltip_delay) popup::show_tooltip(rect, label.name, label.key, label.hint);
    else platform::wake_after(tooltip_delay - on_it + 0.01);
}

struct Colors {
    Color ground, edge, text;
};

// At rest, hovered (by warmth), held, disabled.
Colors colors(ButtonStyle style, const Response& r, bool enabled) {
    const Theme& t = theme();
    const bool solid = style == ButtonStyle::primary;
    const bool bare = style == ButtonStyle::quiet;
    if (!enabled) return {solid ? t.hairline : bare ? t.card.with_alpha(0) : t.card, bare || solid ? t.card.with_alpha(0) : t.hairline, t.faint};
    if (solid) {
        const Color lit = mix(t.accent, t.text, 0.14F);
        return {r.held ? mix(t.accent, t.text, 0.28F) : mix(t.accent, lit, r.warmth), t.accent.with_alpha(0), t.on_accent};
    }
    const Color rest = bare ? t.accent_soft.with_alpha(0) : t.card;
    const Color ground = r.held ? mix(t.accent_soft, t.accent, 0.16F) : mix(rest, t.accent_soft, r.warmth);
    return {ground, bare ? t.card.with_alpha(0) : mix(t.hairline, t.accent, r.warmth * 0.6F), mix(bare ? t.muted : t.text, t.accent_text, r.warmth)};
}

bool draw_button(const Label& label, Rect rect, std::optional<Icon> icon, ButtonStyle style, bool enabled) {
    const Response r = interact(label.id, rect, enabled, KeyUse::activate);
    const Colors c = colors(style, r, enabled);
    fill(rect, c.ground, corner);
    if (c.edge.a > 0) outline(rect, c.edge, size::hairline, corner);

    const Type type = style == ButtonStyle::quiet ? Type::body : Type::strong;
    const float side = scaled(16), gap = 8, name_width = measure(label.name, type).width;
    const bool named = !icon || rect.width >= side + gap + name_width + 24;
    if (!icon) {
        draw_centered(rect.inset(4), label.name, type, c.text);
    } else if (!named) {
        draw_icon(*icon, {rect.center_x() - side / 2, rect.center_y() - side / 2, side, side}, c.text);
    } else {
        const float small = scaled(14), x = rect.center_x() - (small + gap + name_width) / 2;
        draw_icon(*icon, {x, rect.center_y() - small / 2, small, small}, c.text);
        draw_text(x + small + gap, rect.center_y() - measure("", type).height / 2, label.name, type, c.text);
    }
    if (r.focused) focus_ring(rect, corner);
    offer_tooltip(label, rect, r, named);

    twin::Entry entry("button", label.id, label.name);
    entry.rect(rect).text_if("key", label.key).text_if("hint", label.hint);
    if (!enabled) entry.flag("disabled", true);
    return r.clicked;
}

// A pill: quiet when off, in the accent's colours when on.
void draw_chip(Rect pill, std::string_view text, bool on, const Response& r) {
    const Theme& t = theme();
    const float rounding = pill.height / 2;
    const Color rest = on ? t.accent_soft : t.accent_soft.with_alpha(0);
    fill(pill, r.held ? mix(t.accent_soft, t.accent, 0.16F) : mix(rest, t.accent_soft, r.warmth), rounding);
    outline(pill, on ? t.accent : mix(t.hairline, t.accent, r.warmth * 0.6F), size::hairline, rounding);
    draw_centered(pill, text, on ? Type::strong_small : Type::small, on ? t.accent_text : mix(t.muted, t.accent_text, r.warmth));
}

Rect pill_in(Rect rect) {
    const float height = std::min(rect.height, scaled(28));
    return {rect.x, rect.center_y() - height / 2, rect.width, height};
}

// What the twin or a key asked of one of `count` options.
bool follow(const Response& r, int count, int& chosen) {
    if (!r.asked || count == 0) return false;
    const std::string& value = r.asked->value;
    int wanted = chosen;
    if (value == "min") wanted = 0;
    else if (value == "max") wanted = count - 1;
    else if (r.asked->kind == platform::TwinEvent::Kind::step) wanted = (chosen + std::atoi(value.c_str()) % count + count) % count;
    else wanted = std::atoi(value.c_str());
    if (wanted < 0 || wanted >= count || wanted == chosen) return false;
    chosen = wanted;
    return true;
}

}  // namespace

bool button(const Label& label, Rect rect, ButtonStyle style, bool enabled) { return draw_button(label, rect, std::nullopt, style, enabled); }

bool icon_button(const Label& label, Rect rect, int icon, ButtonStyle style, bool enabled) {
    return draw_button(label, rect, static_cast<Icon>(icon), style, enabled);
}

bool toggle(const Label& label, Rect rect, bool pressed) {
    const Response r = interact(label.id, rect, true, KeyUse::activate);
    const Rect pill = pill_in(rect);
    draw_chip(pill, label.name, pressed, r);
    if (r.focused) focus_ring(pill, pill.height / 2);
    offer_tooltip(label, pill, r, true);
    twin::Entry("button", label.id, label.name).rect(rect).flag("pressed", pressed).text_if("key", label.key).text_if("hint", label.hint);
    return r.clicked;
}

bool chips(const Label& label, Rect rect, std::span<const std::string> options, int& chosen) {
    constexpr float gap = 6;
    const float padding = scaled(11);
    float all = -gap;
    // As wide as when chosen, so that choosing moves nothing.
    for (const std::string& option : options) all += measure(option, Type::strong_small).width + 2 * padding + gap;
    if (all > rect.width) return choice(label, rect, options, chosen);

    const Response whole = interact(label.id, {rect.x, rect.y, 0, 0}, true, KeyUse::adjust);
    bool changed = follow(whole, static_cast<int>(options.size()), chosen);
    static std::vector<Rect> pills;
    pills.clear();
    float x = rect.x;
    for (size_t i = 0; i < options.size(); i++) {
        const float width = measure(options[i], Type::strong_small).width + 2 * padding;
        const Rect pill = pill_in({x, rect.y, width, rect.height});
        const int option = static_cast<int>(i);
        const Response r = interact(label.id, pill, true, KeyUse::activate, option + 1);
        if (r.clicked && option != chosen) {
            chosen = option;
            changed = true;
        }
        draw_chip(pill, options[i], option == chosen, r);
        if (whole.focused && option == chosen) focus_ring(pill, pill.height / 2);
        pills.push_back(pill);
        x += width + gap;
    }
    twin::Entry("radiogroup", label.id, label.name).rect(rect).texts("options", options).rects("rects", pills).number("chosen", chosen)
        .text_if("key", label.key).text_if("hint", label.hint);
    return changed;
}

bool choice(const Label& label, Rect rect, std::span<const std::string> options, int& chosen) {
    const Theme& t = theme();
    const bool open = popup::is_open(label.id, rect);
    Response r = interact(label.id, rect, true, KeyUse::activate);
    bool changed = follow(r, static_cast<int>(options.size()), chosen);
    if (const auto made = popup::take_choice(label.id); made && *made != chosen) {
        chosen = *made;
        changed = true;
    }
    // Opens on pressing, so that one can slide to an option and let go; a finger may be about to scroll. Keys and the twin open it too.
    if (by_finger() ? r.clicked && !open : r.pressed || (r.clicked && !r.dragged && !open)) popup::open(label.id, rect, options, chosen);

    if (open) r.warmth = 1;
    fill(rect, mix(t.card, t.accent_soft, r.warmth), corner);
    outline(rect, open ? t.accent : mix(t.hairline, t.accent, r.warmth * 0.6F), size::hairline, corner);
    const float side = scaled(14);
    const Rect arrow{rect.right() - side - 10, rect.center_y() - side / 2, side, side};
    draw_icon(open ? Icon::chevron_up : Icon::chevron_down, arrow, t.muted);
    const std::string_view shown = chosen >= 0 && chosen < static_cast<int>(options.size()) ? std::string_view(options[static_cast<size_t>(chosen)]) : "";
    draw_text(rect.x + 12, rect.center_y() - measure("", Type::body).height / 2, shown, Type::body, t.text, Align::left, arrow.x - rect.x - 18);
    if (r.focused) focus_ring(rect, corner);
    if (!open) offer_tooltip(label, rect, r, true);

    twin::Entry("combobox", label.id, label.name).rect(rect).texts("options", options).number("chosen", chosen).text_if("key", label.key)
        .text_if("hint", label.hint);
    return changed;
}

bool link(const Label& label, Rect rect, std::string_view text, Ink meaning) {
    const Response r = interact(label.id, rect, true, KeyUse::activate);
    const Color color = mix(ink(meaning), theme().accent_text, r.warmth);
    if (r.warmth > 0) fill(Rect{rect.x - 2, rect.y, rect.width + 4, rect.height}, theme().accent.with_alpha(0.12F * r.warmth), 4);
    const Size box = measure(text, Type::mono);
    const float baseline = rect.center_y() + scaled(8);
    if (!text.empty()) draw_text(rect.x, rect.center_y() - box.height / 2, text, Type::mono, color);
    const float dot = std::max(1 / device_scale(), snapped(1)), step = std::max(snapped(2.6F), dot + 1 / device_scale());
    const float y = snapped(std::min(baseline, rect.bottom() - dot));
    const float end = rect.x + (text.empty() ? rect.width : box.width);
    for (float x = snapped(rect.x); x + dot <= end; x += step) fill({x, y, dot, dot}, color);
    if (r.focused) focus_ring(rect, 4);
    offer_tooltip(label, rect, r, !text.empty());
    twin::Entry("link", label.id, label.name).rect(rect).text_if("hint", label.hint);
    return r.clicked;
}

Spot spot(const Label& label, Rect rect, bool selected, std::string_view value) {
    const Response r = interact(label.id, rect, true, KeyUse::activate);
    if (r.focused) focus_ring(rect, 6);
    if (!label.hint.empty() || !label.key.empty()) offer_tooltip(label, rect, r, true);
    twin::Entry("button", label.id, label.name).rect(rect).flag("pressed", selected).text_if("hint", label.hint).text_if("text", value);
    return {r.hovered || r.focused, r.clicked};
}

}  // namespace chainrule::ui
