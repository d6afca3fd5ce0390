#include "app/present/curves.h"

#include "app/format.h"
#include "ui/draw.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

void draw_curve(const std::vector<CurvePoint>& points, Color color) {
    std::vector<Point> line;
    for (const CurvePoint& p : points) line.push_back({p.x, p.y});
    if (line.size() > 1) polyline(line, color, 1.8f);
    else if (line.size() == 1) circle(line[0], 2.5f, color, color);
}

}  // namespace

void curves_widget(App& app, Rect area) {
    const Snapshot& s = app.snapshot();
    const Strings& words = app.words();
    const CurvesPicture picture = present_curves(s.train_curve, s.test_curve, area, app.state().log_scale);
    const Rect& plot = picture.plot;
    for (const AxisMark& mark : picture.up) {
        line({plot.x, mark.at}, {plot.right(), mark.at}, theme().hairline, 1);
        draw_text(plot.x - 5, mark.at - 8, mark.text, Type::mono_small, theme().muted, Align::right);
    }
    for (const AxisMark& mark : picture.across)
        draw_text(mark.at, plot.bottom() + 2, mark.text, Type::mono_small, theme().muted, Align::center);
    draw_text(plot.right(), plot.bottom() + 2, words("curves.epoch"), Type::small, theme().muted, Align::right);
    push_clip(plot.inset(-2));
    draw_curve(picture.test, theme().negative);
    draw_curve(picture.train, theme().positive);
    pop_clip();
    const Label scale = label_for(app, "curves.log");
    const float width = measure(scale.name, Type::small).width + 16;
    if (toggle(scale, {plot.right() - width, plot.y - 4, width, 22}, app.state().log_scale)) app.apply(act(Action::Kind::toggle_log_scale));
    const Point p = pointer();
    if (pointer_over_free(plot)) {
        const CurveReading reading = read_curves(s.train_curve, s.test_curve, picture, p.x);
        if (reading.epoch >= 0) {
            line({reading.x, plot.y}, {reading.x, plot.bottom()}, theme().muted, 1);
            tooltip({reading.x, plot.y, 1, plot.height},
                    words("curves.reading", {{"epoch", grouped(reading.epoch)}, {"train", fixed(reading.train, 4)}, {"test", fixed(reading.test, 4)}}));
        }
    }
    describe_image("curves", plot, words("curves.summary", {{"epochs", grouped(s.train_curve.points() - 1)},
                                                            {"train", fixed(s.loss, 4)},
                                                            {"test", fixed(s.test_loss, 4)}}));
}

}  // namespace chainrule::ui
