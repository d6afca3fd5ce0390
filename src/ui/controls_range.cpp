// Sliders: over a few stops, and over a range of whole numbers.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "ui/controls.h"
#include "ui/imgui_door.h"
#include "ui/interaction.h"
#include "ui/popup.h"
#include "ui/twin.h"

namespace chainrule::ui {

namespace {

struct Range {
    int64_t lowest, highest, page;  // page: Page up and down
};

int64_t asked_for(const platform::TwinEvent& event, const Range& range, int64_t value) {
    if (event.value == "min") return range.lowest;
    if (event.value == "max") return range.highest;
    const int64_t number = std::strtoll(event.value.c_str(), nullptr, 10);
    if (event.kind == platform::TwinEvent::Kind::set) return number;
    return value + (std::llabs(number) >= 10 ? (number > 0 ? range.page : -range.page) : number);
}

// The track with its thumb; moves `value` and says whether it did.
bool drag(std::string_view id, Rect rect, const Range& range, int64_t& value, Response& r) {
    const Theme& t = theme();
    const float radius = scaled(7), thick = 4;
    const float left = rect.x + radius, length = std::max(1.F, rect.width - 2 * radius);
    const auto span = static_cast<double>(std::max<int64_t>(1, range.highest - range.lowest));
    r = interact(id, rect, true, KeyUse::adjust);
    const int64_t before = value;
    if (r.adjusts) {
        const double part = std::clamp(static_cast<double>((pointer().x - left) / length), 0.0, 1.0);
        value = range.lowest + std::llround(part * span);
    }
    if (r.asked) value = asked_for(*r.asked, range, value);
    value = std::clamp(value, range.lowest, range.highest);

    const float x = left + length * static_cast<float>(static_cast<double>(value - range.lowest) / span);
    const float y = snapped(rect.center_y());
    fill({rect.x, y - thick / 2, rect.width, thick}, t.hairline, thick / 2);
    fill({rect.x, y - thick / 2, x - rect.x, thick}, t.accent, thick / 2);
    const float lit = r.dragged ? 1 : r.warmth;
    if (lit > 0) circle({x, y}, radius + 5 * lit, t.accent.with_alpha(0.16F * lit), {}, 0);
    circle({x, y}, radius, t.accent, {}, 0);
    if (r.focused) focus_ring({x - radius, y - radius, 2 * radius, 2 * radius}, radius);
    return value != before;
}

}  // namespace

bool slider(const Label& label, Rect rect, std::span<const std::string> stops, int& stop) {
    const int last = std::max(0, static_cast<int>(stops.size()) - 1);
    int64_t value = stop;
    Response r;
    const bool changed = drag(label.id, rect, {0, last, std::max(1, last / 4)}, value, r);
    stop = static_cast<int>(value);
    const std::string_view text = stops.empty() ? std::string_view() : std::string_view(stops[static_cast<size_t>(stop)]);
    twin::Entry("slider", label.id, label.name).rect(rect).number("min", 0).number("max", last).number("now", stop).text("text", text)
        .text_if("key", label.key).text_if("hint", label.hint);
    return changed;
}

bool scrubber(const Label& label, Rect rect, int64_t lowest, int64_t highest, int64_t& value, std::string_view text) {
    Response r;
    const bool changed = drag(label.id, rect, {lowest, highest, std::max<int64_t>(1, (highest - lowest) / 20)}, value, r);
    twin::Entry("slider", label.id, label.name).rect(rect).number("min", lowest).number("max", highest).number("now", value).text("text", text)
        .text_if("key", label.key).text_if("hint", label.hint);
    return changed;
}

bool stages(const Label& label, Rect rect, int count, int furthest, int& chosen, std::string_view text) {
    const Theme& t = theme();
    const Response r = interact(label.id, rect, true, KeyUse::adjust);
    const float pitch = (rect.width + 3) / static_cast<float>(std::max(1, count)), y = snapped(rect.center_y() - 2);
    int64_t wanted = chosen;
    const auto under = static_cast<int64_t>(std::floor((pointer().x - rect.x) / pitch));
    if (r.clicked && r.dragged) wanted = under;
    if (r.asked) wanted = r.asked->kind == platform::TwinEvent::Kind::set ? asked_for(*r.asked, {1, count, 5}, chosen) - 1 : asked_for(*r.asked, {0, count - 1, 5}, chosen);
    wanted = std::clamp<int64_t>(wanted, 0, std::max(0, count - 1));
    for (int i = 0; i < count; i++) {
        const bool lit = r.hovered && i == under;
        const Color color = i == chosen || lit ? t.accent : i <= furthest ? mix(t.card, t.accent, 0.45F) : t.hairline;
        const float thick = i == chosen || lit ? 6 : 4;
        fill({rect.x + pitch * static_cast<float>(i), y + 2 - thick / 2, pitch - 3, thick}, color, thick / 2);
    }
    if (r.focused) focus_ring({rect.x, y - 4, rect.width, 12}, 4);
    twin::Entry("slider", label.id, label.name).rect(rect).number("min", 1).number("max", count).number("now", chosen + 1).text("text", text)
        .text_if("hint", label.hint);
    if (wanted == chosen) return false;
    chosen = static_cast<int>(wanted);
    return true;
}

}  // namespace chainrule::ui
