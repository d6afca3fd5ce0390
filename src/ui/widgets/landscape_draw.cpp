// How a landscape's picture is drawn over its surface, or without one.
#include <algorithm>
#include <cmath>

#include "ui/text.h"
#include "ui/widgets/landscape_parts.h"

namespace chainrule::ui {
namespace {

// Ways differ in their dashes too: stroke, gap, stroke, gap in points; none: a line.
struct Dashes {
    float lengths[4];
};
constexpr Dashes dashes[] = {{{9, 5, 9, 5}}, {{2.5F, 4, 2.5F, 4}}, {{11, 4, 2.5F, 4}}, {{5, 3, 5, 3}}};
constexpr size_t most_cased = 400, most_marked = 80;  // points of a stroke with an edge, of a way with its steps
constexpr float thickness = 2.2F, casing = 1.6F, behind = 0.28F;

Point at(ScreenSpot s) { return {s.x, s.y}; }

std::vector<Point> points_of(const std::vector<ScreenSpot>& spots) {
    std::vector<Point> points;
    for (const ScreenSpot& s : spots) points.push_back({s.x, s.y});
    return points;
}

void dashed(const std::vector<Point>& points, const Dashes& d, Color color, float thick) {
    size_t part = 0;
    float left = d.lengths[0];
    std::vector<Point> stroke;
    for (size_t i = 0; i + 1 < points.size(); ++i) {
        Point from = points[i];
        const Point to = points[i + 1];
        float length = std::hypot(to.x - from.x, to.y - from.y);
        if (stroke.empty() && part % 2 == 0) stroke.push_back(from);
        while (length > left) {
            const float t = left / length;
            from = {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
            length -= left;
            if (part % 2 == 0) {
                stroke.push_back(from);
                polyline(stroke, color, thick);
                stroke.clear();
            } else {
                stroke = {from};
            }
            part = (part + 1) % 4;
            left = d.lengths[part];
        }
        left -= length;
        if (part % 2 == 0) stroke.push_back(to);
    }
    if (stroke.size() > 1) polyline(stroke, color, thick);
}

// A thick line has a spike at a sharp turn: there it ends and begins anew.
void blunt(const std::vector<Point>& points, Color color, float thick) {
    size_t first = 0;
    for (size_t i = 1; i < points.size(); ++i) {
        const bool last = i + 1 == points.size();
        const Point a = points[i - 1], b = points[i], c = last ? b : points[i + 1];
        const float x = b.x - a.x, y = b.y - a.y, u = c.x - b.x, v = c.y - b.y;
        if (!last && x * u + y * v > 0.5F * std::hypot(x, y) * std::hypot(u, v)) continue;
        polyline(std::span(points).subspan(first, i - first + 1), color, thick);
        first = i;
    }
}

void draw_stroke(const std::vector<Point>& points, int racer, float opacity) {
    const Color ground = theme().card.with_alpha(0.75F * opacity), color = way_color(racer).with_alpha(opacity);
    if (racer < 0) {
        if (opacity == 1 && points.size() < most_cased) blunt(points, ground, thickness + 2 * casing);
        return blunt(points, color, points.size() < most_cased ? thickness : 1.5F);
    }
    if (opacity == 1) dashed(points, dashes[racer % 4], ground, thickness + 2 * casing);
    dashed(points, dashes[racer % 4], color, thickness);
}

bool far_enough(const ScreenSpot& a, const ScreenSpot& b, float least) { return std::hypot(a.x - b.x, a.y - b.y) >= least; }

void draw_steps(const LandscapeWay& way) {
    if (way.steps.size() > most_marked) return;  // a long way is a line
    const Color color = way_color(way.racer);
    const ScreenSpot* last = nullptr;
    for (const LandscapeStep& step : way.steps) {
        if (last && !far_enough(step.at, *last, 7)) continue;  // too close to be told apart: the line is enough
        last = &step.at;
        if (!step.hidden) circle(at(step.at), 3.2F, theme().card, color, 1.6F);
    }
}

void arrow_head(Point from, Point to, Color color, float length) {
    const float x = to.x - from.x, y = to.y - from.y, all = std::max(1e-3F, std::hypot(x, y)), u = x / all, v = y / all;
    const Point points[] = {{to.x + u * length * 0.6F, to.y + v * length * 0.6F},
                            {to.x - u * length * 0.5F - v * length * 0.55F, to.y - v * length * 0.5F + u * length * 0.55F},
                            {to.x - u * length * 0.5F + v * length * 0.55F, to.y - v * length * 0.5F - u * length * 0.55F}};
    fill_polygon(points, color);
}

void draw_gradient(const LandscapeView& view, const LandscapePicture& p) {
    if (p.gradient.points.size() < 2) return;
    const std::vector<Point> points = points_of(p.gradient.points);
    const Color color = theme().gradient.with_alpha(p.gradient.hidden ? behind : 1);
    polyline(points, theme().card.with_alpha(0.75F), 5);
    polyline(points, color, 2.4F);
    if (view.form() != LandscapeForm::curve) arrow_head(points[points.size() - 3], points.back(), color, 11);
}

void draw_tick_text(const LandscapeTick& tick, float away) {
    const Size size = measure(tick.text, Type::mono_small);
    const ScreenSpot o = tick.outward;
    const float x = tick.at.x + o.x * away, y = tick.at.y + o.y * away;
    const Align align = o.x < -0.5F ? Align::right : o.x > 0.5F ? Align::left : Align::center;
    draw_text(x, y - size.height / 2 + o.y * size.height / 3, tick.text, Type::mono_small, theme().muted, align);
}

void draw_name(const LandscapeView& view, const LandscapeAxis& axis, bool upright) {
    const Size size = measure(axis.name, Type::mono_small);
    const Rect plot = view.plot();
    if (upright) {  // above the axis
        const float x = view.form() == LandscapeForm::surface ? axis.to.x - size.width / 2 : plot.x - 30;
        return draw_text(std::max(x, plot.x - 40), axis.to.y - size.height - 8, axis.name, Type::strong_small, theme().text);
    }
    if (view.form() != LandscapeForm::surface) {
        draw_text(plot.right(), plot.bottom() + 18, axis.name, Type::mono_small, theme().text, Align::right);
        return;
    }
    const float x = (axis.from.x + axis.to.x) / 2 + axis.outward.x * 42, y = (axis.from.y + axis.to.y) / 2 + axis.outward.y * 34;
    const float half = size.width / 2;
    draw_text(std::clamp(x + axis.outward.x * half, plot.x + half, plot.right() - half), std::min(y, plot.bottom() - size.height), axis.name, Type::mono_small, theme().text, Align::center);
}

}  // namespace

Color way_color(int racer) { return racer < 0 ? theme().update : theme().racers[racer % 4]; }

void draw_way_head(Point p, int racer, float size) {
    const Color color = way_color(racer), edge = theme().card;
    const auto shape = [&](float s, Color c) {
        const float d = s * 1.25F;
        const Point triangle[] = {{p.x, p.y - d}, {p.x + d, p.y + d * 0.8F}, {p.x - d, p.y + d * 0.8F}};
        const Point diamond[] = {{p.x, p.y - d * 1.1F}, {p.x + d * 1.1F, p.y}, {p.x, p.y + d * 1.1F}, {p.x - d * 1.1F, p.y}};
        switch (racer < 0 ? -1 : racer % 4) {
            case 0: return fill({p.x - s, p.y - s, 2 * s, 2 * s}, c, 1.5F);
            case 1: return fill_polygon(triangle, c);
            case 2: return fill_polygon(diamond, c);
            case 3: return fill({p.x - s * 0.8F, p.y - s * 1.2F, 1.6F * s, 2.4F * s}, c, 1);
            default: return circle(p, s * 1.15F, c, {}, 0);
        }
    };
    shape(size + 1.8F, edge);
    shape(size, color);
}

void draw_way_sample(Rect rect, int racer) {
    const std::vector<Point> points{{rect.x, rect.center_y()}, {rect.right(), rect.center_y()}};
    if (racer < 0) polyline(points, way_color(racer), thickness);
    else dashed(points, dashes[racer % 4], way_color(racer), thickness);
    draw_way_head({rect.right() - 4, rect.center_y()}, racer, 4);
}

void draw_landscape_axes(const LandscapeView& view, const LandscapePicture& p) {
    const Rect plot = view.plot();
    for (const LandscapeStroke& s : p.ground) polyline(points_of(s.points), theme().hairline, 1);
    for (size_t i = 0; i < p.axes.size(); ++i) {
        const LandscapeAxis& axis = p.axes[i];
        const bool surface = view.form() == LandscapeForm::surface, of_loss = axis.name != "" && i + 1 == p.axes.size() && (surface || view.form() == LandscapeForm::curve);
        if (surface) line(at(axis.from), at(axis.to), theme().faint, 1);
        for (const LandscapeTick& tick : axis.ticks) {
            if (!surface && of_loss) line(at(tick.at), {plot.right(), tick.at.y}, theme().hairline, 1);
            else if (!surface && i == 0 && view.form() == LandscapeForm::curve) line({tick.at.x, plot.y}, at(tick.at), theme().hairline, 1);
            line(at(tick.at), {tick.at.x + tick.outward.x * 4, tick.at.y + tick.outward.y * 4}, theme().faint, 1);
            draw_tick_text(tick, surface ? 13 : 8);
        }
        draw_name(view, axis, of_loss || (!surface && i == 1));
    }
}

void draw_landscape_lines(const LandscapeView& view, const LandscapePicture& p) {
    for (const LandscapeStroke& s : p.curve) polyline(points_of(s.points), theme().positive, 2.4F);
    const Color ink = theme().text.with_alpha(theme_name() == ThemeName::contrast ? 1 : 0.42F);
    for (const LandscapeContour& c : p.contours) {
        std::vector<Point> points = points_of(c.points);
        if (c.closed) points.push_back(points.front());
        polyline(points, ink, 1.2F);
    }
    for (const LandscapeContour& c : p.contours) {
        if (c.label.empty()) continue;
        const Size size = measure(c.label, Type::mono_small);
        const Rect pill{c.label_at.x - size.width / 2 - 4, c.label_at.y - 8, size.width + 8, 16};
        fill(pill, theme().card.with_alpha(0.9F), 5);
        draw_centered(pill, c.label, Type::mono_small, theme().text);
    }
    if (view.form() == LandscapeForm::contours) outline(view.plot(), theme().hairline, 1);
}

void draw_landscape_ways(const LandscapeView& view, const LandscapePicture& p) {
    for (const bool front : {false, true})
        for (const LandscapeWay& way : p.ways)
            for (const LandscapeStroke& s : way.strokes)
                if (s.hidden != front) draw_stroke(points_of(s.points), way.racer, s.hidden ? behind : 1);
    for (const LandscapeWay& way : p.ways) draw_steps(way);
    draw_gradient(view, p);
    for (size_t i = p.ways.size(); i-- > 0;) {
        const LandscapeWay& way = p.ways[i];
        if (way.gone || way.steps.empty() || (way.racer < 0 && !p.point)) continue;
        draw_way_head(at(way.steps.back().at), way.racer, way.racer < 0 ? 5.5F : 4.5F);
    }
}

}  // namespace chainrule::ui
