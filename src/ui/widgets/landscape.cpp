// The landscape: the loss over one or two parameters, with the way of the run on it. What it shows is present/landscape's and
// app/landscape_desk's; here it is set, turned and touched.
#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "ui/icons.h"
#include "ui/orbit.h"
#include "ui/relief.h"
#include "ui/text.h"
#include "ui/widgets/landscape_parts.h"

namespace chainrule::ui {
namespace {

constexpr float reach = 12;  // of the pointer, around a step

// What a picture was made of.
struct Made {
    std::shared_ptr<const Scene> scene;
    uint64_t version = 0, grid = 0;
    size_t ways = 0;
    LandscapeState state;
    std::vector<std::string> masked;
    std::string language;
    LandscapeCamera camera;
    Rect plot;
    LandscapeForm form = LandscapeForm::curve;
    bool operator==(const Made&) const = default;
};

size_t ways_of(const LandscapeSight& sight) {
    size_t all = 0;
    for (const RaceLane& lane : sight.lanes) all += lane.path.size() + size_t(lane.stopped);
    return all;
}

struct Look {
    LandscapePicture picture;
    Made made;
    LandscapeCamera camera;
    bool settings_open = false;  // where there is no room for both
};

Rect plot_in(Rect area, LandscapeForm form) {
    if (form == LandscapeForm::surface) return area;
    const float left = scaled(46.F), below = scaled(34.F), top = scaled(24.F);
    Rect plot{area.x + left, area.y + top, area.width - left - 12, area.height - top - below};
    if (form == LandscapeForm::curve) return plot;
    // About square, so that directions look as they are; on a phone it has to be seen at all.
    const float side = std::min(plot.width, plot.height * (area.width < 480 ? 2.4F : 1.35F));
    return {plot.x + (plot.width - side) / 2, plot.y, side, plot.height};
}

std::string place_text(const LandscapeGrid& g, const TrailPoint& p, const std::string& loss, const Strings& words) {
    std::string text;
    const double values[] = {p.x, p.y};
    for (size_t i = 0; i < g.chosen.names.size(); ++i) text += g.chosen.names[i] + " = " + significant(values[i], 4) + "\n";
    return text + words("landscape.loss") + " = " + loss;
}

// The step under the pointer, of any way; otherwise, where that can be told, the loss there.
void read_out(const LandscapeView& view, const LandscapePicture& p, bool losses_hidden, const Strings& words) {
    const Point at = pointer();
    if (!pointer_over_free(view.plot())) return;
    const LandscapeGrid& g = view.grid();
    const auto loss = [&](double x) { return losses_hidden ? std::string(hidden_number) : significant(x, 4); };
    const LandscapeStep* nearest = nullptr;
    const LandscapeWay* of = nullptr;
    float least = reach;
    for (const LandscapeWay& way : p.ways)
        for (const LandscapeStep& step : way.steps)
            if (const float away = std::hypot(step.at.x - at.x, step.at.y - at.y); away < least) least = away, nearest = &step, of = &way;
    if (nearest) {
        const std::string title = words("landscape.reading", {{"way", of->name}, {"step", grouped(nearest->point.step)}});
        return tooltip({nearest->at.x - 6, nearest->at.y - 6, 12, 12}, title + "\n" + place_text(g, nearest->point, loss(nearest->point.loss), words));
    }
    const std::optional<std::array<double, 2>> values = view.values_at({at.x, at.y});
    if (!values) return;
    const TrailPoint here{0, (*values)[0], (*values)[1], g.loss_at((*values)[0], (*values)[1])};
    if (!std::isfinite(here.loss)) return;
    const ScreenSpot spot = view.place(here.x, here.y);
    if (view.form() == LandscapeForm::surface) circle({spot.x, spot.y}, 2.5F, theme().card, theme().text, 1.2F);
    if (view.form() == LandscapeForm::curve) line({at.x, view.plot().y}, {at.x, view.plot().bottom()}, theme().muted, 1);
    tooltip({spot.x - 4, spot.y - 4, 8, 8}, place_text(g, here, loss(here.loss), words));
}

std::string caption_of(const App& app, const LandscapeSight& sight) {
    const Strings& words = app.words();
    if (!sight.grid) return words("landscape.computing", {{"percent", percent(sight.progress)}});
    if (sight.current) return words("landscape.now");
    const std::string step = grouped(sight.grid->step);
    if (sight.progress < 1) return words("landscape.of_step_busy", {{"step", step}, {"percent", percent(sight.progress)}});
    return words("landscape.of_step", {{"step", step}});
}

// Surface or contours, and how near; what is left where there are no settings in sight.
void head_controls(App& app, Look& look, const LandscapeSight& sight, Rect head, bool narrow) {
    const LandscapeState& state = app.state().landscape;
    float x = head.x;
    if (narrow) {
        const float width = std::min(size::touch + 8, head.width);
        if (icon_button(label_for(app, "landscape.settings"), {head.right() - width, head.y, width, head.height}, int(look.settings_open ? Icon::close : Icon::chevron_down), ButtonStyle::quiet))
            look.settings_open = !look.settings_open;
        head.width -= width + 4;
    }
    if (sight.cells.size() < 2) return;
    const std::vector<std::string> forms{app.words()("landscape.surface"), app.words()("landscape.contours")};
    float width = 0;
    for (const std::string& form : forms) width += measure(form, Type::strong_small).width + 2 * scaled(11.F) + 6;
    int form = state.contours ? 1 : 0;
    const float zooms = narrow || state.contours ? 0 : 3 * (head.height + 2);
    x = head.right() - zooms - std::min(width, head.width - zooms);
    if (chips(label_for(app, "landscape.form"), {x, head.y, std::min(width, head.width - zooms), head.height}, forms, form)) {
        LandscapeState changed = state;
        changed.contours = form == 1;
        app.apply(show_landscape(std::move(changed)));
    }
    if (zooms == 0) return;
    const float factor = zoom_buttons(app, {head.right() - zooms, head.y, zooms, head.height});
    if (factor == 0) look.camera = {};
    else if (factor != 1) zoom(look.camera, factor);
}

void draw_picture(App& app, Look& look, const LandscapeSight& sight, Rect area) {
    const Snapshot& s = app.snapshot();
    const Masking hiding = masking(app.state(), s);
    const LandscapeForm form = sight.cells.size() < 2 ? LandscapeForm::curve : app.state().landscape.contours ? LandscapeForm::contours : LandscapeForm::surface;
    if (form == LandscapeForm::surface) {
        const std::string stand = app.words()("landscape.stand", {{"turn", fixed(double(look.camera.turn) * 57.29578, 0)}, {"tilt", fixed(double(look.camera.tilt) * 57.29578, 0)}});
        orbit(label_for(app, "landscape.orbit"), area, look.camera, stand);
    }
    const LandscapeView view(*sight.grid, form, plot_in(area, form), look.camera);
    // Made again only when something in it has changed: while it is turned, or the run goes on.
    Made now{s.scene, s.version, sight.grid->version, ways_of(sight), app.state().landscape, app.state().masked, app.state().language, look.camera, view.plot(), form};
    if (!(now == look.made)) look.picture = present_landscape(view, sight, app.state().landscape, s, hiding, app.words());
    look.made = std::move(now);
    const LandscapePicture& p = look.picture;
    describe_image("landscape.picture", area, p.summary);
    push_clip(area);
    if (form == LandscapeForm::contours) draw_relief(view);
    draw_landscape_axes(view, p);
    if (form == LandscapeForm::surface) draw_relief(view);
    push_clip(form == LandscapeForm::surface ? area : view.plot().inset(form == LandscapeForm::curve ? -7.F : -1.F));
    draw_landscape_lines(view, p);
    draw_landscape_ways(view, p);
    read_out(view, p, hiding.hides(Cell{s.scene->plans.visible.loss, Slot::value, 0}), app.words());
    pop_clip();
    pop_clip();
}

}  // namespace

void landscape_widget(App& app, Rect area, Rect head) {
    static Look look;
    const Strings& words = app.words();
    const LandscapeSight& sight = app.landscape();
    const bool narrow = area.width < 480;
    // On phones beside the views there is room for them only where these are few.
    if (head.width < 150) {
        head = {area.x, area.bottom() - size::touch, area.width, size::touch};
        area.height -= size::touch;
    }
    head_controls(app, look, sight, head, narrow);
    if (sight.cells.empty()) {
        draw_centered(area, words("landscape.nothing"), Type::body, theme().muted);
        describe_text("landscape.nothing", "text", area, words("landscape.nothing"));
        return;
    }
    if (!narrow || look.settings_open) {
        const float height = landscape_settings(app, sight, area) + 6;
        area = {area.x, area.y + height, area.width, area.height - height};
    }
    const float race = landscape_race_height(app, area, look.settings_open);
    const Rect below{area.x, area.bottom() - race, area.width, race};
    area.height -= race + (race > 0 ? 4 : 0);
    if (!sight.grid) look.picture = {}, look.made = {};
    if (narrow && look.settings_open) return landscape_race(app, sight, look.picture, below, true);
    if (sight.grid) draw_picture(app, look, sight, area);
    const std::string caption = sight.error.key.empty() ? caption_of(app, sight) : words("error." + sight.error.key, sight.error.arguments);
    if (sight.grid) draw_text(area.right() - 4, area.y + 2, caption, Type::small, theme().muted, Align::right, area.width * 0.7F);
    else draw_centered(area, caption, Type::body, theme().muted);
    describe_text("landscape.caption", "text", {area.x, area.y, area.width, 18}, caption);
    if (race > 0) landscape_race(app, sight, look.picture, below, look.settings_open);
}

}  // namespace chainrule::ui
