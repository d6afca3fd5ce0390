#include <algorithm>

#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {

Label label_for(const App& app, std::string_view id, std::string_view key) {
    const std::string* name = app.words().find(id);
    const std::string* hint = app.words().find(std::string(id) + ".hint");
    return {id, name ? std::string_view(*name) : id, hint ? std::string_view(*hint) : std::string_view{}, key};
}

namespace {

struct Place {
    const char* id;
    Where where;
};
constexpr Place all[] = {{"place.lessons", Where::lessons}, {"place.sandbox", Where::sandbox}, {"place.proof", Where::proof}};

float width_of(const Label& place, bool compact) { return measure(place.name, Type::strong).width + (compact ? 12 : 22); }

float places_width(const App& app, bool compact) {
    float sum = 0;
    for (const Place& place : all) sum += width_of(label_for(app, place.id), compact);
    return sum;
}

bool is_current(const App& app, const Place& place) {
    const Where now = app.state().where;
    return now == place.where || (place.where == Where::lessons && now == Where::lesson);
}

// Where one can be: the words stand in a row after the name, or in a list where the row has no room for them.
void places(App& app, Rect row, bool compact) {
    Group group("navigation", "places", app.words()("places"));
    if (places_width(app, compact) > row.width) {
        std::vector<std::string> names;
        int chosen = 0;
        for (const Place& place : all) {
            if (is_current(app, place)) chosen = int(names.size());
            names.push_back(app.words()(place.id));
        }
        if (choice({"places.choice", app.words()("places")}, row, names, chosen)) app.apply(act(Action::Kind::go, name_of(all[chosen].where)));
        return;
    }
    for (const Place& place : all) {
        const Label label = label_for(app, place.id);
        const float width = width_of(label, compact);
        if (place_link(label, {row.x, row.y, width, row.height}, is_current(app, place))) app.apply(act(Action::Kind::go, name_of(place.where)));
        row.x += width;
    }
}

}  // namespace

void header_widget(App& app, Rect area, bool compact) {
    const Strings& words = app.words();
    const float middle = area.center_y(), control = compact ? size::touch : size::control;
    Group group("banner", "header", words("header"));
    const Rect mark{area.x + 15, middle - 10, 20, 20};
    draw_icon(Icon::mark, mark, theme().text);
    // The other language, in its own words.
    const Label language = label_for(app, "header.language", "L");
    const float gap = compact ? 0 : 4, language_width = measure(language.name, Type::body).width + (compact ? 16 : 24);
    const float buttons = 2 * (control + gap) + language_width + 10;
    const float wordmark = measure("Chainrule", Type::brand).width;
    // On the narrowest screens the mark stands for the name.
    const bool named = mark.right() + 2 + wordmark + 8 + places_width(app, compact) + buttons <= area.right();
    const Rect name{mark.right() + 2, area.y, named ? wordmark : 0, area.height};
    if (named) draw_text(name.x, middle - measure("", Type::brand).height / 2, "Chainrule", Type::brand, theme().text);
    describe_text("header.name", "heading", named ? name : mark, "Chainrule");
    const float places_at = name.right() + (compact ? 4.f : 18.f);
    places(app, {places_at, middle - control / 2, std::max(area.right() - buttons - places_at, size::touch), control}, compact);

    float x = area.right() - 10;
    auto place = [&](float width) {
        x -= width;
        const Rect rect{x, middle - control / 2, width, control};
        x -= gap;
        return rect;
    };
    if (icon_button(label_for(app, "header.keys", "?"), place(control), int(Icon::keyboard), ButtonStyle::quiet))
        app.apply(act(Action::Kind::toggle_keys));
    if (icon_button(label_for(app, "header.look", "T"), place(control), int(Icon::sun_moon), ButtonStyle::quiet))
        app.apply(act(Action::Kind::next_look));
    if (button(language, place(language_width), ButtonStyle::quiet))
        app.apply(act(Action::Kind::language, app.state().language == "en" ? "zh" : "en"));
}

}  // namespace chainrule::ui
