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

void header_widget(App& app, Rect area, bool compact) {
    const Strings& words = app.words();
    const float middle = area.center_y(), control = compact ? size::touch : size::control;
    Group group("banner", "header", words("header"));
    const Rect mark{area.x + 15, middle - 10, 20, 20};
    draw_icon(Icon::mark, mark, theme().text);
    const Rect name{mark.right() + 2, area.y, measure("Chainrule", Type::brand).width, area.height};
    draw_text(name.x, middle - measure("Chainrule", Type::brand).height / 2, "Chainrule", Type::brand, theme().text);
    describe_text("header.name", "heading", name, "Chainrule");
    if (!compact) {
        const std::string& line = words("header.line");
        draw_text(name.right() + 18, middle - measure(line, Type::body).height / 2 + 2, line, Type::body, theme().muted);
        describe_text("header.line", "text", {name.right() + 18, area.y, measure(line, Type::body).width, area.height}, line);
    }

    float x = area.right() - 10;
    auto place = [&](float width) {
        x -= width;
        const Rect rect{x, middle - control / 2, width, control};
        x -= 4;
        return rect;
    };
    if (icon_button(label_for(app, "header.keys", "?"), place(control), int(Icon::keyboard), ButtonStyle::quiet))
        app.apply(act(Action::Kind::toggle_keys));
    if (icon_button(label_for(app, "header.look", "T"), place(control), int(Icon::sun_moon), ButtonStyle::quiet))
        app.apply(act(Action::Kind::next_look));
    // The other language, in its own words.
    const Label language = label_for(app, "header.language", "L");
    if (button(language, place(measure(language.name, Type::body).width + 24), ButtonStyle::quiet))
        app.apply(act(Action::Kind::language, app.state().language == "en" ? "zh" : "en"));
}

}  // namespace chainrule::ui
