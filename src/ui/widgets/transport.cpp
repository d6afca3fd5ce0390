#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "app/present/curves.h"
#include "app/present/transport.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

struct Speed {
    const char* command;
    double number;
    bool ops;
};
// From slow enough to read every number to all that the machine has.
constexpr Speed speeds[] = {{"speed 1 op", 1, true}, {"speed 4 op", 4, true}, {"speed 1", 1, false},     {"speed 4", 4, false},
                            {"speed 30", 30, false}, {"speed 100", 100, false}, {"speed 400", 400, false}, {"speed max", 0, false}};

int stride_of(const AppState& state) {
    for (int i = 0; i < 4; ++i)
        if (state.stride == strides[i]) return i;
    return 0;
}

std::vector<std::string> stride_names(const Strings& words) {
    return {words("transport.stride.tick"), words("transport.stride.layer"), words("transport.stride.step"), words("transport.stride.epoch")};
}

void buttons(App& app, Rect row, float small, float play_width, float gap) {
    const Snapshot& s = app.snapshot();
    const Strings& words = app.words();
    float x = row.x;
    auto place = [&](float width) {
        const Rect rect{x, row.y, width, row.height};
        x += width + gap;
        return rect;
    };
    const bool at_start = s.cursor.step == 0 && s.cursor.tick == 0;
    const std::string& stride = app.state().stride;
    const std::string next = words("transport.next." + stride), back = words("transport.back." + stride);
    if (icon_button(label_for(app, "transport.reset", "R"), place(small), int(Icon::reset), ButtonStyle::plain, !at_start)) app.apply(run_command("reset"));
    if (icon_button({"transport.back", back, words("transport.back.hint"), "Shift Space"}, place(small), int(Icon::tick_back), ButtonStyle::plain, !at_start))
        app.apply(run_command(stride + " back"));
    const Label play = label_for(app, s.playing ? "transport.pause" : "transport.play", "P");
    // One control under two names: the id stays, so that focus does.
    if (icon_button({"transport.play", play.name, play.hint, play.key}, place(play_width), int(s.playing ? Icon::pause : Icon::play), ButtonStyle::primary))
        app.apply(run_command(s.playing ? "pause" : "play"));
    if (icon_button({"transport.next", next, words("transport.next.hint"), "Space"}, place(small), int(Icon::tick), ButtonStyle::plain)) app.apply(run_command(stride));
}

void band(const App& app, const TransportPicture& p, Rect rect) {
    const Strings& words = app.words();
    // The update is one op among many, but its field holds its word where the others keep enough for theirs.
    const float word = measure(words("transport.update"), Type::small).width + 14, own = rect.width * (1 - p.backward_end);
    const float share = word <= rect.width * 0.3F && own < word ? (rect.width - word) / (rect.width - own) : 1;
    const float forward_end = p.forward_end * share, backward_end = p.backward_end * share;
    const Rect forward{rect.x, rect.y, rect.width * forward_end, rect.height};
    const Rect backward{forward.right(), rect.y, rect.width * (backward_end - forward_end), rect.height};
    const Rect update{backward.right(), rect.y, rect.right() - backward.right(), rect.height};
    const float at = rect.x + rect.width * (p.cursor <= p.backward_end ? p.cursor * share : 1 - (1 - p.cursor) * (1 - backward_end) / (1 - p.backward_end));
    push_clip(rect);
    fill(rect, theme().update_soft, 6);
    fill({rect.x, rect.y, backward.right() - rect.x, rect.height}, theme().gradient_soft, 6);
    fill({backward.right() - 6, rect.y, 6, rect.height}, theme().gradient_soft);
    fill({rect.x, rect.y, forward.right() - rect.x, rect.height}, theme().accent_soft, 6);
    fill({forward.right() - 6, rect.y, 6, rect.height}, theme().accent_soft);
    pop_clip();
    outline(rect, theme().hairline, 1, 6);
    if (p.within_step) {
        const Color color = p.stage == Stage::backward ? theme().gradient : p.stage == Stage::update ? theme().update : theme().accent;
        fill({at - 1.5f, rect.y - 2, 3, rect.height + 4}, color, 1.5f);
    }
    push_clip(rect);
    // A word keeps the cursor's line behind it.
    const auto label = [&](Rect field, const char* key, Color color, Color ground) {
        const float width = measure(words(key), Type::small).width + 6;
        if (width > field.width) return;
        fill({field.center_x() - width / 2, field.y + 4, width, field.height - 8}, ground);
        draw_centered(field, words(key), Type::small, color);
    };
    label(forward, "transport.forward", theme().accent_text, theme().accent_soft);
    label(backward, "transport.backward", theme().gradient, theme().gradient_soft);
    label(update, "transport.update", theme().update_text, theme().update_soft);
    pop_clip();
}

void time_line(App& app, const TransportPicture& p, Rect rect) {
    const Snapshot& s = app.snapshot();
    int64_t step = s.cursor.step;
    const int64_t last = std::max<int64_t>(s.furthest_step, 1);
    if (scrubber(label_for(app, "transport.timeline"), rect, 0, last, step, p.place)) app.apply(run_command("goto " + std::to_string(step)));
}

// Two rows: where the run is, what it is doing. The second has less width and room for two lines where something stands beside it.
void words_of_place(App& app, const TransportPicture& p, Point at, float width, float second = 0) {
    const Snapshot& s = app.snapshot();
    draw_text(at.x, at.y, p.place, Type::mono_small, theme().text, Align::left, width);
    const Color color = s.stopped_because.empty() ? theme().muted : theme().negative_text;
    if (second > 0) draw_paragraph(at.x, at.y + 19, break_lines(p.doing, Type::small, second), Type::small, color);
    else draw_text(at.x, at.y + 17, p.doing, Type::small, color, Align::left, width);
    describe_text("transport.place", "text", {at.x, at.y - 2, width, 17}, p.place);
    describe_text("transport.doing", "status", {at.x, at.y + 15, width, 17}, p.doing);
}

// `text`: how much of the width the words may take.
void place_in_run(App& app, const TransportPicture& p, Rect rect, float text) {
    band(app, p, {rect.x, rect.y, rect.width, 24});
    time_line(app, p, {rect.x, rect.y + 30, rect.width, 20});
    words_of_place(app, p, {rect.x, rect.y + 54}, text);
}

struct SpeedNow {
    std::vector<std::string> names;
    int stop;
};

// The stop that the run's speed is at. A lesson may ask for one between two: then the nearest shows it.
SpeedNow speed_now(const App& app) {
    const Snapshot& s = app.snapshot();
    const auto name = [&](double number, bool ops) {
        return number == 0 ? app.words()("speed.fast") : app.words()(ops ? "speed.ops" : "speed.steps", {{"n", significant(number, 3)}});
    };
    const auto distance = [&](const Speed& stop) {
        if (stop.number == 0 || s.speed == 0) return stop.number == s.speed ? 0.0 : 1e9;
        return std::fabs(std::log(stop.number / s.speed)) + (stop.ops == s.speed_in_ops ? 0 : 100);
    };
    SpeedNow now{{}, 0};
    for (int i = 0; i < int(std::size(speeds)); ++i) {
        now.names.push_back(name(speeds[i].number, speeds[i].ops));
        if (distance(speeds[i]) < distance(speeds[now.stop])) now.stop = i;
    }
    now.names[size_t(now.stop)] = name(s.speed, s.speed_in_ops);
    return now;
}

// How far the buttons go, and how fast the run plays: two rows with their names at the left.
void settings(App& app, Rect rect) {
    const Label by = label_for(app, "transport.stride", "G"), speed = label_for(app, "transport.speed");
    const float names = std::max(measure(by.name, Type::small).width, measure(speed.name, Type::small).width) + 10, half = measure("", Type::small).height / 2;
    const Rect above{rect.x + names, rect.y, rect.width - names, 34}, below{rect.x + names, rect.y + 46, rect.width - names, 34};
    draw_text(rect.x, above.center_y() - half, by.name, Type::small, theme().muted);
    int stride = stride_of(app.state());
    if (chips(by, above, stride_names(app.words()), stride)) app.apply(act(Action::Kind::stride, strides[stride]));
    SpeedNow now = speed_now(app);
    const float text = scaled(84.F);
    draw_text(rect.x, below.center_y() - half, speed.name, Type::small, theme().muted);
    if (slider(speed, {below.x, below.center_y() - 10, below.width - text, 20}, now.names, now.stop)) app.apply(run_command(speeds[now.stop].command));
    draw_text(below.right() - text + 10, below.center_y() - measure("", Type::mono_small).height / 2, now.names[size_t(now.stop)], Type::mono_small, theme().text, Align::left, text - 10);
}

// The same where there is little room.
void stride_choice(App& app, Rect rect) {
    int stride = stride_of(app.state());
    if (choice(label_for(app, "transport.stride", "G"), rect, stride_names(app.words()), stride)) app.apply(act(Action::Kind::stride, strides[stride]));
}
void speed_choice(App& app, Rect rect) {
    SpeedNow now = speed_now(app);
    if (choice(label_for(app, "transport.speed"), rect, now.names, now.stop)) app.apply(run_command(speeds[now.stop].command));
}

// A formula has a result instead of a loss, and no examples.
std::string loss_title(const App& app) {
    const Plan& plan = visible(app.snapshot());
    return plan.layers.empty() ? plan[plan.loss].name : app.words()("loss");
}

void loss_text(App& app, Rect rect) {
    const Snapshot& s = app.snapshot();
    const Strings& words = app.words();
    const std::string train = shown_loss(app.state(), s, s.loss), test = shown_loss(app.state(), s, s.test_loss);
    draw_text(rect.x, rect.y, loss_title(app), Type::small, theme().muted);
    draw_text(rect.x, rect.y + 17, train, Type::mono_large, theme().text);
    if (!visible(s).layers.empty()) draw_text(rect.x, rect.y + 45, words("loss.train"), Type::small, theme().positive_text);
    describe_text("loss.train", "text", {rect.x, rect.y, rect.width, 44}, words("loss.train_is", {{"loss", train}}));
    if (!tested(s)) return;
    draw_text(rect.x, rect.y + 62, words("loss.test") + " " + test, Type::small, theme().negative_text);
    describe_text("loss.test", "text", {rect.x, rect.y + 62, rect.width, 17}, words("loss.test_is", {{"loss", test}}));
}

// Two lines, centred on a row: what it is, how large.
void loss_short(App& app, Rect row) {
    const std::string train = shown_loss(app.state(), app.snapshot(), app.snapshot().loss);
    draw_text(row.x, row.center_y() - 18, loss_title(app), Type::small, theme().muted, Align::left, row.width);
    draw_text(row.x, row.center_y() - 1, train, Type::mono, theme().text, Align::left, row.width);
    describe_text("loss.train", "text", row, app.words()("loss.train_is", {{"loss", train}}));
}

// For fingers: buttons and stride; band and time line; where the run is, its loss and speed.
void rows_transport(App& app, const TransportPicture& p, Rect inner) {
    const float gap = 6, small = size::touch, stride = std::min(std::clamp(inner.width * 0.3F, 100.F, 150.F), inner.width - 4 * (small + gap));
    const float play = std::clamp(inner.width - 3 * small - 4 * gap - stride, small, 260.F);
    buttons(app, {inner.x, inner.y, inner.width, size::touch}, small, play, gap);
    stride_choice(app, {inner.right() - stride, inner.y, stride, size::touch});
    const float speed = std::min(128.F, inner.width * 0.32F), loss = measure("0.0000", Type::mono).width + 10, text = inner.width - speed - loss - 16;
    const float y = inner.y + size::touch + 8;
    if (inner.width < 500) {
        const float left = (inner.width - 14) * 0.57F;
        band(app, p, {inner.x, y, left, 24});
        time_line(app, p, {inner.x + left + 14, y + 2, inner.width - left - 14, 20});
        words_of_place(app, p, {inner.x, y + 30}, inner.width, text);
    } else {
        place_in_run(app, p, {inner.x, y, inner.width, 60}, text);
    }
    const Rect last{inner.x, inner.bottom() - size::touch + 2, inner.width, size::touch};
    loss_short(app, {last.x + text + 8, last.y + 3, loss, last.height});
    speed_choice(app, {last.right() - speed, last.y, speed, last.height});
}

// One row for a window that is not high: what does not fit beside the rest is left to the card.
void line_transport(App& app, const TransportPicture& p, Rect row) {
    const float gap = 6, side = std::min(size::touch, row.height), choice = row.width < 460 ? 0 : row.width < 620 ? 88 : 116;
    const float play = row.width < 760 ? side : 96;
    const Rect middle{row.x, row.center_y() - side / 2, row.width, side};
    buttons(app, middle, side, play, gap);
    float x = row.x + 3 * side + play + 4 * gap, right = row.right();
    if (choice > 0) {
        stride_choice(app, {x, middle.y, choice, side});
        speed_choice(app, {right - choice, middle.y, choice, side});
        x += choice + gap, right -= choice + gap;
    }
    const float loss = measure("0.0000", Type::mono).width + 8;
    if (right - x - loss > 150) {
        loss_short(app, {right - loss + 4, middle.y, loss - 4, side});
        right -= loss + gap;
    }
    x += 4, right -= 4;
    if (right - x < 60) return;
    band(app, p, {x, middle.y, right - x, 20});
    time_line(app, p, {x, middle.y + 24, right - x, side - 24});
    describe_text("transport.place", "text", {x, middle.y, right - x, 20}, p.place);
    describe_text("transport.doing", "status", {x, middle.y, right - x, 20}, p.doing);
}

// All in one row of columns. Where the window is too narrow for chips and slider they are drop-downs, so that the words have room.
void full_transport(App& app, const TransportPicture& p, Rect inner) {
    const float gap = 8, small = 40, play = scaled(96.F), keys = 3 * (small + gap) + play;
    buttons(app, {inner.x, inner.center_y() - 20, keys, 40}, small, play, gap);
    const float words = std::max({measure(p.place, Type::mono_small).width, scaled(210.F)});
    const float most = scaled(272.F), losses_least = 280, room = inner.width - keys - 22 - 24 - 20;
    const bool wide = room - most - losses_least >= words;
    const float form = wide ? most : scaled(118.F), left = inner.x + keys + 22, top = inner.center_y() - 40;
    if (wide) {
        settings(app, {left, top, form, 80});
    } else {
        stride_choice(app, {left, top, form, size::control});
        speed_choice(app, {left, top + 44, form, size::control});
    }
    const float from = left + form + 24, rest = inner.right() - from;
    const float losses = std::clamp(rest * 0.45F, 100.F, std::max(100.F, rest - words - 20)), text = rest - losses - 20;
    place_in_run(app, p, {from, inner.y - 2, text, inner.height}, text);
    loss_text(app, {inner.right() - losses, inner.y - 1, 90, inner.height});
    if (losses >= 210) curves_widget(app, {inner.right() - losses + 96, inner.y - 8, losses - 96, inner.height + 18}, false);
}

}  // namespace

void transport_widget(App& app, Rect area, TransportForm form) {
    Group landmark("region", "run", app.words()("transport"));  // a toolbar is none
    Group group("toolbar", "transport", app.words()("transport"));
    card(area);
    const TransportPicture p = present_transport(app.snapshot(), app.words());
    if (form == TransportForm::rows) return rows_transport(app, p, {area.x + 10, area.y + 8, area.width - 20, area.height - 16});
    if (form == TransportForm::line) return line_transport(app, p, {area.x + 10, area.y, area.width - 20, area.height});
    full_transport(app, p, area.inset(size::padding));
}

}  // namespace chainrule::ui
