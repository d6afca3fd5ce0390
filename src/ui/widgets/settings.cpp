#include <cmath>
#include <vector>

#include "app/format.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

const std::vector<double> rates{0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3};
const std::vector<double> noises{0, 0.1, 0.2, 0.3, 0.4, 0.5};

int nearest_stop(const std::vector<double>& stops, double value) {
    int best = 0;
    for (int i = 1; i < int(stops.size()); ++i)
        if (std::fabs(stops[size_t(i)] - value) < std::fabs(stops[size_t(best)] - value)) best = i;
    return best;
}

// A caption on the left, its value on the right, and the slider below; returns the stop that was chosen, or -1.
int setting_slider(const Label& label, Rect row, const std::vector<double>& stops, double value) {
    std::vector<std::string> texts;
    for (double stop : stops) texts.push_back(significant(stop, 3));
    int stop = nearest_stop(stops, value);
    draw_text(row.x, row.y, label.name, Type::small, theme().muted);
    draw_text(row.right(), row.y, significant(value, 3), Type::mono, theme().text, Align::right);
    const int before = stop;
    const float height = row.height - 18;
    return slider(label, {row.x, row.y + 18, row.width, height}, texts, stop) && stop != before ? stop : -1;
}

void choose_data(App& app, std::string_view kind, double noise) {
    Values settings = app.snapshot().scene->data_settings;
    settings.set("noise", noise);
    std::string text = "data " + std::string(kind);
    for (auto& [name, value] : settings.items) text += " " + name + "=" + to_text(value);
    app.apply(run_command(text));
}

}  // namespace

void settings_widget(App& app, Rect area, bool compact) {
    const Snapshot& s = app.snapshot();
    const Strings& words = app.words();
    Group group("region", "settings", words("settings"));
    const float slider_row = compact ? 46 : 44, gap = compact ? 3 : 7, control = compact ? size::touch : size::control;
    float y = area.y;

    std::vector<std::string> names;
    int chosen = 0;
    for (const DatasetKind& kind : dataset_kinds()) {
        if (kind.name == s.scene->data->name) chosen = int(names.size());
        names.push_back(words("data." + std::string(kind.name)));
    }
    const double noise = s.scene->data_settings.number("noise");
    const Label data = label_for(app, "settings.data", "D");
    if (compact) {
        if (choice(data, {area.x, y, area.width, control}, names, chosen)) choose_data(app, dataset_kinds()[size_t(chosen)].name, noise);
        y += control + gap + 3;
    } else {
        draw_text(area.x, y, data.name, Type::small, theme().muted);
        if (chips(data, {area.x, y + 20, area.width, 32}, names, chosen)) choose_data(app, dataset_kinds()[size_t(chosen)].name, noise);
        y += 62;
    }

    const int rate = setting_slider(label_for(app, "settings.rate", "+ \u2212"), {area.x, y, area.width, slider_row}, rates,
                                    app.learning_rate());
    if (rate >= 0) app.apply(run_command("set learning_rate " + to_text(Value(rates[size_t(rate)]))));
    y += slider_row + gap;
    if (y + slider_row <= area.bottom() + 1) {
        const int stop = setting_slider(label_for(app, "settings.noise"), {area.x, y, area.width, slider_row}, noises, noise);
        if (stop >= 0) choose_data(app, s.scene->data->name, noises[size_t(stop)]);
        y += slider_row + gap;
    }
    if (y + control <= area.bottom() + 1) {
        const Label seed = label_for(app, "settings.seed", "N");
        const float width = std::min(area.width, measure(seed.name, Type::strong).width + 32);
        if (button(seed, {area.x, y, width, control}, ButtonStyle::plain))
            app.apply(run_command("seed " + std::to_string(s.scene->seed + 1)));
        const std::string now = words("settings.seed_is", {{"n", std::to_string(s.scene->seed)}});
        if (width + 8 + measure(now, Type::mono_small).width <= area.width)
            draw_text(area.right(), y + control / 2 - 8, now, Type::mono_small, theme().muted, Align::right);
    }
}

}  // namespace chainrule::ui
