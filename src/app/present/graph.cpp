#include "app/present/graph.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "app/format.h"
#include "app/present/op_signs.h"
#include "app/present/passing.h"

namespace chainrule {
namespace {

constexpr int short_text = 5;

std::string shape_text(const Snapshot& s, const Shape& shape) {
    std::string text = shape.batched && s.memory.work.rows > 1 ? std::to_string(s.memory.work.rows) : "";
    for (int i = 0; i < shape.rank; ++i) text += (text.empty() ? "" : " \u00d7 ") + std::to_string(shape.dims[size_t(i)]);
    return text == "1" ? "" : text;
}

double strip_range(const Snapshot& s, const Elements& looking, NodeId node) {
    double largest = 0;
    for (int i = 0; i < visible(s)[node].shape.count(); ++i)
        if (const auto x = strip_number(s, looking, node, i)) largest = std::max(largest, std::fabs(*x));
    return largest > 0 ? largest : 1;
}

std::string leaf_word(const Plan& plan, NodeId id, const Strings& words) {
    for (const LayerNodes& layer : plan.layers) {
        if (layer.kernel == id) return words("graph.weights");
        if (layer.bias == id) return words("graph.bias");
    }
    if (id == plan.input) return words("graph.input");
    if (id == plan.target) return words("graph.target");
    return "";  // of an expression: its name says it all
}

class Painter {
  public:
    Painter(const Snapshot& s, const std::string& chosen, const Strings& words, const Masking& masking)
        : s_(s), plan_(visible(s)), words_(words), masking_(masking), looking_(elements(s, chosen)) {}

    GraphPicture paint(float width, float height) {
        GraphPicture picture;
        picture.single_numbers = std::all_of(plan_.nodes.begin(), plan_.nodes.end(), [](const Node& n) { return n.shape.count() == 1 && !n.shape.batched; });
        const GraphMetrics numbers{.card_width = 96, .card_height = 84, .gap_x = 104, .gap_y = 24};
        GraphLayout layout = lay_out_graph(plan_, picture.single_numbers ? numbers : GraphMetrics{}, width, height);
        picture.width = layout.width, picture.height = layout.height, picture.lines = std::move(layout.lines);
        const bool named_lines = picture.lines.size() > 1 || (!picture.lines.empty() && picture.lines[0].layers.size() > 1);
        for (NodeId id = 0; id < plan_.n_nodes(); ++id) picture.cards.push_back(card(id, layout.cards[size_t(id)], named_lines));
        for (GraphWire& wire : layout.wires) picture.edges.push_back(edge(std::move(wire)));
        add_joins(picture);
        if (s_.cursor.tick > 0) picture.at = s_.cursor.node;
        picture.summary = words_("graph.summary", {{"nodes", std::to_string(plan_.n_nodes())}, {"edges", std::to_string(picture.edges.size())}});
        return picture;
    }

  private:
    Cell cell(NodeId id, Slot slot = Slot::value) const { return cell_of(s_, looking_, id, slot); }
    // Every number of this picture becomes text here. `behind`: the cells it is, or could be read off from.
    std::string number_text(double x, std::span<const Cell> behind, int characters = 9) const {
        return masking_.hides_any(behind) ? hidden_number : fitted(x, characters);
    }
    std::string text(Cell c, int characters = 9) const { return number_text(read(c, plan_, s_.memory), {&c, 1}, characters); }
    std::string name_of(Cell c) const { return to_text(c, plan_, looked_at(s_)); }

    // In the middle of a step; between two steps nothing is at work, and after the update all parameters have just changed.
    bool now(NodeId id) const {
        if (s_.cursor.tick == 0) return false;
        if (s_.cursor.stage == Stage::load) return id == plan_.input || id == plan_.target;
        return id == s_.cursor.node;
    }

    GraphCard card(NodeId id, Rect rect, bool named_lines) const {
        const Node& node = plan_[id];
        GraphCard c;
        c.rect = rect, c.node = id;
        c.cell = name_of(cell(id)), c.gradient_cell = name_of(cell(id, Slot::grad));
        const std::string layer(layer_of(node.name));
        c.name = named_lines && !layer.empty() ? node.name.substr(layer.size() + 1) : node.name;
        c.op = node.op ? op_sign(plan_, id) : leaf_word(plan_, id, words_);
        c.shape = shape_text(s_, node.shape);
        c.value_known = value_known(s_, id), c.gradient_known = gradient_known(s_, id);
        const Cell value = cell(id), gradient = cell(id, Slot::grad);
        c.value = c.short_value = not_computed;
        if (c.value_known) c.number = read(value, plan_, s_.memory), c.value = text(value), c.short_value = text(value, short_text);
        if (c.gradient_known) c.slope = read(gradient, plan_, s_.memory), c.gradient = text(gradient), c.short_gradient = text(gradient, short_text);
        c.stage = s_.cursor.stage, c.now = now(id), c.chosen = looking_.is_chosen(id);
        c.columns = node.shape.last(), c.rows = node.shape.count() / c.columns;
        c.shown = looking_.of[size_t(id)];
        if (node.shape.count() > 1) c.range = strip_range(s_, looking_, id);
        const std::string what = c.op.empty() ? c.cell : c.cell + ", " + c.op;
        c.description = words_(c.gradient.empty() ? "graph.node" : "graph.node_with_gradient", {{"what", what}, {"value", c.value}, {"gradient", c.gradient}});
        return c;
    }

    GraphEdge edge(GraphWire wire) const {
        GraphEdge e;
        e.from = wire.from, e.to = wire.to, e.k = wire.k, e.points = std::move(wire.points), e.wraps = wire.wraps;
        e.forward = value_known(s_, e.to) && value_known(s_, e.from);
        e.now = s_.cursor.tick > 0 && s_.cursor.node == e.to;
        const size_t middle = e.points.size() / 2;
        e.label = {(e.points[middle - 1].x + e.points[middle].x) / 2, (e.points[middle - 1].y + e.points[middle].y) / 2};
        e.cell = name_of(cell(e.from, Slot::grad));
        if (!plan_[e.from].wants_grad || !backward_ran(s_, e.to)) return e;
        e.backward = true;
        const Passing p = passing(s_, e.to, e.k, cell(e.from).index);
        std::vector<Cell> behind = p.behind;
        behind.push_back(cell(e.from, Slot::grad));
        e.passed = number_text(p.downstream, behind);
        if (p.terms == 1) e.product = number_text(p.upstream, {&p.from, 1}) + " \u00d7 " + factor(number_text(p.local, p.behind_local));
        e.description = words_("graph.passes", {{"to", plan_[e.to].name},
                                                {"cell", e.cell},
                                                {"product", p.terms == 1 ? e.product + " = " : ""},
                                                {"passed", e.passed}});
        return e;
    }

    void add_joins(GraphPicture& picture) const {
        for (NodeId id = 0; id < plan_.n_nodes(); ++id) {
            GraphJoin join;
            for (const GraphEdge& e : picture.edges) {
                if (e.from != id) continue;
                ++join.paths;
                if (e.backward) join.terms.push_back(e.passed);
            }
            if (join.paths < 2 || !plan_[id].wants_grad) continue;
            const Rect& rect = picture.cards[size_t(id)].rect;
            join.node = id, join.at = {rect.right(), rect.center_y()};
            if (!join.terms.empty()) {
                join.total = text(cell(id, Slot::grad));
                std::string sum;
                for (const std::string& term : join.terms) sum += (sum.empty() ? "" : " + ") + (term.starts_with("\u2212") && !sum.empty() ? "(" + term + ")" : term);
                join.description = words_("graph.adds_up", {{"cell", name_of(cell(id, Slot::grad))}, {"sum", sum}, {"total", join.total}});
            }
            picture.joins.push_back(std::move(join));
        }
    }

    const Snapshot& s_;
    const Plan& plan_;
    const Strings& words_;
    const Masking& masking_;
    const Elements looking_;
};

}  // namespace

GraphPicture present_graph(const Snapshot& s, const std::string& chosen, float width, float height, const Strings& words, const Masking& masking) {
    return Painter(s, chosen, words, masking).paint(width, height);
}

std::optional<double> strip_number(const Snapshot& s, const Elements& looking, NodeId node, int index, const Masking& masking) {
    if (!value_known(s, node)) return std::nullopt;
    const Shape& shape = visible(s)[node].shape;
    const int first = shape.batched ? looking.row * shape.count() : 0;
    const Cell cell{node, Slot::value, first + index};
    if (masking.hides(cell)) return std::nullopt;
    return read(cell, visible(s), s.memory);
}

}  // namespace chainrule
