#include "app/format.h"
#include "app/present/formula.h"
#include "app/present/network.h"
#include "ui/draw.h"
#include "ui/heatmap.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float pill_at = 0.36f;  // where along an edge its weight is written: off the middle, where edges cross

const NeuronPicture* neuron_of(const NetworkPicture& picture, const std::string& cell) {
    for (const NeuronPicture& n : picture.neurons)
        if (n.cell == cell) return &n;
    return nullptr;
}

// The neuron whose weights are lifted: the chosen one, or the target of the chosen weight.
std::string lifted_neuron(const NetworkPicture& picture, const std::string& chosen) {
    if (neuron_of(picture, chosen)) return chosen;
    for (const EdgePicture& e : picture.edges)
        if (e.cell == chosen) return e.target;
    return "";
}

void draw_edge(const EdgePicture& e, bool lifted, bool strong) {
    const Color sign = e.weight >= 0 ? theme().positive : theme().negative;
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

void draw_neuron(const NetworkPicture& picture, const NeuronPicture& n, bool chosen, bool hovered) {
    if (n.map >= 0) draw_heatmap(n.tile, n.map, {.rounding = n.tile.width * 0.16f, .range = float(n.range)});
    const Color ring = chosen ? theme().accent : hovered ? theme().muted : theme().hairline;
    outline(n.tile.inset(chosen ? -2.f : 0.f), ring, chosen ? 2.5f : 1.f, n.tile.width * 0.16f + (chosen ? 2 : 0));
    if (!picture.values_shown) return;
    const Color color = !n.known ? theme().muted : n.value_is_gradient ? theme().gradient : chosen ? theme().accent : theme().muted;
    draw_text(n.tile.center_x(), n.tile.bottom() + 2, n.value, Type::mono_small, color, Align::center);
}

// A parameter's value in a pill. Returns whether it was chosen now.
bool draw_pill(const App& app, const Label& label, const std::string& cell, Rect pill, const std::string& text, const std::string& value, Color edge) {
    const bool chosen = app.state().chosen == cell;
    fill(pill, chosen ? theme().accent_soft : theme().card, 9);
    outline(pill, chosen ? theme().accent : edge, chosen ? 2.f : 1.f, 9);
    draw_centered(pill, text, Type::mono_small, theme().text);
    return spot(label, pill, chosen, value).chosen;
}

// The weights into the lifted neuron, and its bias, as pills that can be chosen.
void draw_pills(App& app, const NetworkPicture& picture, const std::string& lifted, Action& action) {
    for (const EdgePicture& e : picture.edges) {
        if (e.target != lifted) continue;
        const Spot2 at = along(e, pill_at);
        const std::string text = fixed(e.weight, 2);
        const float width = measure(text, Type::mono_small).width + 14;
        const Rect pill{at.x - width / 2, at.y - 9, width, 18};
        const std::string id = "network." + e.cell, name = app.words()("network.weight", {{"cell", e.cell}});
        if (draw_pill(app, {id, name}, e.cell, pill, text, text, e.weight >= 0 ? theme().positive : theme().negative))
            action = act(Action::Kind::choose, e.cell);
    }
    const NeuronPicture* n = neuron_of(picture, lifted);
    if (!n || n->layer == 0) return;
    const Snapshot& s = app.snapshot();
    const LayerNodes& layer = visible(s).layers[size_t(n->layer)];
    if (layer.bias < 0) return;
    const int unit = parse_cell(lifted, visible(s), 0)->index % visible(s)[layer.output].shape.count();
    const Cell bias{layer.bias, Slot::value, unit};
    const std::string cell = to_text(bias, visible(s)), value = fixed(read(bias, visible(s), s.memory), 2), text = "b " + value;
    const float width = measure(text, Type::mono_small).width + 14;
    const Rect pill{n->tile.x - width - 12, n->tile.bottom() - 6, width, 18};
    const std::string id = "network." + cell, name = app.words()("network.bias", {{"cell", cell}});
    if (draw_pill(app, {id, name}, cell, pill, text, value, theme().muted)) action = act(Action::Kind::choose, cell);
}

bool plan_has_formula(const Snapshot& s, NodeId node) { return visible(s)[node].op && value_known(s, node); }

void show_tooltip(App& app, Rect anchor, const std::string& cell) {
    const Snapshot& s = app.snapshot();
    Result<Cell> c = parse_cell(cell, visible(s), looked_at(s));
    if (!c) return;
    std::string text = cell;
    if (value_known(s, c->node)) text += " = " + significant(read(*c, visible(s), s.memory), 5);
    if (gradient_known(s, c->node))
        text += "\n\u2202L/\u2202 = " + significant(read({c->node, Slot::grad, c->index}, visible(s), s.memory), 5);
    if (plan_has_formula(s, c->node)) {
        const FormulaStyle brief{.digits = 3, .most_terms = 3};
        text += "\n= " + plain_text(present_formula(explain_unfolded(shown(s), *c), s, brief));
    }
    tooltip(anchor, text);
}

}  // namespace

void network_widget(App& app, Rect area) {
    Group group("main", "network", app.words()("network"));
    card(area, true);
    const Snapshot& s = app.snapshot();
    const NetworkPicture picture = present_network(s, area.inset(10), app.words());
    describe_image("network.picture", area, picture.summary);
    upload_heatmaps(s.grid_values, s.scene->grid, s.version);

    const std::string& chosen = app.state().chosen;
    const std::string lifted = lifted_neuron(picture, chosen);
    std::string hovered;
    Rect anchor{};
    push_clip(area);
    for (const EdgePicture& e : picture.edges)
        if (e.target != lifted && e.cell != chosen) draw_edge(e, e.source == lifted, e.cell == app.state().hovered);
    for (const EdgePicture& e : picture.edges)
        if (e.target == lifted || e.cell == chosen) draw_edge(e, true, e.cell == chosen || e.cell == app.state().hovered);

    Action choice = act(Action::Kind::hover);  // becomes a choice when something is pressed
    for (const NeuronPicture& n : picture.neurons) {
        const Spot hit = spot({"network." + n.cell, n.name}, n.tile.inset(-3), n.cell == chosen, n.value);
        if (hit.hovered) hovered = n.cell, anchor = n.tile;
        if (hit.chosen) choice = act(Action::Kind::choose, n.cell);
        draw_neuron(picture, n, n.cell == lifted, hit.hovered);
    }
    draw_pills(app, picture, lifted, choice);
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
