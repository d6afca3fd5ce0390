#include "app/present/landscape.h"

#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "app/present/looking.h"

namespace chainrule {
namespace {

constexpr double arrow = 0.2, shortest_arrow = 0.02, tangent = 0.2;  // lengths, of the range

struct Axes {
    std::vector<Cell> cells;

    Axes(const LandscapeGrid& g, const Snapshot& s) {
        for (const std::string& name : g.chosen.names) cells.push_back(*parse_cell(name, visible(s)));
    }
    bool hidden(Slot slot, const Masking& masking) const {
        return std::any_of(cells.begin(), cells.end(), [&](Cell c) { return c.slot = slot, masking.hides(c); });
    }
    TrailPoint read_point(Slot slot, const Snapshot& s) const {
        double values[2] = {0, 0};
        for (size_t i = 0; i < cells.size(); ++i) {
            Cell c = cells[i];
            c.slot = slot;
            values[i] = read(c, visible(s), s.memory);
        }
        return {s.cursor.step, values[0], values[1], std::nan("")};
    }
};

bool loss_hidden(const Snapshot& s, const Masking& masking) { return masking.hides(Cell{visible(s).loss, Slot::value, 0}); }

// Where the gradient that is known was computed: before an update where the run is, after it where the run came from.
struct Known {
    TrailPoint at, gradient;
};
std::optional<Known> known_gradient(const Axes& axes, const Snapshot& s, const Masking& masking) {
    for (const Cell& c : axes.cells)
        if (!gradient_known(s, c.node)) return std::nullopt;
    const Slot where = s.cursor.tick == 0 ? Slot::previous : Slot::value;
    if (axes.hidden(Slot::grad, masking) || axes.hidden(where, masking)) return std::nullopt;
    const Known known{axes.read_point(where, s), axes.read_point(Slot::grad, s)};
    const bool finite = std::isfinite(known.gradient.x) && std::isfinite(known.gradient.y);
    return finite && (known.gradient.x != 0 || known.gradient.y != 0) ? std::optional(known) : std::nullopt;
}

// How far from the point along its slope the picture reaches, to one side: a steep tangent ends at the frame.
double reach_of_tangent(const LandscapeGrid& g, const Known& k, double loss, double side) {
    const double width = g.range[0].high - g.range[0].low;
    const double across = side > 0 ? g.range[0].high - k.at.x : k.at.x - g.range[0].low;
    const double slack = 0.02 * (g.highest - g.lowest);  // at the bottom of a valley it may dip below by a hair
    const double rise = side * k.gradient.x, free = slack + (rise > 0 ? g.highest - loss : loss - g.lowest);
    return std::max(0.0, std::min({tangent * width, across, free / std::max(std::abs(rise), 1e-300)}));
}

void add_tangent(const LandscapeView& view, const Known& k, LandscapePicture& p) {
    const double loss = view.grid().loss_at(k.at.x);
    for (const double side : {-1.0, 1.0}) {
        const double reach = side * reach_of_tangent(view.grid(), k, loss, side);
        p.gradient.points.push_back(view.place(k.at.x + reach, 0, loss + reach * k.gradient.x));
    }
}

void add_arrow(const LandscapeView& view, const Known& k, LandscapePicture& p) {
    const LandscapeGrid& g = view.grid();
    const double across = g.range[0].high - g.range[0].low, up = g.range[1].high - g.range[1].low;
    // Longer where it is steeper, but so that it can be seen: by the root of the rise over the whole range.
    const double rise = std::hypot(k.gradient.x * across, k.gradient.y * up) / std::max(g.highest - g.lowest, 1e-300);
    const double part = arrow * std::sqrt(std::min(1.0, rise));
    if (!(part > shortest_arrow)) return;
    const double length = part / std::hypot(k.gradient.x / across, k.gradient.y / up);
    constexpr int pieces = 16;
    for (int i = 0; i <= pieces; ++i) {
        const double x = k.at.x + k.gradient.x * length * i / pieces, y = k.at.y + k.gradient.y * length * i / pieces;
        if (!g.holds(x, y)) break;
        p.gradient.points.push_back(view.place(x, y));
        p.gradient.hidden = view.hidden(x, y);
    }
    if (p.gradient.points.size() < 3) p.gradient.points.clear();
}

std::string pair_text(const TrailPoint& p, bool curve) {
    return curve ? significant(p.x, 4) : "(" + significant(p.x, 4) + ", " + significant(p.y, 4) + ")";
}

void add_gradient(const LandscapeView& view, const Axes& axes, const Snapshot& s, const Masking& masking, LandscapePicture& p) {
    const std::optional<Known> known = known_gradient(axes, s, masking);
    if (!known || !view.grid().holds(known->at.x, known->at.y)) return;
    p.slope = pair_text(known->gradient, view.grid().is_curve());
    if (view.grid().is_curve()) add_tangent(view, *known, p);
    else add_arrow(view, *known, p);
}

void add_run(const LandscapeView& view, const Axes& axes, const Snapshot& s, bool hidden, const Strings& words, LandscapePicture& p) {
    std::vector<TrailPoint> points = s.trail.way(view.grid().chosen.at, s.cursor.step);
    while (!points.empty() && points.back().step == s.cursor.step) points.pop_back();
    if (!hidden) points.push_back(axes.read_point(Slot::value, s));
    LandscapeWay way = landscape_way(view, points);
    way.name = words("landscape.run");
    if (!hidden && !way.gone && !way.steps.empty()) p.point = way.steps.back();
    if (!hidden) way.loss = significant(s.loss, 3);
    p.ways.push_back(std::move(way));
}

void add_racers(const LandscapeView& view, const LandscapeSight& sight, int race_step, LandscapePicture& p) {
    for (size_t i = 0; i < sight.lanes.size(); ++i) {
        const RaceLane& lane = sight.lanes[i];
        const size_t shown = std::min(lane.path.size(), size_t(race_step) + 1);
        LandscapeWay way = landscape_way(view, {lane.path.begin(), lane.path.begin() + std::ptrdiff_t(shown)});
        way.racer = int(i), way.name = lane.racer;
        std::replace(way.name.begin(), way.name.end(), ':', ' ');
        if (shown > 0) way.loss = significant(lane.path[shown - 1].loss, 3);
        way.stopped = lane.stopped && size_t(race_step) >= lane.path.size();
        p.ways.push_back(std::move(way));
    }
}

std::string summary_of(const LandscapeView& view, const Snapshot& s, bool no_loss, const Strings& words, const LandscapePicture& p) {
    const LandscapeGrid& g = view.grid();
    const auto loss = [&](double x) { return no_loss ? std::string(hidden_number) : significant(x, 4); };
    const std::array<double, 2> best = g.lowest_place();
    std::string axes;
    for (size_t i = 0; i < g.chosen.names.size(); ++i)
        axes += (i > 0 ? words("landscape.and") : "") + words("landscape.axis", {{"name", g.chosen.names[i]}, {"low", significant(g.range[i].low, 4)}, {"high", significant(g.range[i].high, 4)}});
    std::string text = words("landscape.summary", {{"axes", axes}, {"lowest", loss(g.lowest)}, {"highest", loss(g.highest)},
                                                   {"place", pair_text({0, best[0], best[1], 0}, g.is_curve())}});
    if (p.point)
        text += words("landscape.summary.point", {{"place", pair_text(p.point->point, g.is_curve())}, {"loss", loss(p.point->point.loss)}, {"step", grouped(s.cursor.step)}});
    else
        text += words(p.ways[0].gone ? "landscape.summary.gone" : "landscape.summary.hidden");
    if (!p.slope.empty()) text += words("landscape.summary.gradient", {{"gradient", p.slope}});
    for (size_t i = 1; i < p.ways.size(); ++i)
        text += words("landscape.summary.racer", {{"racer", p.ways[i].name}, {"loss", no_loss ? hidden_number : p.ways[i].loss}, {"step", grouped(p.race_step)}});
    return text;
}

}  // namespace

LandscapePicture present_landscape(const LandscapeView& view, const LandscapeSight& sight, const LandscapeState& state, const Snapshot& s,
                                   const Masking& masking, const Strings& words) {
    LandscapePicture p;
    const Axes axes(view.grid(), s);
    const bool no_loss = loss_hidden(s, masking), no_point = axes.hidden(Slot::value, masking);
    add_landscape_axes(view, no_loss, words, p);
    add_landscape_lines(view, no_loss, p);
    add_run(view, axes, s, no_point, words, p);
    add_gradient(view, axes, s, masking, p);
    p.race_step = state.race_step(s.cursor.step);
    if (!no_point) add_racers(view, sight, p.race_step, p);
    p.summary = summary_of(view, s, no_loss, words, p);
    if (no_loss)
        for (LandscapeWay& way : p.ways) way.loss = hidden_number;
    return p;
}

}  // namespace chainrule
