#include "app/present/graph_layout.h"

#include <algorithm>

#include "app/present/graph_columns.h"

namespace chainrule {
namespace {

constexpr float label_height = 18;  // above a line: the names of its layers
constexpr float margin = 14;        // around all

struct Packing {
    std::vector<std::vector<size_t>> lines;  // of groups
    float width = 0, height = 0;
};

float group_width(const GraphGroup& g, const GraphMetrics& m) { return float(g.columns) * (m.card_width + m.gap_x); }
float line_height(const std::vector<GraphGroup>& groups, const std::vector<size_t>& line, const GraphMetrics& m) {
    float lanes = 1;
    for (const size_t g : line) lanes = std::max(lanes, groups[g].lanes);
    return lanes * (m.card_height + m.gap_y) - m.gap_y + (groups.size() > 1 ? label_height : 0);
}

Packing pack(const std::vector<GraphGroup>& groups, const GraphMetrics& m, float width) {
    Packing p;
    float x = 0;
    for (size_t g = 0; g < groups.size(); ++g) {
        const float own = group_width(groups[g], m);
        if (p.lines.empty() || x + own - m.gap_x > width) p.lines.emplace_back(), x = 0;
        p.lines.back().push_back(g);
        x += own;
        p.width = std::max(p.width, x - m.gap_x);
    }
    for (const auto& line : p.lines) p.height += line_height(groups, line, m) + m.line_gap;
    p.height -= m.line_gap;
    return p;
}

// How good a packing is: best if all of it can be read, otherwise if it needs to be moved up and down only.
float merit(const Packing& p, const GraphMetrics& m, float width, float height) {
    const float across = width / p.width, whole = std::min(across, height / p.height);
    return whole >= m.readable ? 20 + whole : across >= m.readable ? 10 + whole : across;
}

// Of all ways to break into lines the best one; of equals the one with fewer lines.
Packing best_packing(const std::vector<GraphGroup>& groups, const GraphMetrics& m, float width, float height) {
    Packing best;
    float best_merit = 0;
    for (size_t from = 0; from < groups.size(); ++from) {
        float sum = -m.gap_x;
        for (size_t to = from; to < groups.size(); ++to) {
            sum += group_width(groups[to], m);
            Packing p = pack(groups, m, sum + 0.5f);
            const float its = merit(p, m, width, height);
            if (best.lines.empty() || its > best_merit + 0.02f || (its > best_merit - 0.02f && p.lines.size() < best.lines.size()))
                best = std::move(p), best_merit = its;
        }
    }
    return best;
}

// Where wires leave and enter a card: at the height of the other end where that is beside it, apart from each other.
float port(const Rect& card, float wanted, int which, int count) {
    if (count <= 1) return std::clamp(wanted, card.y + card.height * 0.25f, card.bottom() - card.height * 0.25f);
    return card.y + card.height * (0.28f + 0.44f * float(which) / float(count - 1));
}

class Wiring {
  public:
    Wiring(const Plan& plan, const GraphMetrics& m, GraphLayout& layout) : plan_(plan), m_(m), layout_(layout) {}

    // bends: per wire, where it passes columns between its ends.
    void connect(const std::vector<std::vector<Bend>>& bends, const std::vector<int>& line) {
        size_t wire = 0;
        for (NodeId id = 0; id < plan_.n_nodes(); ++id) {
            const std::vector<NodeId>& inputs = plan_[id].inputs;
            std::vector<int> order(inputs.size());  // from above to below
            for (size_t k = 0; k < order.size(); ++k) order[k] = int(k);
            std::sort(order.begin(), order.end(), [&](int a, int b) {
                const float above = height(inputs, a, line, id), below = height(inputs, b, line, id);
                return above != below ? above < below : a < b;
            });
            for (size_t k = 0; k < inputs.size(); ++k, ++wire) {
                const int which = int(std::find(order.begin(), order.end(), int(k)) - order.begin());
                connect_one(inputs[k], id, int(k), which, int(inputs.size()), bends[wire], line);
            }
        }
    }

  private:
    // What comes from a line above enters above all others.
    float height(const std::vector<NodeId>& inputs, int k, const std::vector<int>& line, NodeId id) const {
        const NodeId in = inputs[size_t(k)];
        return line[size_t(in)] != line[size_t(id)] ? -1e6f : layout_.cards[size_t(in)].center_y();
    }

    void connect_one(NodeId from, NodeId to, int k, int which, int count, const std::vector<Bend>& bends, const std::vector<int>& line) {
        const Rect &source = layout_.cards[size_t(from)], &target = layout_.cards[size_t(to)];
        GraphWire& wire = layout_.wires.emplace_back();
        wire.from = from, wire.to = to, wire.k = k;
        wire.wraps = line[size_t(from)] != line[size_t(to)];
        const Bend end{target.x, port(target, source.center_y(), which, count)};
        Bend start{source.right(), source.center_y()};
        wire.points.push_back(start);
        if (wire.wraps) {
            const float right = source.right() + m_.gap_x * 0.5f, left = target.x - m_.gap_x * 0.5f;
            const float between = layout_.lines[size_t(line[size_t(from)])].bottom + m_.line_gap * 0.42f;
            for (const Bend b : {Bend{right, start.y}, Bend{right, between}, Bend{left, between}, Bend{left, end.y}}) wire.points.push_back(b);
        }
        for (const Bend b : bends) wire.points.push_back(b);
        wire.points.push_back(end);
    }

    const Plan& plan_;
    const GraphMetrics& m_;
    GraphLayout& layout_;
};

}  // namespace

GraphLayout lay_out_graph(const Plan& plan, const GraphMetrics& m, float width, float height) {
    const std::vector<GraphGroup> groups = columns_of(plan);
    const Packing packing = best_packing(groups, m, width - 2 * margin, height - 2 * margin);
    GraphLayout layout;
    layout.width = packing.width + 2 * margin, layout.height = packing.height + 2 * margin;
    layout.cards.resize(size_t(plan.n_nodes()));
    size_t n_wires = 0;
    for (const Node& node : plan.nodes) n_wires += node.inputs.size();
    std::vector<std::vector<Bend>> bends(n_wires);
    std::vector<int> line_of(size_t(plan.n_nodes()), 0);
    float top = margin;
    for (const std::vector<size_t>& line : packing.lines) {
        GraphLine& its = layout.lines.emplace_back();
        its.top = top, its.bottom = top + line_height(groups, line, m);
        const float cards = top + (groups.size() > 1 ? label_height : 0);
        float left = margin;
        for (const size_t g : line) {
            its.layers.emplace_back(groups[g].name, left);
            for (const Seat& seat : groups[g].seats) {
                const float x = left + float(seat.column) * (m.card_width + m.gap_x), pitch = m.card_height + m.gap_y;
                const float y = cards + seat.lane * pitch;
                if (seat.node >= 0) {
                    layout.cards[size_t(seat.node)] = {x, y, m.card_width, m.card_height};
                    line_of[size_t(seat.node)] = int(layout.lines.size()) - 1;
                } else {
                    const float middle = y + 0.275f * pitch;
                    bends[size_t(seat.wire)].push_back({x, middle});
                    bends[size_t(seat.wire)].push_back({x + m.card_width, middle});
                }
            }
            left += group_width(groups[g], m);
        }
        top = its.bottom + m.line_gap;
    }
    Wiring(plan, m, layout).connect(bends, line_of);
    return layout;
}

}  // namespace chainrule
