#include <algorithm>

#include "app/format.h"
#include "app/present/formula.h"
#include "app/present/network.h"
#include "ui/draw.h"
#include "ui/heatmap.h"
#include "ui/text.h"
#include "ui/widgets/stage_parts.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float pill_at = 0.36f;  // where along an edge its weight is written: off the middle, where edges cross

const NeuronPicture* neuron_of(const NetworkPicture& picture, const std::string& cell) {
    for (const NeuronPicture& n : picture.neurons)
        if (n.cell == cell) return &n;
    return nullptr;
}

// What is lifted from the rest: the neuron of the chosen cell with its weights, or the chosen weight's target with them. On the way
// back a neuron's gradient comes through the weights behind it.
struct Lifted {
    std::string neuron;
    bool chosen = false;    // the neuron, not only a weight of it
    bool outgoing = false;  // the weights behind it, not those in front
    int pills_before = -1;  // the column at whose left the weights' pills are: numbers beside tiles give way to them
    bool has(const EdgePicture& e) const { return (outgoing ? e.source : e.target) == neuron; }
};

Lifted lifted_from(const NetworkPicture& picture, const Snapshot& s, const std::string& chosen) {
    Lifted lifted{neuron_with(picture, s, chosen), true};
    for (const EdgePicture& e : picture.edges)
        if (e.cell == chosen) lifted = {e.target};
    const NeuronPicture* n = neuron_of(picture, lifted.neuron);
    if (!n) return lifted;
    lifted.outgoing = lifted.chosen && n->value_is_gradient && n->layer + 1 < int(picture.columns.size());
    lifted.pills_before = n->layer + (lifted.outgoing ? 1 : 0);
    return lifted;
}

Color sign_of(const EdgePicture& e) {
    return e.hidden || e.weight == 0 ? theme().muted : e.weight > 0 ? theme().positive : theme().negative;
}

void draw_edge(const EdgePicture& e, bool lifted, bool strong) {
    const Color sign = sign_of(e);
    const float middle = (e.x0 + e.x1) / 2;
    curve({e.x0, e.y0}, {middle, e.y0}, {middle, e.y1}, {e.x1, e.y1}, sign.with_alpha(strong ? 1.f : lifted ? 0.85f : 0.3f),
          strong ? e.width + 1 : e.width);
}

void draw_columns(const NetworkPicture& picture) {
    for (const ColumnPicture& c : picture.columns) {
        const Color title = c.forward ? theme().accent : c.backward ? theme().gradient : theme().text;
        const float width = measure(c.title, Type::strong_small).width;
        draw_text(c.center, picture.caption_y, c.title, Type::strong_small, title, Align::center);
        draw_text(c.center, picture.caption_y + 17, c.subtitle, Type::small, theme().muted, Align::center);
        if (c.forward || c.backward)
            fill({c.center - width / 2, picture.caption_y - 5, width, 2}, title, 1);
    }
}

// At the left of its tile, over the ends of the edges.
Rect value_beside(const NeuronPicture& n) {
    const float width = measure(n.value, Type::mono_small).width + 4;
    return {n.tile.x - width - 3, n.tile.center_y() - 7, width, 14};
}

Rect value_below(const NeuronPicture& n) {
    const float width = measure(n.value, Type::mono_small).width;
    return {n.tile.center_x() - width / 2, n.tile.bottom() + 2, width, 14};
}

// What a press chooses it by: its tile, and the number below.
Rect target_of(const NetworkPicture& picture, const NeuronPicture& n) {
    const Rect around = n.tile.inset(-3);
    return picture.values_shown && !picture.values_beside ? united(around, value_below(n)) : around;
}

void draw_tiles(const NetworkPicture& picture) {
    std::vector<Heatmap> maps;
    for (const NeuronPicture& n : picture.neurons) maps.push_back({n.tile, n.map, {.rounding = n.tile.width * 0.16f, .range = float(n.range)}});
    draw_heatmaps(maps);
}

void draw_neuron(const NetworkPicture& picture, const NeuronPicture& n, const Lifted& lifted, bool hovered) {
    const bool chosen = lifted.chosen && n.cell == lifted.neuron;
    const Color ring = chosen ? theme().accent : hovered ? theme().muted : theme().hairline;
    outline(n.tile.inset(chosen ? -2.f : 0.f), ring, chosen ? 2.5f : 1.f, n.tile.width * 0.16f + (chosen ? 2 : 0));
    if (!picture.values_shown) return;
    const Color color = !n.known ? theme().muted : n.value_is_gradient ? theme().gradient : chosen ? theme().accent : theme().muted;
    if (!picture.values_beside) return draw_text(n.tile.center_x(), n.tile.bottom() + 2, n.value, Type::mono_small, color, Align::center);
    if (n.layer == lifted.pills_before) return;
    const Rect place = value_beside(n);
    fill(place, theme().card_quiet.with_alpha(0.86F), 4);
    draw_text(place.right() - 2, place.center_y() - measure("", Type::mono_small).height / 2, n.value, Type::mono_small, color, Align::right);
}

// A parameter's value in a pill. Returns whether it was chosen now.
bool draw_pill(const App& app, const Label& label, const std::string& cell, Rect pill, const std::string& text, const std::string& value, Color edge) {
    const bool chosen = app.state().chosen == cell;
    fill(pill, chosen ? theme().accent_soft : theme().card, 9);
    outline(pill, chosen ? theme().accent : edge, chosen ? 2.f : 1.f, 9);
    draw_centered(pill, text, Type::mono_small, theme().text);
    return spot(label, pill, chosen, value).chosen;
}

// Between the tiles that the edge joins; where they stand closer than the pill is wide, over both a little.
float pill_left(const EdgePicture& e, float at, float width) {
    const float first = e.x0 + 2, last = e.x1 - 2 - width;
    return first < last ? std::clamp(at - width / 2, first, last) : (e.x0 + e.x1 - width) / 2;
}

// Below the neuron or, where there is no room, beside it: where it covers nothing that is `taken` and is not cut off. `target`: the tile
// with its number, which may be wider.
Rect place_bias(Rect tile, Rect target, float width, Rect area, const std::vector<Rect>& taken) {
    const float corner = std::min(tile.right() - 6, area.right() - width);
    const Rect places[] = {{tile.center_x() - width / 2, target.bottom() + 4, width, 18},
                           {target.x - width - 9, tile.bottom() - 6, width, 18},
                           {target.x - width - 1, tile.bottom() - 6, width, 18},
                           {target.right() + 5, tile.bottom() - 14, width, 18},
                           {target.right() + 1, tile.y - 4, width, 18},
                           {corner, target.bottom() + 2, width, 18},
                           {corner, tile.y - 22, width, 18}};
    for (const Rect& place : places) {
        const bool covers = std::any_of(taken.begin(), taken.end(), [&](const Rect& pill) { return pill.overlaps(place); });
        if (!covers && place.x >= area.x && place.right() <= area.right() && place.bottom() <= area.bottom()) return place;
    }
    return places[1];
}

// The lifted weights, and the neuron's bias, as pills that can be chosen.
void draw_pills(App& app, const NetworkPicture& picture, const Lifted& lifted, Rect area, Action& action) {
    std::vector<Rect> taken;
    for (const NeuronPicture& n : picture.neurons) {
        taken.push_back(target_of(picture, n));
        if (picture.values_beside) taken.push_back(value_beside(n));
    }
    for (const EdgePicture& e : picture.edges) {
        if (!lifted.has(e)) continue;
        const Spot2 at = along(e, lifted.outgoing ? 1 - pill_at : pill_at);
        const std::string& text = e.value;
        const float width = measure(text, Type::mono_small).width + 14;
        const Rect pill{pill_left(e, at.x, width), at.y - 9, width, 18};
        taken.push_back(pill);
        const std::string id = "network." + e.cell, name = app.words()("network.weight", {{"cell", e.cell}});
        if (draw_pill(app, {id, name}, e.cell, pill, text, text, sign_of(e)))
            action = act(Action::Kind::choose, e.cell);
    }
    const NeuronPicture* n = neuron_of(picture, lifted.neuron);
    if (!n || n->layer == 0) return;
    taken.push_back({area.x, picture.caption_y - 6, area.width, area.bottom()});
    const Snapshot& s = app.snapshot();
    const LayerNodes& layer = visible(s).layers[size_t(n->layer)];
    if (layer.bias < 0) return;
    const int unit = parse_cell(lifted.neuron, visible(s), 0)->index % visible(s)[layer.output].shape.count();
    const Cell bias{layer.bias, Slot::value, unit};
    const bool hidden = masking(app.state(), s).hides(bias);
    const std::string cell = to_text(bias, visible(s)), value = hidden ? hidden_number : fixed(read(bias, visible(s), s.memory), 2);
    const std::string text = "b " + value;
    const float width = measure(text, Type::mono_small).width + 14;
    const Rect pill = place_bias(n->tile, target_of(picture, *n), width, area, taken);
    const std::string id = "network." + cell, name = app.words()("network.bias", {{"cell", cell}});
    if (draw_pill(app, {id, name}, cell, pill, text, value, theme().muted)) action = act(Action::Kind::choose, cell);
}

bool plan_has_formula(const Snapshot& s, NodeId node) { return visible(s)[node].op && value_known(s, node); }

void show_tooltip(App& app, Rect anchor, const std::string& cell) {
    const Snapshot& s = app.snapshot();
    Result<Cell> c = parse_cell(cell, visible(s), looked_at(s), s.memory.work.rows);
    if (!c) return;
    const Masking hiding = masking(app.state(), s);
    const auto number = [&](Cell one) { return hiding.hides(one) ? std::string(hidden_number) : significant(read(one, visible(s), s.memory), 5); };
    std::string text = cell;
    if (value_known(s, c->node)) text += " = " + number(*c);
    if (plan_has_formula(s, c->node)) {
        const FormulaStyle brief{.digits = 3, .most_terms = 3, .words = &app.words()};
        text += "\n= " + plain_text(present_formula(explain_unfolded(shown(s), *c), s, hiding, brief));
    }
    if (gradient_known(s, c->node)) text += "\n\u2202L/\u2202" + cell + " = " + number({c->node, Slot::grad, c->index});
    tooltip(anchor, text);
}

}  // namespace

void network_view(App& app, Rect area, Rect) {
    const Snapshot& s = app.snapshot();
    const NetworkPicture picture = present_network(s, area.inset(10), app.words(), masking(app.state(), s));
    describe_image("network.picture", area, picture.summary);
    upload_heatmaps(s.grid_values, s.scene->grid, s.version);

    const std::string& chosen = app.state().chosen;
    const Lifted lifted = lifted_from(picture, s, chosen);
    std::string hovered;
    Rect anchor{};
    push_clip(area.inset(-8));
    for (const EdgePicture& e : picture.edges)
        if (!lifted.has(e)) draw_edge(e, e.source == lifted.neuron, e.cell == app.state().hovered);
    for (const EdgePicture& e : picture.edges)
        if (lifted.has(e)) draw_edge(e, true, e.cell == chosen || e.cell == app.state().hovered);

    draw_tiles(picture);
    Action choice = act(Action::Kind::hover);  // becomes a choice when something is pressed
    for (const NeuronPicture& n : picture.neurons) {
        const Spot hit = spot({"network." + n.cell, n.name}, target_of(picture, n), n.cell == chosen, n.value);
        if (hit.hovered) hovered = n.cell, anchor = n.tile;
        if (hit.chosen) choice = act(Action::Kind::choose, n.cell);
        draw_neuron(picture, n, lifted, hit.hovered);
    }
    draw_pills(app, picture, lifted, area, choice);
    draw_columns(picture);
    pop_clip();

    const Point p = pointer();
    if (hovered.empty() && choice.kind == Action::Kind::hover && pointer_over_free(area)) {
        if (const int e = nearest_edge(picture, p.x, p.y, 6); e >= 0) {
            hovered = picture.edges[size_t(e)].cell;
            anchor = {p.x, p.y, 1, 1};
            if (pointer_pressed()) choice = act(Action::Kind::choose, hovered);
        }
    }
    if (!hovered.empty()) show_tooltip(app, anchor, hovered);
    if (hovered != app.state().hovered) app.apply(act(Action::Kind::hover, hovered));
    if (choice.kind == Action::Kind::choose) app.apply(choice);
}

}  // namespace chainrule::ui
