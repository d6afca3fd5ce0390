#include "ui/interaction.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/focus.h"
#include "ui/imgui_door.h"
#include "ui/scroll.h"

namespace chainrule::ui {

namespace {

struct Target {
    uint64_t id;  // 0: a cover
    Rect drawn, touched;
};
std::vector<Target> targets, targets_before;  // in the order of drawing
std::vector<Rect> covers, covers_before;
uint64_t hot = 0, active = 0;
bool active_adjusts = false;  // a slider is held
Point active_since;           // where it was pressed
bool all_caught = false;

struct Warm {
    uint64_t id;
    float amount;
    bool hovered;
};
std::vector<Warm> warm;  // only what is or was just hovered

uint64_t dwelling = 0;
double dwelling_since = 0;
bool dwelt_on_now = false;

// By fingers there is a pointer only while one is down (and in the frame in which it leaves).
bool pointer_there() {
    const ImGuiIO& io = ImGui::GetIO();
    return !by_finger() || io.MouseDown[0] || io.MouseReleased[0];
}

Rect clipped(Rect rect) {
    const ImVec2 low = draw_list().GetClipRectMin(), high = draw_list().GetClipRectMax();
    const float x = std::max(rect.x, low.x), y = std::max(rect.y, low.y);
    return {x, y, std::min(rect.right(), high.x) - x, std::min(rect.bottom(), high.y) - y};
}

float distance(Rect rect, Point p) {
    const float x = std::max({rect.x - p.x, 0.F, p.x - rect.right()}), y = std::max({rect.y - p.y, 0.F, p.y - rect.bottom()});
    return x * x + y * y;
}

// What is under the pointer: the foremost that is drawn there, otherwise the nearest whose touch rectangle reaches it.
uint64_t find_hot(Point p) {
    uint64_t nearest = 0;
    float least = 1e9F;
    for (auto target = targets_before.rbegin(); target != targets_before.rend(); ++target) {
        if (target->drawn.contains(p.x, p.y)) return target->id ? target->id : nearest;
        if (!target->id || !target->touched.contains(p.x, p.y)) continue;
        const float away = distance(target->drawn, p);
        if (away < least) {
            least = away;
            nearest = target->id;
        }
    }
    return nearest;
}

// A finger on a slider may be about to scroll the page: only when it goes sideways is the slider held.
bool takes_hold() {
    constexpr float slack = 6;  // less than what scrolls
    if (!by_finger()) return true;
    const Point p = pointer();
    const float x = std::fabs(p.x - active_since.x);
    return x > slack && x > std::fabs(p.y - active_since.y);
}

float warm_up(uint64_t id, bool hovered) {
    static const bool still = platform::preferences().reduced_motion;
    if (still) return hovered ? 1.F : 0.F;
    for (Warm& one : warm) {
        if (one.id != id) continue;
        one.hovered = hovered;
        return one.amount * one.amount * (3 - 2 * one.amount);
    }
    if (hovered) warm.push_back({id, 0, true});
    return 0;
}

void change_warmth() {
    constexpr float seconds = 0.15F;
    const float step = std::min(ImGui::GetIO().DeltaTime, 1 / 30.F) / seconds;
    for (Warm& one : warm) {
        const float before = one.amount;
        one.amount = std::clamp(one.amount + (one.hovered ? step : -step), 0.F, 1.F);
        if (one.amount != before) platform::request_frame();
        one.hovered = false;
    }
    std::erase_if(warm, [](const Warm& one) { return one.amount <= 0; });
}

}  // namespace

uint64_t hash_of(std::string_view id) {
    uint64_t hash = 14695981039346656037U;  // FNV-1a
    for (const char c : id) hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211U;
    return hash ? hash : 1;
}

bool by_finger() { return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen; }

bool coarse_pointer() {
    static const bool coarse = platform::preferences().coarse_pointer;
    return coarse || by_finger();
}

Rect touch_rect(Rect rect) {
    const float least = coarse_pointer() ? size::touch : size::control;
    const float x = coarse_pointer() ? std::max(0.F, least - rect.width) / 2 : 0, y = std::max(0.F, least - rect.height) / 2;
    return {rect.x - x, rect.y - y, rect.width + 2 * x, rect.height + 2 * y};
}

void catch_pointer(bool all) { all_caught = all; }

void begin_interaction() {
    targets_before.swap(targets);
    targets.clear();
    covers_before.swap(covers);
    covers.clear();
    change_warmth();
    dwelt_on_now = false;
    const Point p = pointer();
    hot = all_caught || !pointer_there() ? 0 : find_hot(p);
    if (pointer_pressed()) {
        active = hot;
        active_adjusts = false;  // until the slider that is pressed says so
        focus::pointer_pressed_on_nothing(hot == 0);
    }
    focus::begin(!all_caught);
}

void end_interaction() {
    if (!ImGui::GetIO().MouseDown[0]) active = 0;
    if (!dwelt_on_now) dwelling = 0;
}

Response interact(std::string_view id, Rect rect, bool enabled, KeyUse keys, int part) {
    Response r;
    const uint64_t hash = hash_of(id) + static_cast<uint64_t>(part) * 0x9E3779B97F4A7C15U;
    const Rect drawn = clipped(rect), touched = clipped(touch_rect(rect));
    if (rect.width > 0 && touched.width > 0 && touched.height > 0) targets.push_back({hash, drawn, touched});

    r.hovered = enabled && hot == hash && (active == 0 || active == hash);
    r.dragged = enabled && active == hash;
    r.held = r.dragged && hot == hash;
    r.pressed = r.dragged && ImGui::GetIO().MouseClicked[0];
    r.clicked = r.held && ImGui::GetIO().MouseReleased[0];
    r.warmth = warm_up(hash, r.hovered);
    if (r.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (part != 0) return r;

    if (r.pressed) {
        focus::by_pointer(id);
        active_since = pointer();
    }
    if (r.dragged && keys == KeyUse::adjust) {
        active_adjusts |= takes_hold();
        r.adjusts = active_adjusts || r.clicked;
    }
    if (enabled && keys != KeyUse::none) {
        const focus::Keys pressed = focus::visit(id, keys);
        r.focused = pressed.focused;
        if (r.focused) reveal(id, rect);
        r.clicked |= pressed.activated;
        if (!pressed.step.empty()) r.asked = {platform::TwinEvent::Kind::step, std::string(id), std::string(pressed.step)};
    }
    if (auto event = twin::take(id); event && enabled) {
        if (event->kind == platform::TwinEvent::Kind::activate) r.clicked = true;
        else r.asked = std::move(event);
    }
    return r;
}

double dwelt(std::string_view id, bool hovered, bool focused) {
    if (!hovered && !focused) return -1;
    if (hovered && (ImGui::GetIO().MouseDown[0] || by_finger())) return -1;
    const uint64_t hash = hash_of(id) + (hovered ? 0 : 1);
    const double now = ImGui::GetTime();
    if (dwelling != hash) {
        if (focused && !hovered && dwelling != 0 && dwelt_on_now) return -1;  // the pointer's is shown
        dwelling = hash;
        dwelling_since = now;
    }
    dwelt_on_now = true;
    return now - dwelling_since;
}

bool take_press_away() {
    if (active != 0 && active_adjusts) return false;
    active = 0;
    return true;
}

bool can_be_reached(Rect rect) {
    const Rect seen = clipped(rect);
    return !all_caught && seen.width >= rect.width - 1 && seen.height >= rect.height - 1;
}

void cover(Rect rect) {
    targets.push_back({0, rect, rect});
    covers.push_back(rect);
}

void focus_ring(Rect rect, float rounding) { outline(rect.inset(-3), theme().accent, 2, rounding + 3); }

// --- draw.h's pointer ---------------------------------------------------------------------------------------------------------

Point pointer() {
    const ImVec2 p = ImGui::GetIO().MousePos;
    return pointer_there() && ImGui::IsMousePosValid(&p) ? Point{p.x, p.y} : Point{-1e6F, -1e6F};
}

bool pointer_pressed() { return !all_caught && ImGui::GetIO().MouseClicked[0]; }

namespace {

bool in_front(Rect rect) {
    const Point p = pointer();
    if (all_caught || !clipped(rect).contains(p.x, p.y)) return false;
    // A sheet of the last frame that has not been drawn again in this one lies in front of what is drawn now.
    for (size_t i = covers.size(); i < covers_before.size(); i++) {
        if (covers_before[i].contains(p.x, p.y)) return false;
    }
    return true;
}

}  // namespace

bool pointer_over_free(Rect rect) { return active == 0 && in_front(rect); }
bool pressed_on(Rect rect) { return pointer_pressed() && in_front(rect); }
void take_press() { active = hash_of("press"); }

}  // namespace chainrule::ui
