#include "ui/focus.h"

#include <imgui_internal.h>

#include <algorithm>
#include <span>
#include <vector>

#include "platform/platform.h"

namespace chainrule::ui {

namespace {

std::string focused;   // id; kept while it is not shown, so that Tab goes on from there
bool shown = false;
std::vector<std::string> order, order_before;
size_t visited = 0;    // `order` keeps its strings' memory from frame to frame

void move(int by) {
    if (order_before.empty()) return;
    const auto count = static_cast<int>(order_before.size());
    const auto here = std::find(order_before.begin(), order_before.end(), focused);
    const int at = here != order_before.end() ? static_cast<int>(here - order_before.begin()) : by > 0 ? -1 : count;
    focused = order_before[static_cast<size_t>((at + by + count) % count)];
    shown = true;
}

struct Step {
    ImGuiKey key;
    std::string_view step;
};

std::string_view pressed_of(std::span<const Step> steps) {
    std::string_view found;
    for (const Step& one : steps) {
        if (take_keys({one.key})) found = one.step;
    }
    return found;
}

std::string_view pressed_step() {
    static constexpr Step steps[] = {{ImGuiKey_RightArrow, "+1"}, {ImGuiKey_UpArrow, "+1"},   {ImGuiKey_LeftArrow, "-1"}, {ImGuiKey_DownArrow, "-1"},
                                     {ImGuiKey_PageUp, "+10"},    {ImGuiKey_PageDown, "-10"}, {ImGuiKey_Home, "min"},     {ImGuiKey_End, "max"}};
    return pressed_of(steps);
}

std::string_view pressed_direction() {
    static constexpr Step steps[] = {{ImGuiKey_RightArrow, "right"}, {ImGuiKey_LeftArrow, "left"}, {ImGuiKey_UpArrow, "up"},
                                     {ImGuiKey_DownArrow, "down"},   {ImGuiKey_Home, "min"},       {ImGuiKey_End, "max"}};
    return pressed_of(steps);
}

}  // namespace

bool take_keys(std::initializer_list<int> imgui_keys) {
    constexpr ImGuiID owner = 0x6368616E;
    bool pressed = false;
    for (const int code : imgui_keys) {
        const auto key = static_cast<ImGuiKey>(code);
        if (ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner)) pressed = true;
        ImGui::SetKeyOwner(key, owner, ImGuiInputFlags_LockThisFrame);
    }
    return pressed;
}

const std::string& shown_focus() {
    static const std::string none;
    return shown ? focused : none;
}

namespace focus {

void begin(bool keys_are_free) {
    order.resize(visited);
    order.swap(order_before);
    visited = 0;
    if (const auto& moved = twin::focus_event()) {
        focused = *moved;
        shown = !moved->empty();
    }
    if (platform::twin_has_keyboard() || !keys_are_free) return;
    const bool back = ImGui::GetIO().KeyShift;
    if (take_keys({ImGuiKey_Tab})) move(back ? -1 : 1);
    if (shown && std::find(order_before.begin(), order_before.end(), focused) == order_before.end()) shown = false;
}

Keys visit(std::string_view id, KeyUse keys) {
    if (visited == order.size()) order.emplace_back();
    order[visited++] = id;
    Keys result;
    result.focused = shown && focused == id;
    if (!result.focused || platform::twin_has_keyboard() || ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyAlt) return result;
    if (keys == KeyUse::adjust) result.step = pressed_step();
    if (keys == KeyUse::walk) result.step = pressed_direction();
    if (keys == KeyUse::activate || keys == KeyUse::walk) result.activated = take_keys({ImGuiKey_Enter, ImGuiKey_Space, ImGuiKey_KeypadEnter});
    return result;
}

void by_pointer(std::string_view id) {
    focused = id;
    shown = false;
}

void pointer_pressed_on_nothing(bool nothing) {
    shown = false;
    if (nothing) focused.clear();
}

}  // namespace focus
}  // namespace chainrule::ui
