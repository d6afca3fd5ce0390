// The way through a landscape as strokes: cut where it leaves the range, on the ground everywhere, and in parts where it goes
// behind a hill.
#include <algorithm>
#include <cmath>

#include "app/present/landscape.h"

namespace chainrule {
namespace {

constexpr size_t long_way = 100;   // steps; of a longer one those that lie on one another are drawn as one
constexpr float finest = 6;  // points of the screen between two places of a way on the surface

// The part of a .. b within the ranges, as shares of it; nothing where there is none.
std::optional<std::pair<double, double>> within(const LandscapeGrid& g, const TrailPoint& a, const TrailPoint& b) {
    double from = 0, to = 1;
    const auto cut = [&](double start, double end, LandscapeRange r) {
        const double way = end - start;
        if (way == 0) return start >= r.low && start <= r.high;
        const double first = (r.low - start) / way, second = (r.high - start) / way;
        from = std::max(from, std::min(first, second)), to = std::min(to, std::max(first, second));
        return from <= to;
    };
    if (!cut(a.x, b.x, g.range[0]) || (!g.is_curve() && !cut(a.y, b.y, g.range[1]))) return std::nullopt;
    return std::pair{from, to};
}

// Of a curve: the loss on it, and beyond the range straight on, for strokes that lead there.
double loss_beyond(const LandscapeGrid& g, double x) {
    const LandscapeRange r = g.range[0];
    if (g.holds(x, 0)) return g.loss_at(x);
    const int end = x < r.low ? 0 : g.points - 1, inside = x < r.low ? 1 : g.points - 2;
    const double slope = (g.losses[size_t(end)] - g.losses[size_t(inside)]) / (g.at(0, end) - g.at(0, inside));
    return g.losses[size_t(end)] + slope * (x - g.at(0, end));
}

bool apart(const LandscapeView& view, const TrailPoint& a, const TrailPoint& b) {
    const LandscapeGrid& g = view.grid();
    if (!g.holds(a.x, a.y) || !g.holds(b.x, b.y)) return true;
    const ScreenSpot from = view.place(a.x, a.y), to = view.place(b.x, b.y);
    return std::hypot(to.x - from.x, to.y - from.y) > 3;
}

class Strokes {
  public:
    Strokes(const LandscapeView& view, std::vector<LandscapeStroke>& strokes) : view_(view), strokes_(strokes) {}

    void lift() { down_ = false; }
    void to(ScreenSpot spot, bool hidden) {
        if (down_ && strokes_.back().hidden != hidden) {
            const ScreenSpot joint = strokes_.back().points.back();
            strokes_.push_back({{joint}, hidden});
        }
        if (!down_) strokes_.push_back({{}, hidden});
        std::vector<ScreenSpot>& points = strokes_.back().points;
        // Points that lie on one another have no direction, which shows in a thick line.
        if (points.empty() || std::hypot(points.back().x - spot.x, points.back().y - spot.y) > 0.3F) points.push_back(spot);
        down_ = true;
    }
    void segment(const TrailPoint& a, const TrailPoint& b) {
        const LandscapeGrid& g = view_.grid();
        if (view_.form() == LandscapeForm::curve) {
            to(view_.place(a.x, 0, loss_beyond(g, a.x)), false);
            to(view_.place(b.x, 0, loss_beyond(g, b.x)), false);
            return;
        }
        const auto part = within(g, a, b);
        if (!part) return lift();
        const auto x = [&](double t) { return a.x + t * (b.x - a.x); };
        const auto y = [&](double t) { return a.y + t * (b.y - a.y); };
        if (part->first > 0) lift();
        const bool surface = view_.form() == LandscapeForm::surface;
        const ScreenSpot from = view_.place(x(part->first), y(part->first)), end = view_.place(x(part->second), y(part->second));
        const int pieces = surface ? std::clamp(int(std::hypot(end.x - from.x, end.y - from.y) / finest), 1, 60) : 1;
        for (int i = 0; i <= pieces; ++i) {
            const double t = part->first + (part->second - part->first) * i / pieces;
            to(view_.place(x(t), y(t)), surface && view_.hidden(x(t), y(t)));
        }
        if (part->second < 1) lift();
    }

  private:
    const LandscapeView& view_;
    std::vector<LandscapeStroke>& strokes_;
    bool down_ = false;
};

}  // namespace

LandscapeWay landscape_way(const LandscapeView& view, const std::vector<TrailPoint>& points) {
    LandscapeWay way;
    Strokes strokes(view, way.strokes);
    const LandscapeGrid& g = view.grid();
    size_t drawn = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        TrailPoint p = points[i];
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) break;
        const bool last = i + 1 == points.size();
        if (i > 0 && (last || points.size() < long_way || apart(view, points[drawn], p))) {
            // What flies off crosses the range again and again, and would cover it.
            if (g.holds(points[drawn].x, points[drawn].y) || g.holds(p.x, p.y)) strokes.segment(points[drawn], p);
            else strokes.lift();
            drawn = i;
        }
        way.gone = !g.holds(p.x, p.y);
        if (way.gone) continue;
        if (!std::isfinite(p.loss)) p.loss = g.loss_at(p.x, p.y);
        way.steps.push_back({view.place(p.x, p.y), p, view.hidden(p.x, p.y)});
    }
    return way;
}

}  // namespace chainrule
