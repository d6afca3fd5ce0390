#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/format.h"
#include "app/rates.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/interaction.h"
#include "ui/scroll.h"
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

std::string page_in_sight(const App& app) {
    const AppState& state = app.state();
    if (state.keys_open) return "keys";
    if (state.where == Where::sandbox) return state.chosen.empty() ? "page" : "inspector/" + state.chosen;
    if (state.where == Where::proof) return "proof";
    return state.where == Where::lesson ? "page/" + state.lesson + "/" + std::to_string(state.lesson_step) : "lessons";
}

void next_data(App& app) {
    const Scene& scene = *app.snapshot().scene;
    const auto kinds = dataset_kinds();
    for (size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i].name == scene.data->name)
            return app.apply(choose_data(kinds[(i + 1) % kinds.size()].name, scene.data_settings));
}

void next_stride(App& app) {
    const std::string& now = app.state().stride;
    app.apply(act(Action::Kind::stride, now == "tick" ? "layer" : now == "layer" ? "step" : now == "step" ? "epoch" : "tick"));
}

void change_rate(App& app, int direction) { command(app, ("set learning_rate " + to_text(Value(next_rate(app.learning_rate(), direction)))).c_str()); }

int text_size_of(const App& app) {
    int nearest = 0;
    for (int i = 0; i < int(std::size(text_sizes)); ++i)
        if (std::fabs(text_sizes[i] - app.state().text_scale) < std::fabs(text_sizes[nearest] - app.state().text_scale)) nearest = i;
    return nearest;
}

void set_text_size(App& app, int stop) {
    Action action = act(Action::Kind::text_scale);
    action.number = text_sizes[stop];
    app.apply(action);
}

const Shortcut shortcuts[] = {
    {ImGuiKey_P, "P", "keys.play", [](App& app) { command(app, app.snapshot().playing ? "pause" : "play"); }},
    {ImGuiKey_Space, "Space", "keys.next", [](App& app) { command(app, app.state().stride.c_str()); }},
    {ImGuiMod_Shift | ImGuiKey_Space, "Shift Space", "keys.back", [](App& app) { command(app, (app.state().stride + " back").c_str()); }},
    {ImGuiKey_RightArrow, "\u2192", "keys.step", [](App& app) { command(app, "step"); }},
    {ImGuiKey_LeftArrow, "\u2190", "keys.step_back", [](App& app) { command(app, "step back"); }},
    {ImGuiMod_Shift | ImGuiKey_RightArrow, "Shift \u2192", "keys.epoch", [](App& app) { command(app, "epoch"); }},
    {ImGuiMod_Shift | ImGuiKey_LeftArrow, "Shift \u2190", "keys.epoch_back", [](App& app) { command(app, "epoch back"); }},
    {ImGuiKey_R, "R", "keys.reset", [](App& app) { command(app, "reset"); }},
    {ImGuiKey_N, "N", "keys.seed", [](App& app) { command(app, ("seed " + std::to_string(app.snapshot().scene->seed + 1)).c_str()); }},
    {ImGuiKey_D, "D", "keys.data", next_data},
    {ImGuiKey_G, "G", "keys.stride", next_stride},
    {ImGuiKey_1, "1", "keys.network", [](App& app) { choose_view(app, 0); }},
    {ImGuiKey_2, "2", "keys.graph", [](App& app) { choose_view(app, 1); }},
    {ImGuiKey_3, "3", "keys.matrices", [](App& app) { choose_view(app, 2); }},
    {ImGuiKey_4, "4", "keys.landscape", [](App& app) { choose_view(app, 3); }},
    {ImGuiKey_Equal, "+", "keys.faster", [](App& app) { change_rate(app, 1); }},
    {ImGuiKey_Minus, "\u2212", "keys.slower", [](App& app) { change_rate(app, -1); }},
    {ImGuiKey_Enter, "Enter", "keys.next_step", [](App& app) { if (app.state().where == Where::lesson) app.apply(act(Action::Kind::next_step)); }},
    {ImGuiMod_Shift | ImGuiKey_Enter, "Shift Enter", "keys.previous_step", [](App& app) { if (app.state().where == Where::lesson) app.apply(act(Action::Kind::previous_step)); }},
    {ImGuiKey_PageDown, "Page \u2193", "keys.page_down", [](App& app) { scroll_pages(page_in_sight(app), 1); }},
    {ImGuiKey_PageUp, "Page \u2191", "keys.page_up", [](App& app) { scroll_pages(page_in_sight(app), -1); }},
    {ImGuiKey_Q, "Q", "keys.predict", [](App& app) { app.apply(act(Action::Kind::predict)); }},
    {ImGuiKey_C, "C", "keys.check", [](App& app) { app.apply(act(Action::Kind::toggle_check)); }},
    {ImGuiKey_Backspace, "Backspace", "keys.choose_back", [](App& app) { app.apply(act(Action::Kind::choose_back)); }},
    {ImGuiKey_Escape, "Esc", "keys.close", [](App& app) { app.apply(act(app.state().keys_open ? Action::Kind::toggle_keys : Action::Kind::choose)); }},
    {ImGuiKey_L, "L", "keys.language", [](App& app) { app.apply(act(Action::Kind::language, app.state().language == "en" ? "zh" : "en")); }},
    {ImGuiKey_T, "T", "keys.look", [](App& app) { app.apply(act(Action::Kind::next_look)); }},
    {ImGuiKey_A, "A", "keys.text_size", [](App& app) { set_text_size(app, (text_size_of(app) + 1) % int(std::size(text_sizes))); }},
    {ImGuiMod_Shift | ImGuiKey_Slash, "?", "keys.keys", [](App& app) { app.apply(act(Action::Kind::toggle_keys)); }},
};

// The name at the left, the size at the right, the slider below. Returns its height.
float text_size_slider(App& app, float x, float y, float width) {
    std::vector<std::string> stops;
    for (const double size : text_sizes) stops.push_back(percent(size));
    int stop = text_size_of(app);
    const int before = stop;
    const std::string& name = app.words()("keys.text_size");
    const float head = scaled(20), height = coarse_pointer() ? size::touch : 26;
    draw_text(x, y, name, Type::body, theme().text);
    draw_text(x + width, y, stops[size_t(stop)], Type::mono, theme().text, Align::right);
    if (slider({"text_size", name, {}, "A"}, {x, y + head, width, height}, stops, stop) && stop != before) set_text_size(app, stop);
    return head + height;
}

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
    if (ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, true)) change_rate(app, 1);
    if (ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract, true)) change_rate(app, -1);
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
    const float row = scaled(26);
    const Scrolled scrolled("keys", {area.x + 2, area.y + 50, area.width - 4, area.height - 52});
    float y = scrolled.top() + 8, keys = 0;
    y += text_size_slider(app, inner.x, y, inner.width) + 12;
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
    scrolled.end(y + 8);
}

}  // namespace chainrule::ui
