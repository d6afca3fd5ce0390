#include "ui/widgets/page_blocks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "app/format.h"
#include "lesson/live.h"
#include "app/present/looking.h"
#include "ui/draw.h"
#include "ui/interaction.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

struct Place {
    int index = 0;  // of the block, for ids
    float x = 0, y = 0, width = 0;
    std::string id(const char* what) const { return std::string("page.") + what + "." + std::to_string(index); }
};

// A weight by hand: 200 stops between two ends, each a round number where the ends are.
float weight_slider(App& app, const Block& block, const Place& at) {
    constexpr int64_t stops = 200;
    const std::string cell = block.settings.text("cell");
    const double from = block.settings.number("from"), to = block.settings.number("to");
    const std::optional<double> now = live_number(app.snapshot(), cell);
    const bool hidden = masked(app.state(), app.snapshot(), cell);
    const std::string value = hidden ? hidden_number : now ? significant(*now, 4) : not_computed;
    const float height = scaled(18) + std::max(size::control, coarse_pointer() ? size::touch : 0.F);
    draw_text(at.x, at.y, cell, Type::mono, theme().text);
    draw_text(at.x + at.width, at.y, value, Type::mono, theme().text, Align::right);
    const double share = now && to > from ? std::clamp((*now - from) / (to - from), 0.0, 1.0) : 0;
    int64_t stop = std::llround(share * stops);
    const std::string id = at.id("slider");
    if (scrubber({id, cell}, {at.x, at.y + scaled(18), at.width, height - scaled(18)}, 0, stops, stop, value)) {
        char text[160];
        std::snprintf(text, sizeof text, "put %s %.6g", cell.c_str(), from + (to - from) * double(stop) / double(stops));
        if (Result<Command> put = parse_command(text)) {
            Action action;
            action.command = *put;
            app.apply(action);
        }
    }
    return height;
}

float rate_slider(App& app, const Block&, const Place& at) {
    const float height = setting_height();
    rate_setting(app, {at.x, at.y, at.width, height});
    return height;
}

float batch_slider(App& app, const Block&, const Place& at) {
    const float height = setting_height();
    batch_setting(app, {at.x, at.y, at.width, height});
    return height;
}

// The learner's own formula, stepped through like a network.
float expression(App& app, const Block& block, const Place& at) {
    const float height = coarse_pointer() ? size::touch : size::control;
    const std::string id = at.id("expression"), &name = app.words()("expression.field"), &run = app.words()("expression.run");
    const auto found = app.state().attempts.find(id);
    std::string text = found == app.state().attempts.end() ? block.settings.text("text") : found->second.typed;
    const float button_width = measure(run, Type::strong).width + 26;
    const Typing typing = text_field({id, name}, {at.x, at.y, at.width, height}, text);
    if (typing != Typing::nothing) app.apply(say(Action::Kind::type, id, text));
    const std::string button_id = at.id("expression_run");
    const bool pressed = button({button_id, run}, {at.x + at.width - button_width, at.y + height + 8, button_width, height}, ButtonStyle::primary, !text.empty());
    if ((pressed || typing == Typing::entered) && !text.empty()) app.apply(act(Action::Kind::expression, text));
    return 2 * height + 8;
}

float plane(App& app, const Block&, const Place& at) {
    const float height = std::min(at.width, scaled(260));
    plane_widget(app, {at.x, at.y, at.width, height});
    return height;
}

float curves(App& app, const Block&, const Place& at) {
    const float height = scaled(150);
    curves_widget(app, {at.x, at.y, at.width, height}, true);
    return height;
}

float gradient_check(App& app, const Block& block, const Place& at) {
    return gradient_check_block(app, block.settings.text("cell"), at.id("check"), at.x, at.y, at.width);
}

// On the stage it would be the same one twice.
float landscape(App& app, const Block&, const Place& at) {
    if (app.state().view == StageView::landscape) return 0;
    const float height = scaled(320), head = size::touch;
    landscape_widget(app, {at.x, at.y + head, at.width, height - head}, {at.x, at.y, at.width, head});
    return height;
}

float matrices(App& app, const Block&, const Place& at) {
    if (app.state().view == StageView::matrices || visible(app.snapshot()).layers.empty()) return 0;
    const float height = scaled(340), head = coarse_pointer() ? size::touch : scaled(32);
    const Rect buttons{at.x, at.y, at.width, head};
    matrices_widget(app, {at.x, at.y + head + 4, at.width, height - head - 4}, buttons);
    return height;
}

float proof(App& app, const Block& block, const Place& at) {
    return proof_block(app, block.settings.text("source"), at.id("proof"), at.x, at.y, at.width);
}

struct Row {
    const char* name;
    float (*draw)(App& app, const Block& block, const Place& place);
};
constexpr Row rows[] = {{"weight_slider", weight_slider}, {"rate_slider", rate_slider}, {"batch_slider", batch_slider},
                        {"expression", expression}, {"gradient_check", gradient_check}, {"plane", plane}, {"curves", curves},
                        {"landscape", landscape}, {"matrices", matrices}, {"proof", proof}};

}  // namespace

float page_widget_block(App& app, const BlockPicture& block, int index, float x, float y, float width) {
    for (const Row& row : rows)
        if (block.source->name == row.name) return row.draw(app, *block.source, {index, x, y, width});
    return 0;
}

}  // namespace chainrule::ui
