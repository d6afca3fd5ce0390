// What is set about a landscape, and its race.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/format.h"
#include "app/landscape_axes.h"
#include "platform/platform.h"
#include "ui/icons.h"
#include "ui/text.h"
#include "ui/widgets/landscape_parts.h"

namespace chainrule::ui {
namespace {

constexpr size_t most_cells = 2000;  // in the lists of axes
constexpr double reaches[] = {0.1, 0.2, 0.5, 1, 2, 3, 5, 8, 12, 20, 50, 100};
constexpr double rates[] = {0.001, 0.003, 0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.6, 1.1};
constexpr double seconds_per_step = 0.12;

bool narrow(Rect area) { return area.width < 480; }
float control_height(Rect area) { return narrow(area) ? size::touch : scaled(32.F); }

// Of the state as it is now; others may have changed it in this frame.
template <class Change>
void change(App& app, Change how) {
    LandscapeState state = app.state().landscape;
    how(state);
    app.apply(show_landscape(std::move(state)));
}

void set_axis(App& app, std::vector<std::string> cells, size_t axis, const std::string& cell) {
    if (cell.empty()) cells.resize(1);
    else if (axis < cells.size()) cells[axis] = cell;
    else cells.push_back(cell);
    if (cells.size() == 2 && cells[0] == cells[1]) return;
    change(app, [&](LandscapeState& s) { s.cells = cells, s.racing = false; });
}

void axis_choice(App& app, const LandscapeSight& sight, size_t axis, Rect rect) {
    std::vector<std::string> options = axis_cells(app.snapshot(), most_cells);
    if (options.size() < 2 && axis == 1) return;
    if (axis == 1) options.insert(options.begin(), app.words()("landscape.no_axis"));
    const auto now = axis < sight.cells.size() ? std::find(options.begin(), options.end(), sight.cells[axis]) : options.begin();
    int chosen = now == options.end() ? 0 : int(now - options.begin());
    if (!choice(label_for(app, axis == 0 ? "landscape.first" : "landscape.second"), rect, options, chosen)) return;
    set_axis(app, sight.cells, axis, axis == 1 && chosen == 0 ? "" : options[size_t(chosen)]);
}

// The selected weight, where it is one and no axis yet.
std::string selected(const App& app, const LandscapeSight& sight) {
    const Snapshot& s = app.snapshot();
    const std::string& chosen = app.state().chosen;
    if (chosen.empty() || !choose_parameters(*s.scene, {chosen})) return "";
    return std::find(sight.cells.begin(), sight.cells.end(), chosen) == sight.cells.end() ? chosen : "";
}

void range_slider(App& app, Rect rect) {
    const LandscapeState& state = app.state().landscape;
    const double reach = state.range ? (state.range->second - state.range->first) / 2 : state.reach;
    std::vector<std::string> stops;
    int stop = 0;
    for (size_t i = 0; i < std::size(reaches); ++i) {
        stops.push_back("\u00b1" + significant(reaches[i], 3));
        if (std::fabs(std::log(reaches[i] / reach)) < std::fabs(std::log(reaches[size_t(stop)] / reach))) stop = int(i);
    }
    const Label label = label_for(app, "landscape.range");
    const std::string text = "\u00b1" + significant(reach, 3);
    const float before = measure(label.name, Type::small).width + 10, after = measure("\u00b1100", Type::mono).width + 8;
    draw_text(rect.x, rect.center_y() - measure("", Type::small).height / 2, label.name, Type::small, theme().muted);
    draw_text(rect.right(), rect.center_y() - measure("", Type::mono).height / 2, text, Type::mono, theme().text, Align::right);
    if (slider(label, {rect.x + before, rect.y, rect.width - before - after, rect.height}, stops, stop))
        change(app, [&](LandscapeState& s) { s.range.reset(), s.reach = reaches[size_t(stop)]; });
}

std::string spoken(std::string racer) {
    std::replace(racer.begin(), racer.end(), ':', ' ');
    return racer;
}

// Where the legend has no room for it, racers are taken out here too.
void add_racer(App& app, Rect rect, bool removes) {
    const LandscapeState& state = app.state().landscape;
    std::vector<std::string> racers{""}, options{app.words()("landscape.add_racer")};
    const size_t there = removes ? state.racers.size() : 0;
    for (size_t i = 0; i < there; ++i) racers.push_back(""), options.push_back(app.words()("landscape.remove", {{"racer", spoken(state.racers[i])}}));
    const bool full = state.racers.size() >= size_t(most_racers);
    for (const OptimizerKind& kind : optimizer_kinds())
        for (double rate : rates) {
            const std::string racer = kind.name + std::string(":") + to_text(Value(rate));
            if (full || std::find(state.racers.begin(), state.racers.end(), racer) != state.racers.end()) continue;
            racers.push_back(racer), options.push_back(spoken(racer));
        }
    int chosen = 0;
    if (choice(label_for(app, "landscape.add"), rect, options, chosen) && chosen > 0)
        change(app, [&](LandscapeState& s) {
            if (size_t(chosen) <= there) {
                s.racers.erase(s.racers.begin() + chosen - 1);
                return;
            }
            if (s.racers.empty()) s.restart_race(app.snapshot().cursor.step);  // further ones join those that are under way
            s.racers.push_back(racers[size_t(chosen)]);
        });
}

int race_step(const App& app) { return app.state().landscape.race_step(app.snapshot().cursor.step); }

void move_race(App& app, int step) {
    change(app, [&](LandscapeState& s) { s.move_race(app.snapshot().cursor.step, step); });
}

// How far the race is computed, and whether that is all of it. Of a racer that has stopped one step more: there it is seen.
struct Computed {
    int last = 0;
    bool all = true;
};
Computed computed(const LandscapeSight& sight) {
    Computed c;
    for (const RaceLane& lane : sight.lanes) {
        const int steps = int(lane.path.size()) - (lane.stopped ? 0 : 1);
        c.last = std::max(c.last, steps), c.all = c.all && (lane.stopped || steps >= longest_race);
    }
    return c;
}

// Goes on by itself, at a pace that can be watched.
void advance(App& app, const LandscapeSight& sight) {
    using Clock = std::chrono::steady_clock;
    static Clock::time_point stepped;
    const LandscapeState& state = app.state().landscape;
    if (!state.racing) {
        stepped = Clock::now();
        return;
    }
    const int step = race_step(app);
    const Computed there = computed(sight);
    if (there.all && step >= there.last) return change(app, [](LandscapeState& s) { s.racing = false; });
    const double passed = std::chrono::duration<double>(Clock::now() - stepped).count();
    if (passed >= seconds_per_step && step < there.last) {
        stepped = Clock::now();
        move_race(app, step + 1);
    }
    platform::wake_after(std::max(0.01, seconds_per_step - std::min(passed, seconds_per_step)));
}

// How the ways are named below the picture: in rows, each with the same room whatever its number is, so that nothing moves about.
struct Legend {
    std::vector<Rect> places;  // the run's first
    float height = 0;
};
constexpr float sample_width = 24, sample_gap = 6, legend_gap = 8;

float remove_side(Rect area) { return narrow(area) ? 0 : 28; }

Legend legend(const App& app, Rect area) {
    std::vector<std::string> names{app.words()("landscape.run")};
    for (const std::string& racer : app.state().landscape.racers) names.push_back(spoken(racer));
    Legend l;
    const float remove = remove_side(area), row = remove > 0 ? control_height(area) : 20;
    const float loss = measure("0.00e-0", Type::mono_small).width;
    float x = area.x, y = area.y;
    for (size_t i = 0; i < names.size(); ++i) {
        const float width = sample_width + sample_gap + measure(names[i], Type::strong_small).width + 5 + loss + (i > 0 ? remove : 0);
        if (i > 0 && x + width > area.right()) x = area.x, y += row;
        l.places.push_back({x, y, std::min(width, area.right() - x), row});
        x += width + legend_gap;
    }
    l.height = y + row - area.y;
    return l;
}

// One way: how it is drawn, its name, its loss now, and for racers a way out.
void name_way(App& app, const LandscapeWay& way, Rect rect, float remove) {
    const std::string loss = way.stopped ? app.words()("landscape.stopped") : way.loss;
    const float middle = rect.center_y();
    draw_way_sample({rect.x, rect.y, sample_width, rect.height}, way.racer);
    float x = rect.x + sample_width + sample_gap;
    draw_text(x, middle - measure("", Type::strong_small).height / 2, way.name, Type::strong_small, theme().text);
    x += measure(way.name, Type::strong_small).width + 5;
    draw_text(x, middle - measure("", Type::mono_small).height / 2, loss, way.stopped ? Type::small : Type::mono_small, theme().muted);
    describe_text("landscape.way." + std::to_string(way.racer + 1), "text", rect, way.name + ": " + loss);
    if (way.racer < 0 || remove == 0) return;
    const std::string id = "landscape.remove." + std::to_string(way.racer), name = app.words()("landscape.remove", {{"racer", way.name}});
    if (icon_button({id, name}, {rect.right() - remove, middle - remove / 2, remove, remove}, int(Icon::close), ButtonStyle::quiet))
        change(app, [&](LandscapeState& s) { s.racers.erase(s.racers.begin() + way.racer); });
}

void race_buttons(App& app, const LandscapeSight& sight, Rect row) {
    const Strings& words = app.words();
    const LandscapeState& state = app.state().landscape;
    const Computed there = computed(sight);
    const float button = row.height;
    const char* start = state.racing ? "landscape.stop" : "landscape.start";
    if (icon_button(label_for(app, start), {row.x, row.y, button, row.height}, int(state.racing ? Icon::pause : Icon::play), ButtonStyle::plain))
        change(app, [&](LandscapeState& s) {
            s.racing = !s.racing;
            if (s.racing && there.all && race_step(app) >= there.last) s.move_race(app.snapshot().cursor.step, 0);
        });
    if (icon_button(label_for(app, "landscape.reset"), {row.x + button + 6, row.y, button, row.height}, int(Icon::reset), ButtonStyle::plain))
        change(app, [&](LandscapeState& s) { s.restart_race(app.snapshot().cursor.step); });
    const std::string text = words("landscape.race_step", {{"n", std::to_string(race_step(app))}});
    const float left = row.x + 2 * button + 20, width = measure(words("landscape.race_step", {{"n", "200"}}), Type::mono_small).width;
    int64_t step = race_step(app);
    const float slider = row.right() - left - width - 12;
    if (slider > 40 && scrubber(label_for(app, "landscape.race"), {left, row.y, slider, row.height}, 0, longest_race, step, text))
        change(app, [&](LandscapeState& s) {
            s.move_race(app.snapshot().cursor.step, int(std::clamp<int64_t>(step, 0, std::max(there.last, 0))));
            s.racing = false;
        });
    draw_text(row.right(), row.center_y() - measure("", Type::mono_small).height / 2, text, Type::mono_small, theme().muted, Align::right);
}

}  // namespace

float landscape_settings(App& app, const LandscapeSight& sight, Rect area) {
    const float height = control_height(area);
    const std::string use = selected(app, sight);
    const float button_width = use.empty() ? 0 : std::min(area.width * 0.3F, measure(app.words()("landscape.use", {{"cell", use}}), Type::strong_small).width + 26);
    if (narrow(area)) {
        const float half = (area.width - 8) / 2;
        axis_choice(app, sight, 0, {area.x, area.y, half, height});
        axis_choice(app, sight, 1, {area.x + half + 8, area.y, half, height});
        range_slider(app, {area.x, area.y + height + 6, area.width, height});
        return 2 * height + 6;
    }
    float x = area.x;
    const float list = std::clamp((area.width - button_width) * 0.27F, 110.F, 190.F);
    for (size_t axis = 0; axis < 2; ++axis, x += list + 8) axis_choice(app, sight, axis, {x, area.y, list, height});
    if (!use.empty()) {
        const std::string name = app.words()("landscape.use", {{"cell", use}});
        const std::string hint = app.words()("landscape.use.hint");
        if (button({"landscape.use", name, hint}, {x, area.y, button_width, height}, ButtonStyle::plain)) set_axis(app, sight.cells, 0, use);
        x += button_width + 8;
    }
    range_slider(app, {x + 6, area.y, area.right() - x - 6, height});
    return height;
}

// A race goes along with the run, which has its own controls. On a phone the race's take the place of the picture, with the settings.
float landscape_race_height(const App& app, Rect area, bool settings_open) {
    const bool racing = !app.state().landscape.racers.empty();
    const float row = control_height(area);
    if (narrow(area)) return settings_open ? row : racing ? legend(app, area).height : 0;
    return racing ? legend(app, area).height + row + 4 : row;
}

void landscape_race(App& app, const LandscapeSight& sight, const LandscapePicture& picture, Rect area, bool settings_open) {
    Group group("group", "landscape.racers", app.words()("landscape.racers"));
    const bool racing = !app.state().landscape.racers.empty(), more = narrow(area) || app.state().landscape.racers.size() < size_t(most_racers);
    const float height = control_height(area);
    float row = area.y;
    advance(app, sight);
    if (!narrow(area) || !settings_open) {
        const Legend l = legend(app, area);
        for (size_t i = 0; i < std::min(l.places.size(), picture.ways.size()); ++i) name_way(app, picture.ways[i], l.places[i], remove_side(area));
        if (narrow(area)) return;
        if (racing) row += l.height + 4;
    }
    const float width = std::min(measure(app.words()("landscape.add_racer"), Type::body).width + 48, area.width * 0.4F);
    if (more) add_racer(app, {area.right() - width, row, width, height}, narrow(area));
    if (racing) race_buttons(app, sight, {area.x, row, area.width - (more ? width + 14 : 0), height});
}

}  // namespace chainrule::ui
