#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "app/present/plane.h"
#include "ui/draw.h"
#include "ui/heatmap.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

struct Axes {
    Rect plot;
    double lowest, highest;
    double span() const { return highest - lowest; }
    Point at(double x1, double x2) const {
        return {plot.x + plot.width * float((x1 - lowest) / span()), plot.bottom() - plot.height * float((x2 - lowest) / span())};
    }
    double x1_at(float x) const { return lowest + span() * double((x - plot.x) / plot.width); }
    double x2_at(float y) const { return lowest + span() * double((plot.bottom() - y) / plot.height); }
};

// Two classes differ in colour and in shape: discs are +1, squares -1. The test set is hollow.
void draw_example(Point p, bool positive, bool test) {
    const Color color = positive ? theme().positive : theme().negative, edge = test ? color : theme().card;
    const Color inside = test ? theme().card : color;
    if (positive) {
        circle(p, 3.2f, inside, edge, test ? 1.4f : 1.f);
    } else {
        fill({p.x - 2.9f, p.y - 2.9f, 5.8f, 5.8f}, inside, 1);
        outline({p.x - 2.9f, p.y - 2.9f, 5.8f, 5.8f}, edge, test ? 1.4f : 1.f, 1);
    }
}

void draw_axes(const Axes& axes) {
    const Rect& p = axes.plot;
    for (double v : {axes.lowest, 0.0, axes.highest}) {
        const Align align = v == axes.lowest ? Align::left : v == axes.highest ? Align::right : Align::center;
        draw_text(axes.at(v, axes.lowest).x, p.bottom() + 3, fixed(v, 0), Type::mono_small, theme().muted, align);
        const float height = measure("0", Type::mono_small).height;
        const float y = axes.at(axes.lowest, v).y - (v == axes.lowest ? height : v == axes.highest ? 0 : height / 2);
        draw_text(p.x - 5, y, fixed(v, 0), Type::mono_small, theme().muted, Align::right);
    }
    draw_text((axes.at(0, 0).x + p.right()) / 2, p.bottom() + 3, "x\u2081", Type::small, theme().muted, Align::center);
    draw_text(p.x - 5, (p.y + axes.at(0, 0).y) / 2 - 8, "x\u2082", Type::small, theme().muted, Align::right);
}

// The point under the pointer, or the example beside it, and what is there.
void draw_reading(const App& app, const Axes& axes) {
    if (!pointer_over_free(axes.plot)) return;
    constexpr float near = 6;  // points
    const Point p = pointer();
    const Snapshot& s = app.snapshot();
    const std::optional<PlaneReading> reading = read_plane(s, axes.x1_at(p.x), axes.x2_at(p.y), near * axes.span() / double(axes.plot.width));
    if (!reading) return;
    const Point at = axes.at(reading->x1, reading->x2);
    if (reading->example != PlaneReading::Example::none) circle(at, 6, {}, theme().text, 1.6F);
    tooltip({at.x - 8, at.y - 8, 16, 16}, plane_text(*reading, s, masking(app.state(), s), app.words()));
}

}  // namespace

void plane_widget(App& app, Rect area) {
    const Snapshot& s = app.snapshot();
    const Dataset& data = *s.scene->data;
    const float side = std::min(area.width - 26, area.height - 20);
    const Axes axes{{area.x + (area.width - side + 26) / 2 - 2, area.y, side, side}, data.lowest, data.highest};
    upload_heatmaps(s.grid_values, s.scene->grid, s.version);
    const int maps = s.scene->grid > 0 ? int(s.grid_values.size()) / (s.scene->grid * s.scene->grid) : 0;
    const Heatmap last{axes.plot, maps - 1, {.rounding = 8, .range = 1, .opacity = 0.85f}};
    draw_heatmaps({&last, 1});
    outline(axes.plot, theme().hairline, 1, 8);
    push_clip(axes.plot);
    const bool drawable = data.inputs == 2 && data.outputs == 1;
    for (int i = 0; drawable && i < data.test_rows; ++i)
        draw_example(axes.at(data.test_x[size_t(2 * i)], data.test_x[size_t(2 * i + 1)]), data.test_y[size_t(i)] > 0, true);
    for (int i = 0; drawable && i < data.rows; ++i)
        draw_example(axes.at(data.x[size_t(2 * i)], data.x[size_t(2 * i + 1)]), data.y[size_t(i)] > 0, false);
    pop_clip();
    draw_axes(axes);
    draw_reading(app, axes);
    describe_image("plane", axes.plot, app.words()("plane.summary", {{"train", std::to_string(data.rows)},
                                                                    {"test", std::to_string(data.test_rows)},
                                                                    {"accuracy", percent(s.test_accuracy)}}));
}

}  // namespace chainrule::ui
