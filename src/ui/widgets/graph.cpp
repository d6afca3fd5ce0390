// The graph of ops. What it shows is present/graph's; here it is zoomed, moved and touched.
#include <algorithm>

#include "app/present/graph.h"
#include "ui/interaction.h"
#include "ui/text.h"
#include "ui/widgets/graph_parts.h"
#include "ui/widgets/stage_parts.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float largest = 1.8F, largest_at_first = 1.25F;  // zooms
const float readable = GraphMetrics{}.readable;

// The picture of the last frame, made again only when something in it has changed, and how it is looked at.
struct Look {
    GraphPicture picture;
    Elements looking;
    std::shared_ptr<const Scene> scene;
    uint64_t version = 0;
    std::string chosen, language;
    Masking masking;
    float width = 0, height = 0;
    Surface surface;
    SurfaceLimits limits{};
    NodeId at = -1;       // the cursor's card that has been brought in sight
    std::string focused;  // the same of the keyboard's
};

// At first as large as it has to be to be read, even if not all of it is in sight then; on demand all of it.
void fit_all(Look& look, Rect area, float least) {
    SurfaceLimits limits = look.limits;
    limits.most = scaled(largest_at_first);
    fit(look.surface, area, limits, least);
}

Look& refreshed(const App& app, Rect area) {
    static Look look;
    const Snapshot& s = app.snapshot();
    const AppState& state = app.state();
    const float width = area.width / text_scale(), height = area.height / text_scale();
    const Masking hiding = masking(state, s);
    const bool other = look.scene != s.scene || look.width != width || look.height != height;
    if (!other && look.version == s.version && look.chosen == state.chosen && look.language == state.language && look.masking == hiding) return look;
    look.picture = present_graph(s, state.chosen, width, height, app.words(), hiding);
    look.looking = elements(s, state.chosen);
    look.version = s.version, look.chosen = state.chosen, look.language = state.language, look.masking = hiding;
    if (!other) return look;
    look.scene = s.scene, look.width = width, look.height = height, look.at = -1;
    const float whole = std::min(area.width / look.picture.width, area.height / look.picture.height);
    look.limits = {look.picture.width, look.picture.height, std::min(whole, scaled(readable)), scaled(largest)};
    look.surface = {};
    fit_all(look, area, scaled(readable));
    return look;
}

std::string id_of(const Look& look, const GraphCard& card) { return "graph." + look.scene->plans.visible[card.node].name; }

// Brings the cursor's card in sight when it comes there, and the keyboard's.
void follow(Look& look, Rect area) {
    const GraphPicture& p = look.picture;
    const std::string& focused = shown_focus();
    NodeId wanted = p.at >= 0 && p.at != look.at ? p.at : -1;
    if (focused != look.focused)
        for (const GraphCard& c : p.cards)
            if (id_of(look, c) == focused) wanted = c.node;
    look.at = p.at;
    look.focused = focused;
    if (wanted < 0) return;
    Rect part = p.cards[static_cast<size_t>(wanted)].rect;
    show(look.surface, area, look.limits, part.inset(-26));
    // With what it is computed from, where there is room for both.
    for (const GraphEdge& e : p.edges) {
        const Rect other = p.cards[static_cast<size_t>(e.from)].rect;
        if (e.to != wanted || e.wraps) continue;
        const float x = std::min(part.x, other.x), y = std::min(part.y, other.y);
        part = {x, y, std::max(part.right(), other.right()) - x, std::max(part.bottom(), other.bottom()) - y};
    }
    const Rect seen = look.surface.seen(area);
    if (part.width + 52 <= seen.width && part.height + 52 <= seen.height) show(look.surface, area, look.limits, part.inset(-26));
}

void draw_lines(const Look& look, Rect area) {
    for (const GraphLine& line : look.picture.lines)
        for (const auto& [name, left] : line.layers) {
            const Point at = look.surface.place_of(Point{left, line.top}, area);
            if (!name.empty()) draw_text(at.x, at.y + 18 * look.surface.zoom - scaled(19.F), name, Type::strong_small, theme().muted);
        }
}

std::vector<GraphLabel> labels_of(const Look& look, Rect area) {
    const GraphPicture& p = look.picture;
    std::vector<GraphLabel> labels;
    for (size_t i = 0; i < p.edges.size(); ++i) {
        const GraphEdge& e = p.edges[i];
        if (e.passed.empty()) continue;
        const float room = e.wraps ? 1e6F : (p.cards[size_t(e.to)].rect.x - p.cards[size_t(e.from)].rect.right()) * look.surface.zoom - 14;
        GraphLabel label = edge_label(e, look.surface.place_of(Point{e.label.x, e.label.y}, area), room);
        label.of = i;
        if (!label.lines.empty()) labels.push_back(std::move(label));
    }
    for (size_t i = 0; i < p.joins.size(); ++i) {
        const GraphJoin& join = p.joins[i];
        if (join.total.empty()) continue;
        const Rect card = look.surface.place_of(p.cards[size_t(join.node)].rect, area);
        GraphLabel label = join_label(join, {card.center_x(), card.bottom() + 13});
        label.of = i;
        // Sums are wider than their card: below whatever stands beside it.
        for (const GraphCard& c : p.cards)
            if (const Rect other = look.surface.place_of(c.rect, area); other.overlaps(label.rect)) label.rect.y = std::max(label.rect.y, other.bottom() + 4);
        labels.push_back(std::move(label));
    }
    push_apart(labels);
    return labels;
}

void draw_labels(const App& app, const Look& look, Rect area, Action& choice) {
    const GraphPicture& p = look.picture;
    for (const GraphLabel& label : labels_of(look, area)) {
        const GraphEdge* e = label.join ? nullptr : &p.edges[label.of];
        const std::string& text = e ? e->description : p.joins[label.of].description;
        const std::string id = (e ? "graph.edge." : "graph.sum.") + std::to_string(label.of);
        const Spot hit = spot({id, text}, label.rect, false);
        const bool now = e && tone_of(*e, app.snapshot()) == WireTone::backward_now;
        draw_graph_label(label, now || hit.hovered);
        if (hit.hovered) tooltip(label.rect, text);
        if (hit.chosen) choice = act(Action::Kind::choose, e ? p.cards[size_t(e->from)].cell : p.cards[size_t(p.joins[label.of].node)].cell);
    }
}

void draw_cards(App& app, Look& look, Rect area, Action& choice) {
    for (const GraphCard& c : look.picture.cards) {
        const Rect rect = look.surface.place_of(c.rect, area);
        const CardLook drawn = look_of(c, rect);
        const Spot hit = spot({id_of(look, c), c.description}, rect, c.chosen);
        draw_graph_card(c, drawn, app.snapshot(), look.looking, look.masking, hit.hovered);
        if (!hit.hovered && !hit.chosen) continue;
        std::string cell = c.cell;
        if (const int index = strip_index(c, drawn, pointer()); index >= 0) {
            Cell there = cell_of(app.snapshot(), look.looking, c.node);
            there.index += index - c.shown;
            cell = to_text(there, visible(app.snapshot()), looked_at(app.snapshot()));
        }
        if (hit.hovered) tooltip(rect, cell == c.cell ? c.description : cell);
        if (hit.chosen) choice = act(Action::Kind::choose, cell);
        else if (choice.kind == Action::Kind::hover) choice.text = cell;
    }
}

}  // namespace

void graph_view(App& app, Rect whole, Rect head) {
    const Rect area = now_panel(app, whole);
    Look& look = refreshed(app, area);
    describe_image("graph.picture", area, look.picture.summary);
    if (const float factor = zoom_buttons(app, head); factor == 0) fit_all(look, area, 0);
    else if (factor != 1) zoom_by(look.surface, area, look.limits, factor, {area.center_x(), area.center_y()});
    handle(look.surface, area, look.limits);
    follow(look, area);
    push_clip(area);
    draw_lines(look, area);
    for (const bool front : {false, true})
        for (const GraphEdge& e : look.picture.edges)
            if (const WireTone tone = tone_of(e, app.snapshot()); (tone >= WireTone::forward_now) == front) draw_graph_edge(e, tone, look.surface, area);
    Action choice = act(Action::Kind::hover);  // becomes a choice when something is pressed
    draw_cards(app, look, area, choice);
    for (const GraphJoin& join : look.picture.joins) draw_plus(look.surface.place_of(Point{join.at.x, join.at.y}, area), !join.total.empty());
    draw_labels(app, look, area, choice);
    pop_clip();
    if (choice.kind == Action::Kind::choose || choice.text != app.state().hovered) app.apply(choice);
}

}  // namespace chainrule::ui
