#include "app/format.h"
#include "app/present/transport.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

struct Key {
    const char* id;
    Icon icon;
    const char* command;
    const char* key;
};
constexpr Key before_play[] = {{"transport.reset", Icon::reset, "reset", "R"},
                               {"transport.step_back", Icon::step_back, "step back", "\u2190"},
                               {"transport.tick_back", Icon::tick_back, "tick back", "Shift Space"}};
constexpr Key after_play[] = {{"transport.tick", Icon::tick, "tick", "Space"}, {"transport.step", Icon::step, "step", "\u2192"}};

const char* const speeds[] = {"speed 4", "speed 400", "speed max"};
constexpr double speed_values[] = {4, 400, 0};

void buttons(App& app, Rect row, float small, float play_width, float gap) {
    const Snapshot& s = app.snapshot();
    float x = row.x;
    auto place = [&](float width) {
        const Rect rect{x, row.y, width, row.height};
        x += width + gap;
        return rect;
    };
    const bool at_start = s.cursor.step == 0 && s.cursor.tick == 0;
    for (const Key& k : before_play)
        if (icon_button(label_for(app, k.id, k.key), place(small), int(k.icon), ButtonStyle::plain, !at_start)) app.apply(run_command(k.command));
    const Label play = label_for(app, s.playing ? "transport.pause" : "transport.play", "P");
    // One control under two names: the id stays, so that focus does.
    if (icon_button({"transport.play", play.name, play.hint, play.key}, place(play_width), int(s.playing ? Icon::pause : Icon::play), ButtonStyle::primary))
        app.apply(run_command(s.playing ? "pause" : "play"));
    for (const Key& k : after_play)
        if (icon_button(label_for(app, k.id, k.key), place(small), int(k.icon), ButtonStyle::plain)) app.apply(run_command(k.command));
}

void band(const App& app, const TransportPicture& p, Rect rect) {
    const Strings& words = app.words();
    const Rect forward{rect.x, rect.y, rect.width * p.forward_end, rect.height};
    const Rect backward{forward.right(), rect.y, rect.width * (p.backward_end - p.forward_end), rect.height};
    const Rect update{backward.right(), rect.y, rect.right() - backward.right(), rect.height};
    push_clip(rect);
    fill(rect, theme().update_soft, 6);
    fill({rect.x, rect.y, backward.right() - rect.x, rect.height}, theme().gradient_soft, 6);
    fill({backward.right() - 6, rect.y, 6, rect.height}, theme().gradient_soft);
    fill({rect.x, rect.y, forward.right() - rect.x, rect.height}, theme().accent_soft, 6);
    fill({forward.right() - 6, rect.y, 6, rect.height}, theme().accent_soft);
    const bool room = measure(words("transport.update"), Type::small).width + 6 < update.width;
    draw_centered(forward, words("transport.forward"), Type::small, theme().accent_text);
    draw_centered(backward, words("transport.backward"), Type::small, theme().gradient);
    if (room) draw_centered(update, words("transport.update"), Type::small, theme().update_text);
    pop_clip();
    outline(rect, theme().hairline, 1, 6);
    if (!p.within_step) return;
    const Color color = p.stage == Stage::backward ? theme().gradient : p.stage == Stage::update ? theme().update : theme().accent;
    fill({rect.x + rect.width * p.cursor - 1.5f, rect.y - 2, 3, rect.height + 4}, color, 1.5f);
}

void place_in_run(App& app, const TransportPicture& p, Rect rect) {
    const Snapshot& s = app.snapshot();
    band(app, p, {rect.x, rect.y, rect.width, 24});
    int64_t step = s.cursor.step;
    const int64_t last = std::max<int64_t>(s.furthest_step, 1);
    if (scrubber(label_for(app, "transport.timeline"), {rect.x, rect.y + 30, rect.width, 20}, 0, last, step, p.place))
        app.apply(run_command("goto " + std::to_string(step)));
    draw_text(rect.x, rect.y + 54, p.place, Type::mono_small, theme().text, Align::left, rect.width);
    draw_text(rect.x, rect.y + 71, p.doing, Type::small, s.stopped_because.empty() ? theme().muted : theme().negative_text, Align::left, rect.width);
    describe_text("transport.place", "text", {rect.x, rect.y + 52, rect.width, 17}, p.place);
    describe_text("transport.doing", "status", {rect.x, rect.y + 69, rect.width, 17}, p.doing);
}

void speed_chips(App& app, Rect rect) {
    const Strings& words = app.words();
    const std::vector<std::string> names{words("speed.slow"), words("speed.normal"), words("speed.fast")};
    int chosen = 1;
    for (int i = 0; i < 3; ++i)
        if (app.snapshot().speed == speed_values[i]) chosen = i;
    const Label label = label_for(app, "transport.speed");
    draw_text(rect.x, rect.y, label.name, Type::small, theme().muted);
    if (chips(label, {rect.x, rect.y + 20, rect.width, 30}, names, chosen)) app.apply(run_command(speeds[chosen]));
}

void loss_text(App& app, Rect rect) {
    const Snapshot& s = app.snapshot();
    const Strings& words = app.words();
    const std::string train = fixed(s.loss, 4), test = fixed(s.test_loss, 4);
    draw_text(rect.x, rect.y, words("loss"), Type::small, theme().muted);
    draw_text(rect.x, rect.y + 17, train, Type::mono_large, theme().text);
    draw_text(rect.x, rect.y + 45, words("loss.train"), Type::small, theme().positive_text);
    draw_text(rect.x, rect.y + 62, words("loss.test") + " " + test, Type::small, theme().negative_text);
    describe_text("loss.train", "text", {rect.x, rect.y, rect.width, 44}, words("loss.train_is", {{"loss", train}}));
    describe_text("loss.test", "text", {rect.x, rect.y + 62, rect.width, 17}, words("loss.test_is", {{"loss", test}}));
}

void phone_transport(App& app, const TransportPicture& p, Rect inner) {
    const float gap = 6, small = size::touch, play = inner.width - 5 * (small + gap);
    buttons(app, {inner.x, inner.y, inner.width, size::touch}, small, play, gap);
    place_in_run(app, p, {inner.x, inner.y + size::touch + 8, inner.width, 60});
}

}  // namespace

void transport_widget(App& app, Rect area, Arrangement arrangement) {
    Group landmark("region", "run", app.words()("transport"));  // a toolbar is none
    Group group("toolbar", "transport", app.words()("transport"));
    card(area);
    const TransportPicture p = present_transport(app.snapshot(), app.words());
    if (arrangement == Arrangement::phone) return phone_transport(app, p, {area.x + 10, area.y + 8, area.width - 20, area.height - 12});
    const Rect inner = area.inset(size::padding);
    const float gap = 8, small = 40, play = 92, keys = 5 * (small + gap) + play;
    buttons(app, {inner.x, inner.center_y() - 20, keys, 40}, small, play, gap);
    const float speed = arrangement == Arrangement::wide ? 196 : 0;
    if (speed > 0) speed_chips(app, {inner.x + keys + 20, inner.center_y() - 28, speed - 20, 50});
    const float from = inner.x + keys + speed + 22, rest = inner.right() - from;
    const float losses = arrangement == Arrangement::wide ? std::max(rest * 0.5f, 290.f) : 100;
    place_in_run(app, p, {from, inner.y - 2, rest - losses - 20, inner.height});
    loss_text(app, {inner.right() - losses, inner.y - 1, 90, inner.height});
    if (arrangement == Arrangement::wide) curves_widget(app, {inner.right() - losses + 96, inner.y - 8, losses - 96, inner.height + 18});
}

}  // namespace chainrule::ui
