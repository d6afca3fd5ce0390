#include "app/present/landscape_view.h"

#include <algorithm>
#include <cmath>

namespace chainrule {
namespace {

constexpr float distance = 5;    // of the eye from the middle
constexpr float flatness = 0.35F;  // of depth in clip space

double share(double value, LandscapeRange r) { return (value - r.low) / (r.high - r.low); }

}  // namespace

LandscapeView::LandscapeView(const LandscapeGrid& grid, LandscapeForm form, Rect plot, LandscapeCamera camera)
    : grid_(grid), form_(grid.is_curve() ? LandscapeForm::curve : form), plot_(plot), camera_(camera) {
    if (form_ == LandscapeForm::surface) fit();
}

LandscapeView::Solid LandscapeView::solid(double x, double y, double loss) const {
    const double up = std::clamp(share(loss, {grid_.lowest, std::max(grid_.highest, grid_.lowest + 1e-300)}), 0.0, 1.0);
    return {float(2 * share(x, grid_.range[0]) - 1), float(2 * share(y, grid_.range[1]) - 1), height * float(2 * up - 1)};
}

// Turning it changes its size no more than it has to: as large as it can be seen from every side with its numbers around it.
void LandscapeView::fit() {
    constexpr float corner = 1.4142F, nearer = 1.14F, around_x = 84;
    const float around_y = plot_.height > 260 ? 62 : plot_.height > 160 ? 46 : 30;
    const float ct = std::cos(camera_.tilt), st = std::sin(camera_.tilt);
    const float wide = 2 * corner * nearer, high = 2 * (corner * st + height * ct) * 1.04F;
    scale_ = camera_.zoom * std::max(1.F, std::min((plot_.width - around_x) / wide, (plot_.height - around_y) / high));
    lift_ = 0;
    float top = 1e9F, bottom = -1e9F;
    for (int k = 0; k < 8; ++k) {
        const float y = project({k & 1 ? 1.F : -1.F, k & 2 ? 1.F : -1.F, k & 4 ? height : -height}).y;
        top = std::min(top, y), bottom = std::max(bottom, y);
    }
    lift_ = ((top + bottom) / 2 - plot_.center_y() + 4 / camera_.zoom) / (plot_.height / 2);
}

LandscapeView::Spot LandscapeView::project(Solid s) const {
    const std::array<float, 16> m = matrix();
    const auto row = [&](size_t r) { return m[r] * s.u + m[4 + r] * s.v + m[8 + r] * s.h + m[12 + r]; };
    const float w = row(3);
    return {plot_.x + plot_.width * (row(0) / w + 1) / 2, plot_.y + plot_.height * (1 - row(1) / w) / 2};
}

// Turned around the upright axis, tilted towards the eye, and smaller the farther away.
std::array<float, 16> LandscapeView::matrix() const {
    if (form_ != LandscapeForm::surface) return {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    const float c = std::cos(camera_.turn), s = std::sin(camera_.turn), ct = std::cos(camera_.tilt), st = std::sin(camera_.tilt);
    const float across = 2 * scale_ / plot_.width, up = 2 * scale_ / plot_.height;
    // right = (c, -s, 0); upward = (s st, c st, ct); away = (s ct, c ct, -st)
    const float away[] = {s * ct / distance, c * ct / distance, -st / distance};
    return {across * c,  up * s * st + lift_ * away[0], flatness * s * ct, away[0],
            across * -s, up * c * st + lift_ * away[1], flatness * c * ct, away[1],
            0,           up * ct + lift_ * away[2],     flatness * -st,    away[2],
            0,           lift_,                         0,                 1};
}

std::array<float, 3> LandscapeView::light() const {
    constexpr float right = -0.55F, up = 0.75F, towards = 0.36F;  // of who looks, standing upright
    const float c = std::cos(camera_.turn), s = std::sin(camera_.turn);
    return {right * c - towards * s, -right * s - towards * c, up};
}

LandscapeView::Spot LandscapeView::place(double x, double y, double loss) const {
    const double across = share(x, grid_.range[0]);
    if (form_ == LandscapeForm::curve) {
        const double up = share(loss, {grid_.lowest, std::max(grid_.highest, grid_.lowest + 1e-300)});
        return {plot_.x + plot_.width * float(across), plot_.bottom() - plot_.height * float(std::clamp(up, -10.0, 10.0))};
    }
    if (form_ == LandscapeForm::contours)
        return {plot_.x + plot_.width * float(across), plot_.bottom() - plot_.height * float(share(y, grid_.range[1]))};
    return project(solid(x, y, loss));
}

LandscapeView::Spot LandscapeView::place(double x, double y) const {
    const double loss = grid_.loss_at(x, y);
    return place(x, y, std::isfinite(loss) ? loss : grid_.highest);
}

double LandscapeView::value(float u, int axis) const {
    const LandscapeRange r = grid_.range[size_t(axis)];
    return r.low + (r.high - r.low) * double(u + 1) / 2;
}

bool LandscapeView::under(Solid s) const {
    const double x = value(s.u, 0), y = value(s.v, 1);
    return solid(x, y, grid_.straight_loss_at(x, y)).h > s.h;
}

// Along the line to the eye: whether the surface is higher somewhere.
bool LandscapeView::hidden(double x, double y) const {
    if (form_ != LandscapeForm::surface) return false;
    const float c = std::cos(camera_.turn), s = std::sin(camera_.turn), ct = std::cos(camera_.tilt), st = std::sin(camera_.tilt);
    const Solid from = solid(x, y, grid_.loss_at(x, y)), eye{-distance * s * ct, -distance * c * ct, distance * st};
    constexpr int steps = 40;
    constexpr float reach = 0.5F;  // of the way: then it is above everything
    for (int i = 1; i <= steps; ++i) {
        const float t = reach * float(i) / steps;
        const Solid at{from.u + t * (eye.u - from.u), from.v + t * (eye.v - from.v), from.h + t * (eye.h - from.h)};
        if (at.h > height || std::fabs(at.u) > 1 || std::fabs(at.v) > 1) return false;
        if (under({at.u, at.v, at.h + 0.015F})) return true;
    }
    return false;
}

std::optional<std::array<double, 2>> LandscapeView::values_at(Spot spot) const {
    const float x = (spot.x - plot_.x) / plot_.width, y = (plot_.bottom() - spot.y) / plot_.height;
    if (form_ != LandscapeForm::surface) return std::array{value(2 * x - 1, 0), value(2 * y - 1, 1)};
    // The line from the eye through this point, by w, what matrix() divides by; the directions are those of matrix() too.
    const float c = std::cos(camera_.turn), s = std::sin(camera_.turn), ct = std::cos(camera_.tilt), st = std::sin(camera_.tilt);
    const float across = 2 * scale_ / plot_.width, upward = 2 * scale_ / plot_.height;
    const auto at = [&](float w) {
        const float right = (2 * x - 1) * w / across, up = (2 * y - 1 - lift_) * w / upward, away = (w - 1) * distance;
        return Solid{right * c + up * s * st + away * s * ct, -right * s + up * c * st + away * c * ct, up * ct - away * st};
    };
    const auto within = [](Solid p) { return std::fabs(p.u) <= 1 && std::fabs(p.v) <= 1; };
    constexpr float nearest = 0.6F, farthest = 1.4F;  // the whole surface is between them
    constexpr int steps = 240, halves = 12;
    bool was_within = false, was_under = false;
    for (int i = 0; i <= steps; ++i) {
        const float step = (farthest - nearest) / steps, w = nearest + step * float(i);
        const bool is_within = within(at(w)), is_under = is_within && under(at(w));
        if (is_within && was_within && is_under != was_under) {  // through it, from above or, at a near edge, from below
            float low = w - step, high = w;
            for (int k = 0; k < halves; ++k) {
                const float middle = (low + high) / 2;
                (under(at(middle)) == is_under ? high : low) = middle;
            }
            return std::array{value(at(high).u, 0), value(at(high).v, 1)};
        }
        was_within = is_within, was_under = is_under;
    }
    return std::nullopt;
}

}  // namespace chainrule
