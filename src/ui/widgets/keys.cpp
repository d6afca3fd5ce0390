#include <imgui.h>

#include <cstdio>

#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

// Every shortcut: what is pressed, how it is shown, what it does. The sheet of keys is this table.
struct Shortcut {
    ImGuiKeyChord chord;
    const char* shown;
    const char* name;  // of the words
    void (*run)(App& app);
};

void command(App& app, const char* text) { app.apply(run_command(text)); }

void next_data(App& app) {
    const Scene& scene = *app.snapshot().scene;
    const auto kinds = dataset_kinds();
    for (size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i].name == scene.data->name) {
            std::string text = std::string("data ") + kinds[(i + 1) % kinds.size()].name;
            for (auto& [name, value] : scene.data_settings.items) text += " " + name + "=" + to_text(value);
            return app.apply(run_command(text));
        }
}

// Two digits are enough for a rate and keep it readable after many presses.
void change_rate(App& app, double factor) {
    char text[64];
    std::snprintf(text, sizeof text, "set learning_rate %.2g", app.learning_rate() * factor);
    command(app, text);
}

const Shortcut shortcuts[] = {
    {ImGuiKey_P, "P", "keys.play", [](App& app) { command(app, app.snapshot().playing ? "pause" : "play"); }},
    {ImGuiKey_Space, "Space", "keys.tick", [](App& app) { command(app, "tick"); }},
    {ImGuiMod_Shift | ImGuiKey_Space, "Shift Space", "keys.tick_back", [](App& app) { command(app, "tick back"); }},
    {ImGuiKey_RightArrow, "\u2192", "keys.step", [](App& app) { command(app, "step"); }},
    {ImGuiKey_LeftArrow, "\u2190", "keys.step_back", [](App& app) { command(app, "step back"); }},
    {ImGuiMod_Shift | ImGuiKey_RightArrow, "Shift \u2192", "keys.epoch", [](App& app) { command(app, "epoch"); }},
    {ImGuiMod_Shift | ImGuiKey_LeftArrow, "Shift \u2190", "keys.epoch_back", [](App& app) { command(app, "epoch back"); }},
    {ImGuiKey_R, "R", "keys.reset", [](App& app) { command(app, "reset"); }},
    {ImGuiKey_N, "N", "keys.seed", [](App& app) { command(app, ("seed " + std::to_string(app.snapshot().scene->seed + 1)).c_str()); }},
    {ImGuiKey_D, "D", "keys.data", next_data},
    {ImGuiKey_Equal, "+", "keys.faster", [](App& app) { change_rate(app, 2); }},
    {ImGuiKey_Minus, "\u2212", "keys.slower", [](App& app) { change_rate(app, 0.5); }},
    {ImGuiKey_Backspace, "Backspace", "keys.choose_back", [](App& app) { app.apply(act(Action::Kind::choose_back)); }},
    {ImGuiKey_Escape, "Esc", "keys.close", [](App& app) { app.apply(act(app.state().keys_open ? Action::Kind::toggle_keys : Action::Kind::choose)); }},
    {ImGuiKey_L, "L", "keys.language", [](App& app) { app.apply(act(Action::Kind::language, app.state().language == "en" ? "zh" : "en")); }},
    {ImGuiKey_T, "T", "keys.look", [](App& app) { app.apply(act(Action::Kind::next_look)); }},
    {ImGuiMod_Shift | ImGuiKey_Slash, "?", "keys.keys", [](App& app) { app.apply(act(Action::Kind::toggle_keys)); }},
};

}  // namespace

void handle_keys(App& app) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput) return;
    for (const Shortcut& s : shortcuts) {
        const bool shift = (s.chord & ImGuiMod_Shift) != 0;
        const ImGuiKey key = ImGuiKey(s.chord & ~ImGuiMod_Mask_);
        // "+" needs Shift on many keyboards and none on others; letters do not care either.
        const bool any_shift = key == ImGuiKey_Equal;
        if ((any_shift || io.KeyShift == shift) && !io.KeyCtrl && !io.KeyAlt && !io.KeySuper && ImGui::IsKeyPressed(key, true)) s.run(app);
    }
    if (ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, true)) change_rate(app, 2);
    if (ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract, true)) change_rate(app, 0.5);
}

void keys_sheet(App& app, Rect area) {
    const Strings& words = app.words();
    Group group("region", "keys", words("keys"));
    card(area);
    const Rect inner = area.inset(size::padding);
    draw_text(inner.x, inner.y, words("keys"), Type::title, theme().text);
    describe_text("keys.title", "heading", {inner.x, inner.y, inner.width, 28}, words("keys"));
    if (icon_button(label_for(app, "keys.close_sheet", "Esc"), {area.right() - 48, area.y + 8, 40, 40}, int(Icon::close), ButtonStyle::quiet))
        app.apply(act(Action::Kind::toggle_keys));
    push_clip(area);
    const float row = std::min(26.f, (inner.height - 40) / float(std::size(shortcuts)));
    float y = inner.y + 42, keys = 0;
    for (const Shortcut& s : shortcuts) keys = std::max(keys, measure(s.shown, Type::mono_small).width + 14);
    for (const Shortcut& s : shortcuts) {
        const Rect cap{inner.x, y + 1, measure(s.shown, Type::mono_small).width + 14, row - 4};
        fill(cap, theme().ground, 5);
        outline(cap, theme().hairline, 1, 5);
        draw_centered(cap, s.shown, Type::mono_small, theme().text);
        draw_text(inner.x + keys + 12, y + (row - 4) / 2 - 8, words(s.name), Type::body, theme().text, Align::left, inner.width - keys - 12);
        describe_text(s.name, "text", {inner.x, y, inner.width, row}, std::string(s.shown) + ": " + words(s.name));
        y += row;
    }
    pop_clip();
}

}  // namespace chainrule::ui
