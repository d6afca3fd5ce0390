// Controls that are text: links in prose, places in the header, and the line one writes in.
#include <imgui_internal.h>

#include <cstdio>

#include "ui/controls.h"
#include "ui/fonts.h"
#include "ui/imgui_door.h"
#include "ui/interaction.h"
#include "ui/text.h"
#include "ui/twin.h"

namespace chainrule::ui {

LinkState text_link(const Label& label, std::span<const Rect> rects) {
    LinkState state;
    for (size_t i = 0; i < rects.size(); ++i) {
        const Response r = interact(label.id, rects[i], true, KeyUse::activate, int(i));
        const Rect around{rects[i].x - 2, rects[i].y, rects[i].width + 4, rects[i].height};
        if (r.warmth > 0) fill(around, theme().accent.with_alpha(0.12F * r.warmth), 4);
        if (r.focused) focus_ring(rects[i].inset(1), 4);
        state.followed |= r.clicked, state.hovered |= r.hovered || r.focused;
    }
    twin::Entry("link", label.id, label.name).rect(rects.empty() ? Rect{} : rects[0]).text_if("hint", label.hint);
    return state;
}

bool place_link(const Label& label, Rect rect, bool current) {
    const Response r = interact(label.id, rect, true, KeyUse::activate);
    const Type type = current ? Type::strong : Type::body;
    draw_centered(rect, label.name, type, mix(current ? theme().text : theme().muted, theme().accent_text, current ? 0 : r.warmth));
    const float width = measure(label.name, type).width, y = rect.center_y() + scaled(12);
    if (current) fill({rect.center_x() - width / 2, snapped(y), width, 2}, theme().accent, 1);
    if (r.focused) focus_ring(rect.inset(3), 6);
    twin::Entry entry("link", label.id, label.name);
    entry.rect(rect).text_if("key", label.key);
    if (current) entry.text("current", "page");
    return r.clicked;
}

namespace {

constexpr float side = 10;  // of the text to the field's edge

std::string css(Color color) {
    char text[8];
    const auto byte = [](float part) { return static_cast<unsigned>(part * 255 + 0.5F); };
    std::snprintf(text, sizeof text, "#%02x%02x%02x", byte(color.r), byte(color.g), byte(color.b));
    return text;
}

// Natively: the field that is written in, and ImGui's own buffer for it.
std::string writing;
char buffer[512];
bool just_begun = false;

void begin_writing(std::string_view id, const std::string& text) {
    writing = id, just_begun = true;
    std::snprintf(buffer, sizeof buffer, "%s", text.c_str());
}

Typing write_natively(Rect rect, std::string& text) {
    if (text != buffer) std::snprintf(buffer, sizeof buffer, "%s", text.c_str());  // it was changed from outside
    ImFont* font = imgui_font(Face::mono);
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({rect.width, rect.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin("field", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    ImGui::PushFont(font, imgui_size(Face::mono, type_size(Type::field)));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {side, (rect.height - ImGui::GetFontSize()) / 2});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(theme().text));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, packed(theme().accent.with_alpha(0.3F)));
    ImGui::PushStyleColor(ImGuiCol_InputTextCursor, packed(theme().accent));
    ImGui::SetNextItemWidth(rect.width);
    if (just_begun) ImGui::SetKeyboardFocusHere();
    const bool entered = ImGui::InputText("##field", buffer, sizeof buffer, ImGuiInputTextFlags_EnterReturnsTrue);
    const bool left = !just_begun && !ImGui::IsItemActive() && !entered;
    just_begun = entered;  // Enter leaves the field; what is asked next may be typed at once
    ImGui::PopStyleColor(4);
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
    ImGui::End();
    if (left) writing.clear();
    const bool changed = text != buffer;
    text = buffer;
    return entered ? Typing::entered : changed ? Typing::changed : Typing::nothing;
}

}  // namespace

Typing text_field(const Label& label, Rect rect, std::string& text, const TextField& field) {
    const Theme& t = theme();
    const Response r = interact(label.id, rect, true, KeyUse::type);
    if (r.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    const bool native = !platform::twin_has_keyboard();
    if (native && (r.pressed || r.focused) && writing != label.id) begin_writing(label.id, text);
    const bool moved_on = writing == label.id && !shown_focus().empty() && shown_focus() != label.id;  // by Tab
    if (moved_on) writing.clear(), ImGui::ClearActiveID();
    const bool written = native && writing == label.id;
    fill(rect, t.card, 8);
    outline(rect, r.focused || written ? t.accent : mix(t.muted, t.accent, r.warmth), size::hairline, 8);
    if (r.focused || written) focus_ring(rect, 8);

    Typing typing = Typing::nothing;
    if (r.asked && r.asked->kind == platform::TwinEvent::Kind::set && r.asked->value != text) text = r.asked->value, typing = Typing::changed;
    if (r.clicked && !r.dragged) typing = Typing::entered;  // the twin says so by Enter
    if (written && typing == Typing::nothing) {
        typing = write_natively(rect, text);
    } else {
        const float top = rect.center_y() - measure("", Type::field).height / 2;
        const bool empty = text.empty();
        draw_text(rect.x + side, top, empty ? field.placeholder : std::string_view(text), Type::field, empty ? t.muted : t.text, Align::left, rect.width - 2 * side);
    }
    char style[64];
    std::snprintf(style, sizeof style, "%.4g;%s;%s", static_cast<double>(type_size(Type::field)), css(t.text).c_str(), css(t.card).c_str());
    twin::Entry("textbox", label.id, label.name).rect(rect).text("text", text).text_if("placeholder", field.placeholder).text("style", style)
        .flag("reachable", can_be_reached(rect)).text_if("hint", label.hint);
    return typing;
}

}  // namespace chainrule::ui
