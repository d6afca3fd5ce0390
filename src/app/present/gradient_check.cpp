#include "app/present/gradient_check.h"

#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "app/present/looking.h"
#include "train/gradient_check.h"

namespace chainrule {
namespace {

constexpr double lowest = 1e-14, highest = 10;  // of the relative error that the plot shows
constexpr double good = 1e-6;

float height_of(double error, Rect plot) {
    const double share = (std::log10(std::clamp(error, lowest, highest)) - std::log10(lowest)) / (std::log10(highest) - std::log10(lowest));
    return plot.bottom() - plot.height * float(share);
}

float place_of(double h, Rect plot) { return plot.x + plot.width * float((std::log10(h) - smallest_h) / (largest_h - smallest_h)); }

}  // namespace

std::optional<GradientCheckPicture> present_gradient_check(const Snapshot& s, const std::string& text, int exponent, Rect plot, const Strings& words,
                                                           const Masking& masking) {
    Result<Cell> c = parse_cell(text, visible(s), looked_at(s), s.memory.work.rows);
    if (!c || !gradient_known(s, c->node)) return std::nullopt;
    const double h = std::pow(10.0, exponent);
    const GradientCheck check = check_gradient(s, *c, h);
    if (!check.has_gradient) return std::nullopt;
    GradientCheckPicture p;
    const bool hidden = masking.hides({c->node, Slot::grad, c->index});
    p.h = significant(h, 1);
    p.analytic = hidden ? hidden_number : significant(check.analytic, 8);
    p.numeric = hidden ? hidden_number : significant(check.numeric, 8);
    p.error = significant(check.relative_error, 2);
    p.agrees = check.relative_error < good;
    for (const auto& [one, error] : error_curve(s, *c, 2))
        if (one >= std::pow(10.0, smallest_h) * 0.99 && one <= 1.01) p.curve.push_back({place_of(one, plot), height_of(error, plot)});
    p.now = {place_of(h, plot), height_of(check.relative_error, plot)};
    p.first_h = significant(std::pow(10.0, smallest_h), 1), p.last_h = significant(std::pow(10.0, largest_h), 1);
    p.least_error = significant(lowest, 1), p.largest_error = significant(highest, 2);
    p.summary = words("check.summary", {{"analytic", p.analytic}, {"numeric", p.numeric}, {"error", p.error}, {"h", p.h}});
    return p;
}

}  // namespace chainrule
