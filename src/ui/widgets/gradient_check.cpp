// A gradient checked against differences: the three numbers, the slider of h, and how the difference between them goes with h.
#include "app/present/gradient_check.h"

#include <map>

#include "ui/draw.h"
#include "ui/interaction.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {

float gradient_check_block(App& app, const std::string& cell, const std::string& id, float x, float y, float width) {
    const Strings& words = app.words();
    static std::map<std::string, int64_t> chosen;  // exponent of h, by cell
    int64_t& exponent = chosen.try_emplace(cell, -5).first->second;
    const float row = scaled(24), control = coarse_pointer() ? size::touch : size::control, plot_height = scaled(84), small = scaled(17);
    const float marks = measure("1e\u221214", Type::mono_small).width + 6;
    const Rect plot{x + marks, y + 3 * row + control + 4 + small, width - marks, plot_height};
    const auto p = present_gradient_check(app.snapshot(), cell, int(exponent), plot, words, masking(app.state(), app.snapshot()));
    if (!p) return 0;
    const float top = y;
    const auto line = [&](const char* key, const std::string& value, Color color) {
        draw_text(x, y + 3, words(key), Type::small, theme().muted);
        draw_text(x + width, y, value, Type::mono, color, Align::right);
        y += row;
    };
    line("check.analytic", p->analytic, theme().gradient);
    line("check.numeric", p->numeric, theme().text);
    line("check.error", p->error, p->agrees ? theme().update_text : theme().negative_text);
    const std::string slider = id + "_h", name = words("check.h", {{"cell", cell}});
    draw_text(x, y + control / 2 - scaled(8), "h = " + p->h, Type::mono_small, theme().muted);
    const float left = measure("h = 1e\u221212", Type::mono_small).width + 12;
    scrubber({slider, name}, {x + left, y, width - left, control}, smallest_h, largest_h, exponent, "h = " + p->h);
    std::vector<Point> curve;
    for (const auto& point : p->curve) curve.push_back({point.x, point.y});
    outline(plot, theme().hairline, 1, 8);
    push_clip(plot);
    polyline(curve, theme().gradient, 1.6F);
    circle({p->now.x, p->now.y}, 4, theme().card, theme().gradient, 1.8F);
    pop_clip();
    describe_image(id, plot, p->summary);
    draw_text(plot.x, plot.y - small, words("check.error"), Type::small, theme().muted);
    draw_text(plot.x - 5, plot.y - 2, p->largest_error, Type::mono_small, theme().muted, Align::right);
    draw_text(plot.x - 5, plot.bottom() - small + 3, p->least_error, Type::mono_small, theme().muted, Align::right);
    draw_text(plot.x, plot.bottom() + 2, p->first_h, Type::mono_small, theme().muted);
    draw_text(plot.center_x(), plot.bottom() + 2, "h", Type::mono_small, theme().muted, Align::center);
    draw_text(plot.right(), plot.bottom() + 2, p->last_h, Type::mono_small, theme().muted, Align::right);
    return plot.bottom() + small - top;
}

}  // namespace chainrule::ui
