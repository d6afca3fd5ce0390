#include "app/present/landscape_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/present/contours.h"

namespace chainrule {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

// Catmull-Rom through four neighbours: parabolas are met exactly. At the ends it goes on as the parabola through three of them does,
// or straight through two.
double between(double before, double a, double b, double after, double t) {
    const bool has_before = std::isfinite(before), has_after = std::isfinite(after);
    if (!has_before) before = has_after ? 3 * a - 3 * b + after : 2 * a - b;
    if (!has_after) after = has_before ? 3 * b - 3 * a + before : 2 * b - a;
    return a + t / 2 * (b - before + t * (2 * before - 5 * a + 4 * b - after + t * (3 * (a - b) + after - before)));
}

struct Place {
    int low;
    double part;
};
Place place_of(double value, LandscapeRange range, int points) {
    const double at = (value - range.low) / (range.high - range.low) * (points - 1);
    const int low = std::clamp(int(std::floor(at)), 0, points - 2);
    return {low, at - low};
}

}  // namespace

double LandscapeGrid::at(int axis, int i) const {
    const LandscapeRange r = range[size_t(axis)];
    return i == points - 1 ? r.high : r.low + (r.high - r.low) * i / (points - 1);
}

bool LandscapeGrid::holds(double x, double y) const {
    const auto within = [](double v, LandscapeRange r) {
        const double slack = (r.high - r.low) * 1e-9;
        return v >= r.low - slack && v <= r.high + slack;
    };
    return within(x, range[0]) && (is_curve() || within(y, range[1]));
}

double LandscapeGrid::loss_at(double x, double y) const {
    if (!holds(x, y)) return nothing;
    const Place across = place_of(x, range[0], points);
    const auto along_row = [&](int row) {
        const auto read = [&](int i) { return i < 0 || i >= points ? nothing : losses[size_t(row * points + i)]; };
        return between(read(across.low - 1), read(across.low), read(across.low + 1), read(across.low + 2), across.part);
    };
    if (is_curve()) return along_row(0);
    const Place up = place_of(y, range[1], points);
    const auto read = [&](int row) { return row < 0 || row >= points ? nothing : along_row(row); };
    return between(read(up.low - 1), read(up.low), read(up.low + 1), read(up.low + 2), up.part);
}

std::vector<double> finer_losses(const LandscapeGrid& g, int times) {
    const int n = g.points, fine = (n - 1) * times + 1;
    // Along one line of `count` numbers, `stride` apart.
    const auto along = [&](const double* from, int stride, int i) {
        const int low = std::min(i / times, n - 2);
        const auto read = [&](int k) { return k < 0 || k >= n ? nothing : from[k * stride]; };
        return between(read(low - 1), read(low), read(low + 1), read(low + 2), double(i - low * times) / times);
    };
    std::vector<double> rows(size_t(n * fine)), losses(size_t(fine * fine));
    for (int j = 0; j < n; ++j)
        for (int i = 0; i < fine; ++i) rows[size_t(j * fine + i)] = along(g.losses.data() + j * n, 1, i);
    for (int j = 0; j < fine; ++j)
        for (int i = 0; i < fine; ++i) losses[size_t(j * fine + i)] = along(rows.data() + i, fine, j);
    return losses;
}

double LandscapeGrid::straight_loss_at(double x, double y) const {
    const Place across = place_of(x, range[0], points), up = place_of(y, range[1], points);
    const double* row = losses.data() + up.low * points + across.low;
    const double low = row[0] + across.part * (row[1] - row[0]), high = row[points] + across.part * (row[points + 1] - row[points]);
    return low + up.part * (high - low);
}

std::array<double, 2> LandscapeGrid::lowest_place() const {
    size_t best = 0;
    for (size_t i = 0; i < losses.size(); ++i)
        if (std::isfinite(losses[i]) && !(losses[i] >= losses[best])) best = i;
    return {at(0, int(best) % points), is_curve() ? 0 : at(1, int(best) / points)};
}

LandscapeGrid grid_of(const Landscape& l, int64_t step, uint64_t version) {
    LandscapeGrid grid;
    grid.chosen = l.chosen();
    for (int axis = 0; axis < l.chosen().count(); ++axis) grid.range[size_t(axis)] = l.range(axis);
    grid.points = l.points();
    grid.losses = l.losses();
    grid.lowest = l.lowest(), grid.highest = l.highest();
    if (!(grid.lowest <= grid.highest)) grid.lowest = 0, grid.highest = 1;  // nothing is finite
    grid.contours = contour_lines(grid, contour_levels(grid.lowest, grid.highest, contours_wanted).losses);
    grid.step = step, grid.version = version;
    return grid;
}

ContourLevels contour_levels(double lowest, double highest, int about) {
    ContourLevels levels;
    levels.above = std::min(0.0, lowest);
    const double top = highest - levels.above;
    if (!(highest > lowest) || !(top > 0)) return levels;
    // A bottom at nothing has no logarithm: then as many octaves below the top as are asked for.
    const double bottom = std::max(lowest - levels.above, top * std::exp2(-double(about)));
    const double octaves = std::log2(top / bottom);
    while (octaves * levels.per_octave * 1.5 < about) levels.per_octave *= 2;
    for (double n = std::floor(std::log2(bottom) * levels.per_octave) + 1; n < std::log2(top) * levels.per_octave - 1e-9; ++n)
        levels.losses.push_back(levels.above + std::exp2(n / levels.per_octave));
    return levels;
}

}  // namespace chainrule
