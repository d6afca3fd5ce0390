#include "app/present/curves.h"

#include <vector>

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

// Which curve is which, with the last number of each.
void draw_legend(const App& app, Rect row) {
    struct Entry {
        const char* word;
        Color line, text;
        double loss;
    };
    std::vector<Entry> all{{"loss.train", theme().positive, theme().positive_text, app.snapshot().loss}};
    if (tested(app.snapshot())) all.push_back({"loss.test", theme().negative, theme().negative_text, app.snapshot().test_loss});
    float x = row.x;
    for (const Entry& e : all) {
        const std::string text = app.words()(e.word), number = shown_loss(app.state(), app.snapshot(), e.loss);
        const float name = measure(text, Type::small).width, width = 16 + name + 6 + measure(number, Type::mono_small).width;
        if (x + 16 + name > row.right()) return;
        fill({x, row.center_y() - 1.5F, 11, 3}, e.line, 1.5F);
        draw_text(x + 16, row.center_y() - measure("", Type::small).height / 2, text, Type::small, e.text);
        if (x + width <= row.right()) draw_text(x + 22 + name, row.center_y() - measure("", Type::mono_small).height / 2, number, Type::mono_small, theme().text);
        x += width + 12;
    }
}

}  // namespace

// The button for the scale stands beside the plot or, with a legend, above it: never on the curve.
void curves_widget(App& app, Rect area, bool legend) {
    const Snapshot& s = app.snapshot();
    const Strings& words = app.words();
    const Label scale = label_for(app, "curves.log");
    const float width = measure(scale.name, Type::small).width + 20, row = 24;
    const Rect button{area.right() - width - (legend ? 6.F : 0.F), area.y, width, row};
    if (legend) {
        draw_legend(app, {area.x + 6, area.y, button.x - area.x - 14, row});
        area = {area.x, area.y + row, area.width, area.height - row};
    } else {
        area.width -= width + 6;
    }
    const bool last_hidden = loss_hidden(app.state(), s) || !loss_computed(s);
    const CurvesPicture picture = present_curves(s.train_curve, s.test_curve, area, app.state().log_scale, last_hidden);
    if (picture.log_possible && toggle(scale, button, picture.log_scale)) app.apply(act(Action::Kind::toggle_log_scale));
    const Rect& plot = picture.plot;
    for (const AxisMark& mark : picture.up) {
        line({plot.x, mark.at}, {plot.right(), mark.at}, theme().hairline, 1);
        draw_text(plot.x - 5, mark.at - 8, mark.text, Type::mono_small, theme().muted, Align::right);
    }
    const std::string epoch = words("curves.epoch");
    const float room = plot.right() - measure(epoch, Type::small).width - 6;  // the axis's name stands at its end
    for (const AxisMark& mark : picture.across)
        if (mark.at + measure(mark.text, Type::mono_small).width / 2 < room)
            draw_text(mark.at, plot.bottom() + 2, mark.text, Type::mono_small, theme().muted, Align::center);
    draw_text(plot.right(), plot.bottom() + 2, epoch, Type::small, theme().muted, Align::right);
    push_clip(plot.inset(-2));
    draw_curve(picture.test, theme().negative);
    draw_curve(picture.train, theme().positive);
    pop_clip();
    const Point p = pointer();
    if (pointer_over_free(plot)) {
        const CurveReading reading = read_curves(s.train_curve, s.test_curve, picture, p.x);
        if (reading.epoch >= 0) {
            line({reading.x, plot.y}, {reading.x, plot.bottom()}, theme().muted, 1);
            tooltip({reading.x, plot.y, 1, plot.height},
                    words(tested(s) ? "curves.reading" : "curves.reading_untested",
                          {{"epoch", grouped(reading.epoch)}, {"train", shown_loss(app.state(), s, reading.train)}, {"test", shown_loss(app.state(), s, reading.test)}}));
        }
    }
    describe_image("curves", plot, words(tested(s) ? "curves.summary" : "curves.summary_untested", {{"epochs", grouped(s.train_curve.points() - 1)},
                                                                                                     {"train", shown_loss(app.state(), s, s.loss)},
                                                                                                     {"test", shown_loss(app.state(), s, s.test_loss)}}));
}

}  // namespace chainrule::ui
