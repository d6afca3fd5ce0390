// The stage: one of its views, and the chips that choose it.
#include <algorithm>

#include "app/present/looking.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/text.h"
#include "ui/widgets/stage_parts.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

struct View {
    StageView view;
    const char* name;  // of the Action, and of its words
    void (*draw)(App& app, Rect area, Rect head);
    bool (*makes_sense)(const Snapshot& s);
};

bool has_layers(const Snapshot& s) { return !visible(s).layers.empty(); }
bool always(const Snapshot&) { return true; }

const View views[] = {{StageView::network, "network", network_view, has_layers},
                      {StageView::graph, "graph", graph_view, always},
                      {StageView::matrices, "matrices", matrices_view, has_layers},
                      {StageView::landscape, "landscape", landscape_widget, always}};

std::vector<const View*> views_of(const Snapshot& s) {
    std::vector<const View*> all;
    for (const View& v : views)
        if (v.makes_sense(s)) all.push_back(&v);
    return all;
}

}  // namespace

void stage_widget(App& app, Rect area, bool narrow) {
    const Strings& words = app.words();
    Group group("main", "stage", words("stage"));
    card(area, true);
    const std::vector<const View*> all = views_of(app.snapshot());
    std::vector<std::string> names;
    int chosen = 0;
    for (size_t i = 0; i < all.size(); ++i) {
        names.push_back(words("stage." + std::string(all[i]->name)));
        if (all[i]->view == app.state().view) chosen = int(i);
    }
    const float pad = narrow ? 8 : 14, height = narrow ? size::touch : scaled(32.F);
    float width = 0;
    for (const std::string& name : names) width += measure(name, Type::strong_small).width + 2 * scaled(11.F) + 6;
    const Rect row{area.x + pad, area.y + (narrow ? 2.F : 9.F), area.width - 2 * pad, height};
    if (names.size() > 1 && chips(label_for(app, "stage.view", "1 2 3 4"), {row.x, row.y, std::min(width, row.width), height}, names, chosen))
        app.apply(act(Action::Kind::view, all[size_t(chosen)]->name));
    const Rect head{row.x + width + 8, row.y, std::max(0.F, row.width - width - 8), height};
    const float top = row.bottom() + (narrow ? 2.F : 6.F);
    all[size_t(chosen)]->draw(app, {area.x + pad, top, area.width - 2 * pad, area.bottom() - pad - top}, head);
}

float zoom_buttons(const App& app, Rect head) {
    struct Button {
        const char* id;
        Icon icon;
        float factor;
    };
    constexpr Button all[] = {{"stage.fit", Icon::fit, 0}, {"stage.zoom_out", Icon::zoom_out, 0.8F}, {"stage.zoom_in", Icon::zoom_in, 1.25F}};
    const float side = head.height >= size::touch ? size::touch : head.height;
    const size_t room = size_t(std::max(0.F, head.width) / (side + 2)), shown = room >= 3 ? 3 : std::min<size_t>(room, 1);
    float pressed = 1, x = head.right() - float(shown) * (side + 2);
    for (size_t i = 0; i < shown; ++i, x += side + 2)
        if (icon_button(label_for(app, all[i].id), {x, head.center_y() - side / 2, side, side}, int(all[i].icon), ButtonStyle::quiet)) pressed = all[i].factor;
    return pressed;
}

bool choose_view(App& app, size_t number) {
    const std::vector<const View*> all = views_of(app.snapshot());
    for (const View* v : all)
        if (size_t(v->view) == number) {
            app.apply(act(Action::Kind::view, v->name));
            return true;
        }
    return false;
}

}  // namespace chainrule::ui
