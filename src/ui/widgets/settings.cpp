#include <algorithm>
#include <cmath>
#include <vector>

#include "app/format.h"
#include "app/rates.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/interaction.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

const std::vector<double> noises{0, 0.1, 0.2, 0.3, 0.4, 0.5};
constexpr double batch_sizes[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

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
    const float caption = scaled(18);
    return slider(label, {row.x, row.y + caption, row.width, row.height - caption}, texts, stop) && stop != before ? stop : -1;
}

void set_data(App& app, std::string_view kind, double noise) {
    const Values& now = app.snapshot().scene->data_settings;
    Values settings;  // those that all data sets of the list share: what is given by hand has others
    for (const Field& field : dataset_fields())
        if (const Value* value = now.find(field.name)) settings.set(field.name, *value);
    settings.set("noise", noise);
    app.apply(choose_data(kind, std::move(settings)));
}

}  // namespace

float setting_height() { return scaled(18) + (coarse_pointer() ? size::touch : 26); }

void rate_setting(App& app, Rect row) {
    const std::vector<double> rates = rate_stops(app.learning_rate());
    const int rate = setting_slider(label_for(app, "settings.rate", "+ \u2212"), row, rates, app.learning_rate());
    if (rate >= 0) app.apply(run_command("set learning_rate " + to_text(Value(rates[size_t(rate)]))));
}

// Up to all examples at once, which is a stop of its own.
void batch_setting(App& app, Rect row) {
    const Scene& scene = *app.snapshot().scene;
    const double all = scene.data->rows, now = scene.batch_size;
    std::vector<double> stops;
    for (const double size : batch_sizes)
        if (size < all) stops.push_back(size);
    stops.push_back(all);
    if (std::find(stops.begin(), stops.end(), now) == stops.end()) stops.insert(std::upper_bound(stops.begin(), stops.end(), now), now);
    const int stop = setting_slider(label_for(app, "settings.batch"), row, stops, now);
    if (stop >= 0) app.apply(run_command("set batch_size " + to_text(Value(stops[size_t(stop)]))));
}

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
        if (choice(data, {area.x, y, area.width, control}, names, chosen)) set_data(app, dataset_kinds()[size_t(chosen)].name, noise);
        y += control + gap + 3;
    } else {
        draw_text(area.x, y, data.name, Type::small, theme().muted);
        if (chips(data, {area.x, y + 20, area.width, 32}, names, chosen)) set_data(app, dataset_kinds()[size_t(chosen)].name, noise);
        y += 62;
    }

    rate_setting(app, {area.x, y, area.width, slider_row});
    y += slider_row + gap;
    if (y + slider_row <= area.bottom() + 1) {
        const int stop = setting_slider(label_for(app, "settings.noise"), {area.x, y, area.width, slider_row}, noises, noise);
        if (stop >= 0) set_data(app, s.scene->data->name, noises[size_t(stop)]);
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
