// A layer as its matrices. What stands where is present/matrices'; here it is drawn, scrolled and touched.
#include <algorithm>
#include <cmath>

#include "app/present/matrices.h"
#include "ui/surface.h"
#include "ui/text.h"
#include "ui/widgets/matrix_parts.h"
#include "ui/widgets/stage_parts.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float largest_scale = 6;
constexpr float all_of_it = 0;     // the scale at which all of it is in sight, with numbers or not
constexpr float most_screens = 2;  // of matrices whose numbers are shown

// The picture of the last frame, made again only when something in it has changed, and how it is looked at.
struct Look {
    MatricesPicture picture;
    std::shared_ptr<const Scene> scene;
    uint64_t version = 0;
    std::string chosen, language;
    Cursor cursor, shown;  // shown: whose matrices have been brought in sight
    int layer = 1;
    bool backward = false, all = false;
    float width = 0, height = 0, text = 0;
    float scale = 1;
    Surface surface;
};

// The layer follows whatever moved last: the cursor or the choice; in a run that is new, the choice. The pass follows the cursor until it is chosen by hand.
void follow(Look& look, const Snapshot& s, const std::string& chosen) {
    const Plan& plan = visible(s);
    const bool other = look.scene != s.scene;
    if (other) look.layer = 1;
    int layer = -1;
    if ((other || !(look.cursor == s.cursor)) && s.cursor.tick > 0 && s.cursor.node >= 0) layer = layer_with(plan, s.cursor.node);
    if (other || look.chosen != chosen)
        if (Result<Cell> cell = chosen.empty() ? Error{} : parse_cell(chosen, plan, looked_at(s)); cell) layer = layer_with(plan, cell->node);
    if (layer > 0) look.layer = layer;
    if (other || look.cursor.stage != s.cursor.stage || look.cursor.tick != s.cursor.tick) look.backward = s.cursor.tick > 0 && s.cursor.stage == Stage::backward;
}

Look& refreshed(const App& app, Rect area) {
    static Look look;
    const Snapshot& s = app.snapshot();
    const AppState& state = app.state();
    const int layer = look.layer;
    const bool backward = look.backward, all = look.all;
    follow(look, s, state.chosen);
    look.all = state.all_examples;
    const bool same = look.scene == s.scene && look.version == s.version && look.chosen == state.chosen && look.language == state.language &&
                      look.width == area.width && look.height == area.height && look.text == text_scale();
    if (same && look.layer == layer && look.backward == backward && look.all == all && look.version != 0) return look;
    look.picture = present_matrices(s, size_t(look.layer), state.chosen, look.backward, look.all, app.words());
    if (look.layer != layer || look.backward != backward || look.all != all || look.width != area.width || look.height != area.height) {
        look.scale = 1;
        look.surface = {};
    }
    look.scene = s.scene, look.version = s.version, look.chosen = state.chosen, look.language = state.language, look.cursor = s.cursor;
    look.width = area.width, look.height = area.height, look.text = text_scale();
    return look;
}

void place(Look& look, Rect area) {
    // Cells keep their numbers as long as the rest is a short way off; larger matrices are colours, to be seen as a whole.
    CellSize size{scaled(52.F), scaled(26.F), scaled(44.F), scaled(18.F), scaled(20.F), 20};
    lay_out_matrices(look.picture, size, area.width, area.height, 1);
    const bool far = look.picture.width > most_screens * area.width || look.picture.height > most_screens * area.height;
    if (far || look.scale == all_of_it) size.least_width = 11, size.least_height = 9;
    lay_out_matrices(look.picture, size, area.width, area.height, std::max(look.scale, 1.F));
}

struct Touched {
    std::string hovered, chosen;
    std::optional<Crossing> crossing;
    Rect anchor{};
    std::string text;
};

std::string spoken(const App& app, const MatrixBlock& b, int index) {
    const int r = index / b.columns, c = index % b.columns;
    const std::string number = text_at(app.snapshot(), b, r, c, 32, masking(app.state(), app.snapshot()));
    if (b.local) return b.symbol + "[" + std::to_string(r) + "," + std::to_string(c) + "] = " + number;
    return cell_at(app.snapshot(), b, r, c, b.slot) + " = " + number;
}

void touch(const App& app, const MatricesPicture& p, size_t number, Rect rect, const std::optional<Crossing>& chosen, Touched& touched) {
    const MatrixBlock& b = p.blocks[number];
    int selected = -1;
    if (chosen)
        if (const auto part = lit_part(b, *chosen); part && part->rows == 1 && part->columns == 1) selected = part->row * b.columns + part->column;
    const std::string id = "matrices." + std::to_string(number);
    const GridSpot hit = grid({id, b.name}, rect, b.rows, b.columns, selected, [&](int index) { return spoken(app, b, index); });
    if (hit.chosen >= 0 && !b.local) touched.chosen = cell_at(app.snapshot(), b, hit.chosen / b.columns, hit.chosen % b.columns, Slot::value);
    const int at = hit.hovered >= 0 ? hit.hovered : hit.focused;
    if (at < 0) return;
    const int r = at / b.columns, c = at % b.columns;
    touched.crossing = crossing_at(b, r, c);
    if (!b.local) touched.hovered = cell_at(app.snapshot(), b, r, c, Slot::value);
    touched.anchor = {rect.x + p.cell_width * float(c), rect.y + p.cell_height * float(r), p.cell_width, p.cell_height};
    touched.text = spoken(app, b, at);
}

// Which layer, which pass, one example or all: in the head where there is room, otherwise above the equations.
Rect choices(App& app, Look& look, Rect area, Rect head) {
    const Plan& plan = visible(app.snapshot());
    const Strings& words = app.words();
    std::vector<std::string> layers;
    for (size_t l = 1; l < plan.layers.size(); ++l) layers.push_back(plan.layers[l].name);
    int layer = look.layer - 1, pass = look.backward ? 1 : 0;
    const float height = head.height;
    const auto width_of = [](const std::vector<std::string>& names) {
        float all = 0;
        for (const std::string& name : names) all += measure(name, Type::strong_small).width + 2 * scaled(11.F) + 6;
        return all;
    };
    const std::vector<std::string> passes{words("transport.forward"), words("transport.backward")};
    Rect row{area.x, area.y, area.width, height};
    const float first = std::min(width_of(layers), area.width * 0.5F), second = width_of(passes);
    if (chips(label_for(app, "matrices.layer"), {row.x, row.y, first, height}, layers, layer)) look.layer = layer + 1, look.version = 0;
    if (chips(label_for(app, "matrices.pass"), {row.x + first + 10, row.y, std::min(second, row.right() - row.x - first - 10), height}, passes, pass)) look.backward = pass == 1, look.version = 0;
    const Label all = label_for(app, "matrices.all");
    const float width = measure(all.name, Type::strong_small).width + 2 * scaled(11.F), left = row.x + first + second + 20;
    if (!look.backward && app.snapshot().memory.work.rows > 1 && left + width <= row.right() && toggle(all, {left, row.y, width, height}, app.state().all_examples))
        app.apply(act(Action::Kind::toggle_all_examples));
    return {area.x, row.bottom() + 6, area.width, area.bottom() - row.bottom() - 6};
}

// Where the matrices do not fit: those that the cursor has come to.
void show_what_is_at_work(Look& look, Rect area, const SurfaceLimits& limits) {
    if (look.shown == look.cursor) return;
    look.shown = look.cursor;
    Rect all{};
    for (const MatrixBlock& b : look.picture.blocks) {
        if (!b.now) continue;
        if (all.width == 0) all = b.rect;
        const float x = std::min(all.x, b.rect.x), y = std::min(all.y, b.rect.y);
        all = {x, y, std::max(all.right(), b.rect.right()) - x, std::max(all.bottom(), b.rect.bottom()) - y};
    }
    if (all.width > 0) show(look.surface, area, limits, all.inset(-24));
}

}  // namespace

void matrices_view(App& app, Rect whole, Rect head) { matrices_widget(app, low(whole) ? whole : now_panel(app, whole), head); }

void matrices_widget(App& app, Rect area, Rect head) {
    Look& look = refreshed(app, area);
    area = choices(app, look, area, head);
    const MatricesPicture& p = look.picture;
    area = draw_equations(p, area);
    place(look, area);
    const SurfaceLimits limits{p.width, p.height, 1, 1};
    float factor = zoom_buttons(app, head);
    factor *= handle(look.surface, area, limits);
    if (factor == 0 || (factor < 1 && look.scale <= 1)) look.scale = all_of_it;
    else if (factor != 1) look.scale = look.scale == all_of_it ? 1 : std::clamp(look.scale * factor, 1.F, largest_scale);
    describe_image("matrices.picture", area, p.summary);
    show_what_is_at_work(look, area, limits);

    push_clip(area);
    const Masking hiding = masking(app.state(), app.snapshot());
    const std::optional<Crossing> chosen = crossing_of(app.snapshot(), p, app.state().chosen);
    Touched touched;
    std::vector<Rect> places;
    for (size_t i = 0; i < p.blocks.size(); ++i) {
        places.push_back(look.surface.place_of(p.blocks[i].rect, area));
        const MatrixBlock& b = p.blocks[i];
        const Color pass = p.backward ? theme().gradient : theme().accent;
        if (b.now) fill(places[i].inset(-5), p.backward ? theme().gradient_soft : theme().accent_soft, 7);
        draw_cells(app.snapshot(), p, b, places[i], area, hiding);
        outline(places[i].inset(b.now ? -5.F : -2.F), b.now ? mix(theme().hairline, pass, 0.6F) : theme().hairline, 1, b.now ? 7.F : 5.F);
        draw_caption(p, b, places[i]);
        touch(app, p, i, places[i], chosen, touched);
    }
    if (touched.crossing) draw_lit(p, places, *touched.crossing, theme().muted, theme().muted, 1.5F);
    if (chosen) draw_lit(p, places, *chosen, theme().text, theme().accent, 1.5F);
    pop_clip();
    if (!touched.text.empty()) tooltip(touched.anchor, touched.text);
    if (!touched.chosen.empty()) app.apply(act(Action::Kind::choose, touched.chosen));
    else if (touched.hovered != app.state().hovered) app.apply(act(Action::Kind::hover, touched.hovered));
}

}  // namespace chainrule::ui
