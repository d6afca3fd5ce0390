#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "ui/text.h"
#include "ui/widgets/graph_parts.h"

namespace chainrule::ui {
namespace {

struct Stroke {
    Color color;
    float thickness;
};

Stroke stroke_of(WireTone tone) {
    const Theme& t = theme();
    switch (tone) {
        case WireTone::forward: return {mix(t.hairline, t.muted, 0.75F), 1.5F};
        case WireTone::backward: return {t.gradient.with_alpha(0.8F), 1.6F};
        case WireTone::forward_now: return {t.accent, 2.6F};
        case WireTone::backward_now: return {t.gradient, 2.8F};
        default: return {t.hairline, 1.5F};
    }
}

void arrow_head(Point tip, bool to_the_right, Color color, float size) {
    const float back = to_the_right ? -size : size;
    const Point corners[] = {tip, {tip.x + back, tip.y - back * 0.55F}, {tip.x + back, tip.y + back * 0.55F}};
    fill_polygon(corners, color);
}

// Through corners, rounded.
void cornered(const std::vector<Point>& points, Stroke stroke) {
    constexpr float radius = 9;
    static std::vector<Point> path;
    path.assign(1, points.front());
    for (size_t i = 1; i + 1 < points.size(); ++i) {
        const Point a = points[i - 1], b = points[i], c = points[i + 1];
        const float before = std::hypot(b.x - a.x, b.y - a.y), after = std::hypot(c.x - b.x, c.y - b.y);
        const float r = std::min({radius, before / 2, after / 2});
        if (before < 0.5F || after < 0.5F) continue;
        const Point in{b.x + (a.x - b.x) * r / before, b.y + (a.y - b.y) * r / before}, out{b.x + (c.x - b.x) * r / after, b.y + (c.y - b.y) * r / after};
        for (const float t : {0.F, 0.25F, 0.5F, 0.75F, 1.F}) {
            const float u = 1 - t;
            path.push_back({u * u * in.x + 2 * u * t * b.x + t * t * out.x, u * u * in.y + 2 * u * t * b.y + t * t * out.y});
        }
    }
    path.push_back(points.back());
    polyline(path, stroke.color, stroke.thickness);
}

GraphLabel placed(std::vector<std::string> lines, Point middle) {
    float width = 0;
    for (const std::string& line : lines) width = std::max(width, measure(line, Type::mono_small).width);
    const float height = scaled(15.F) * static_cast<float>(lines.size()) + 4;
    width += 12;
    GraphLabel label;
    label.rect = {middle.x - width / 2, middle.y - height / 2, width, height};
    label.lines = std::move(lines);
    return label;
}

}  // namespace

WireTone tone_of(const GraphEdge& e, const Snapshot& s) {
    const bool back = s.cursor.tick > 0 && s.cursor.stage == Stage::backward;
    if (e.now && back && e.backward) return WireTone::backward_now;
    if (e.now && s.cursor.stage == Stage::forward) return WireTone::forward_now;
    if (s.cursor.tick > 0 && e.backward && s.cursor.stage != Stage::forward) return WireTone::backward;
    return e.forward ? WireTone::forward : WireTone::waiting;
}

void draw_graph_edge(const GraphEdge& e, WireTone tone, const Surface& surface, Rect area) {
    const Stroke stroke = stroke_of(tone);
    static std::vector<Point> points;
    points.clear();
    for (const Bend b : e.points) points.push_back(surface.place_of(Point{b.x, b.y}, area));
    const bool back = tone == WireTone::backward || tone == WireTone::backward_now;
    const float head = (tone == WireTone::forward_now || tone == WireTone::backward_now ? 9.F : 7.F) * std::clamp(surface.zoom, 0.75F, 1.2F);
    const Point tip = back ? points.front() : points.back();
    // The stroke ends inside the head, not beside its tip.
    (back ? points.front() : points.back()).x += back ? head * 0.7F : -head * 0.7F;
    if (e.wraps) {
        cornered(points, stroke);
    } else {
        for (size_t i = 0; i + 1 < points.size(); ++i) {
            const Point a = points[i], b = points[i + 1];
            const float middle = (a.x + b.x) / 2;
            if (i % 2 == 1) line(a, b, stroke.color, stroke.thickness);  // past a column
            else curve(a, {middle, a.y}, {middle, b.y}, b, stroke.color, stroke.thickness);
        }
    }
    arrow_head(tip, !back, stroke.color, head);
}

void draw_plus(Point at, bool lit) {
    const Color color = lit ? theme().gradient : mix(theme().hairline, theme().muted, 0.75F);
    circle(at, 9, lit ? theme().gradient_soft : theme().card, color, 1.6F);
    line({at.x - 4.5F, at.y}, {at.x + 4.5F, at.y}, color, 1.6F);
    line({at.x, at.y - 4.5F}, {at.x, at.y + 4.5F}, color, 1.6F);
}

GraphLabel edge_label(const GraphEdge& e, Point at, float room) {
    if (e.passed.empty()) return {};
    const size_t times = e.product.find(" \u00d7 ");
    if (times != std::string::npos) {
        if (e.wraps) return placed({e.product + " = " + e.passed}, at);  // between two lines there is width, not height
        GraphLabel two = placed({e.product, "= " + e.passed}, at);
        if (two.rect.width <= room) return two;
        GraphLabel three = placed({e.product.substr(0, times), e.product.substr(times + 1), "= " + e.passed}, at);
        if (three.rect.width <= room) return three;
    }
    GraphLabel one = placed({e.passed}, at);
    return one.rect.width <= room ? one : GraphLabel{};
}

GraphLabel join_label(const GraphJoin& join, Point below) {
    std::string sum;
    for (const std::string& term : join.terms) {
        const bool minus = term.starts_with("\u2212");
        sum += sum.empty() ? term : minus ? " \u2212 " + term.substr(3) : " + " + term;
    }
    for (int i = int(join.terms.size()); i < join.paths; ++i) sum += (sum.empty() ? "" : " + ") + std::string(not_computed);
    if (join.terms.size() > 1) sum += " = " + join.total;
    GraphLabel label = placed({sum}, below);
    label.join = true;
    return label;
}

// A few rounds are enough for the few labels that meet in one gap.
void push_apart(std::vector<GraphLabel>& labels) {
    for (int round = 0; round < 12; ++round)
        for (size_t a = 0; a < labels.size(); ++a)
            for (size_t b = a + 1; b < labels.size(); ++b) {
                Rect &p = labels[a].rect, &q = labels[b].rect;
                if (p.width <= 0 || q.width <= 0 || !p.inset(-2).overlaps(q)) continue;
                const bool p_above = p.center_y() <= q.center_y();
                const float deep = p_above ? p.bottom() + 4 - q.y : q.bottom() + 4 - p.y;
                p.y += (p_above ? -deep : deep) / 2;
                q.y += (p_above ? deep : -deep) / 2;
            }
}

void draw_graph_label(const GraphLabel& label, bool lit) {
    const float rounding = std::min(9.F, label.rect.height / 2), step = scaled(15.F);
    fill(label.rect, lit ? theme().gradient_soft : theme().card, rounding);
    outline(label.rect, lit ? theme().gradient : mix(theme().hairline, theme().gradient, 0.35F), 1, rounding);
    for (size_t i = 0; i < label.lines.size(); ++i) {
        const bool last = i + 1 == label.lines.size();
        draw_centered({label.rect.x, label.rect.y + 2 + step * static_cast<float>(i), label.rect.width, step}, label.lines[i], Type::mono_small,
                      last ? theme().gradient : theme().text);
    }
}

}  // namespace chainrule::ui
