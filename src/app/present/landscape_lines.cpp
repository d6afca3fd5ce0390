// The fixed part of a landscape's picture: axes, ground, curve, contours.
#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "app/present/landscape.h"
#include "app/present/ticks.h"

namespace chainrule {
namespace {

constexpr float label_room = 34;   // a contour has a label where it is twice as long, and a ring that is not covered by it
constexpr float least_ring_width = 70, least_ring_height = 34;
constexpr float nearest = 1.2F;    // points of the screen between two places of a contour

ScreenSpot unit(ScreenSpot from, ScreenSpot to) {
    const float x = to.x - from.x, y = to.y - from.y, length = std::max(1e-3F, std::hypot(x, y));
    return {x / length, y / length};
}

// Along one edge of the ground, away from the middle of the picture.
LandscapeAxis parameter_axis(const LandscapeView& view, int axis, double other, int most = 0) {
    const LandscapeGrid& g = view.grid();
    const LandscapeRange r = g.range[size_t(axis)];
    const auto at = [&](double value) { return axis == 0 ? view.place(value, other, g.lowest) : view.place(other, value, g.lowest); };
    LandscapeAxis a;
    a.name = g.chosen.names[size_t(axis)];
    a.from = at(r.low), a.to = at(r.high);
    const double middles[] = {(g.range[0].low + g.range[0].high) / 2, (g.range[1].low + g.range[1].high) / 2};
    if (view.form() == LandscapeForm::surface) a.outward = unit(view.place(middles[0], middles[1], g.lowest), at(middles[axis]));
    else a.outward = axis == 0 ? ScreenSpot{0, 1} : ScreenSpot{-1, 0};
    if (view.form() == LandscapeForm::surface) most = std::clamp(int(std::hypot(a.to.x - a.from.x, a.to.y - a.from.y) / 27), 2, 7);
    for (double value : round_ticks(r.low, r.high, most)) a.ticks.push_back({at(value), a.outward, significant(value, 4)});
    return a;
}

LandscapeAxis loss_axis(const LandscapeView& view, double x, double y, bool hidden, const Strings& words) {
    const LandscapeGrid& g = view.grid();
    LandscapeAxis a;
    a.name = words("landscape.loss");
    a.from = view.place(x, y, g.lowest), a.to = view.place(x, y, g.highest);
    a.outward = {-1, 0};
    const int most = std::clamp(int(std::hypot(a.to.x - a.from.x, a.to.y - a.from.y) / 28), 2, 8);
    if (!hidden)
        for (double value : round_ticks(g.lowest, g.highest, most)) a.ticks.push_back({view.place(x, y, value), a.outward, significant(value, 3)});
    return a;
}

void add_surface_axes(const LandscapeView& view, bool losses_hidden, const Strings& words, LandscapePicture& p) {
    const LandscapeGrid& g = view.grid();
    const double x[] = {g.range[0].low, g.range[0].high}, y[] = {g.range[1].low, g.range[1].high};
    const auto corner = [&](int i, int j) { return view.place(x[i], y[j], g.lowest); };
    const auto middle_y = [&](int i0, int j0, int i1, int j1) { return corner(i0, j0).y + corner(i1, j1).y; };
    // The nearer edges are the lower ones on the screen.
    const int near_y = middle_y(0, 0, 1, 0) >= middle_y(0, 1, 1, 1) ? 0 : 1, near_x = middle_y(0, 0, 0, 1) >= middle_y(1, 0, 1, 1) ? 0 : 1;
    p.axes.push_back(parameter_axis(view, 0, y[near_y]));
    p.axes.push_back(parameter_axis(view, 1, x[near_x]));
    int left_x = 0, left_y = 0;
    for (int k = 0; k < 4; ++k)
        if (corner(k & 1, k >> 1).x < corner(left_x, left_y).x) left_x = k & 1, left_y = k >> 1;
    p.axes.push_back(loss_axis(view, x[left_x], y[left_y], losses_hidden, words));
    p.ground.push_back({{corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)}, false});
}

void add_curve(const LandscapeView& view, LandscapePicture& p) {
    const LandscapeGrid& g = view.grid();
    LandscapeStroke stroke;
    for (int i = 0; i < g.points; ++i) {
        const double loss = g.losses[size_t(i)];
        if (std::isfinite(loss)) stroke.points.push_back(view.place(g.at(0, i), 0, loss));
        else if (!stroke.points.empty()) p.curve.push_back(std::exchange(stroke, {}));
    }
    if (!stroke.points.empty()) p.curve.push_back(std::move(stroke));
}

// A label stands where its line runs most level and no other label is near.
void place_label(const LandscapeView& view, LandscapeContour& c, const std::string& text, const std::vector<LandscapeContour>& others) {
    float length = 0, best = 1e9F;
    for (size_t i = 1; i < c.points.size(); ++i) length += std::hypot(c.points[i].x - c.points[i - 1].x, c.points[i].y - c.points[i - 1].y);
    const auto [left, right] = std::minmax_element(c.points.begin(), c.points.end(), [](ScreenSpot a, ScreenSpot b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(c.points.begin(), c.points.end(), [](ScreenSpot a, ScreenSpot b) { return a.y < b.y; });
    const bool covered = c.closed && (right->x - left->x < least_ring_width || bottom->y - top->y < least_ring_height);
    if (covered || length < 2 * label_room) return;
    const Rect inside = view.plot().inset(label_room / 2);
    for (size_t i = 2; i + 2 < c.points.size(); ++i) {
        const ScreenSpot a = c.points[i - 2], b = c.points[i + 2], at = c.points[i];
        if (!inside.contains(at.x, at.y)) continue;
        float cost = std::fabs(b.y - a.y) / std::max(1e-3F, std::hypot(b.x - a.x, b.y - a.y));
        for (const LandscapeContour& o : others)
            if (!o.label.empty() && std::fabs(o.label_at.x - at.x) < 44 && std::fabs(o.label_at.y - at.y) < 18) cost += 10;
        if (cost < best) best = cost, c.label_at = at;
    }
    if (best < 5) c.label = text;
}

void add_contours(const LandscapeView& view, bool losses_hidden, LandscapePicture& p) {
    const LandscapeGrid& g = view.grid();
    for (const ContourLine& line : g.contours) {
        LandscapeContour c;
        c.closed = line.closed;
        for (const auto& point : line.points) {
            const ScreenSpot spot = view.place(point[0], point[1], line.loss);
            if (c.points.empty() || std::hypot(spot.x - c.points.back().x, spot.y - c.points.back().y) > nearest) c.points.push_back(spot);
        }
        if (c.points.size() < 3) continue;  // a dot
        if (!losses_hidden) place_label(view, c, significant(line.loss, 3), p.contours);
        p.contours.push_back(std::move(c));
    }
}

}  // namespace

void add_landscape_axes(const LandscapeView& view, bool losses_hidden, const Strings& words, LandscapePicture& p) {
    const LandscapeGrid& g = view.grid();
    if (view.form() == LandscapeForm::surface) return add_surface_axes(view, losses_hidden, words, p);
    const int across = std::clamp(int(view.plot().width / 70), 3, 12), up = std::clamp(int(view.plot().height / 50), 2, 8);
    p.axes.push_back(parameter_axis(view, 0, g.range[1].low, across));
    if (view.form() == LandscapeForm::contours) p.axes.push_back(parameter_axis(view, 1, g.range[0].low, up));
    else p.axes.push_back(loss_axis(view, g.range[0].low, 0, losses_hidden, words));
}

void add_landscape_lines(const LandscapeView& view, bool losses_hidden, LandscapePicture& p) {
    if (view.form() == LandscapeForm::curve) add_curve(view, p);
    if (view.form() == LandscapeForm::contours) add_contours(view, losses_hidden, p);
}

}  // namespace chainrule
