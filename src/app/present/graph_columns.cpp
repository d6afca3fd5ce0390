// Source: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system structures", 1981, for Plans without layers.
#include "app/present/graph_columns.h"

#include <algorithm>
#include <numeric>

#include "train/unfold.h"

namespace chainrule {
namespace {

constexpr int sweeps = 24;
constexpr float wire_height = 0.55f;  // of a wire between cards, in cards

// Which group each node is in: its layer's; what comes behind the layers is a group of its own, and leaves stand with their consumer.
std::vector<int> groups_of(const Plan& plan, std::vector<GraphGroup>& groups) {
    std::vector<int> group(size_t(plan.n_nodes()), 0);
    for (const LayerNodes& layer : plan.layers)
        if (layer.kernel >= 0 || plan[layer.output].op) groups.emplace_back().name = layer.name;
    if (groups.empty()) {
        groups.emplace_back();
        return group;
    }
    groups.emplace_back();  // the loss
    for (NodeId id = 0; id < plan.n_nodes(); ++id) {
        const std::string_view layer = layer_of(plan[id].name);
        const auto found = std::find_if(groups.begin(), groups.end() - 1, [&](const GraphGroup& g) { return g.name == layer; });
        group[size_t(id)] = int(found - groups.begin());
    }
    for (NodeId id = plan.n_nodes() - 1; id >= 0; --id)
        for (NodeId in : plan[id].inputs)
            if (!plan[in].op && plan[in].role != Role::parameter) group[size_t(in)] = std::min(group[size_t(in)], group[size_t(id)]);
    return group;
}

// Computed nodes as early as their inputs allow, leaves right before their first consumer.
std::vector<int> ranks_of(const Plan& plan, const std::vector<int>& group) {
    std::vector<int> rank(size_t(plan.n_nodes()), 0);
    for (NodeId id = 0; id < plan.n_nodes(); ++id) {
        if (!plan[id].op) continue;
        rank[size_t(id)] = 1;
        for (NodeId in : plan[id].inputs)
            if (group[size_t(in)] == group[size_t(id)]) rank[size_t(id)] = std::max(rank[size_t(id)], rank[size_t(in)] + 1);
    }
    std::vector<int> first(size_t(plan.n_nodes()), -1);
    for (NodeId id = 0; id < plan.n_nodes(); ++id)
        for (NodeId in : plan[id].inputs)
            if (int& at = first[size_t(in)]; group[size_t(in)] == group[size_t(id)] && (at < 0 || rank[size_t(id)] - 1 < at)) at = rank[size_t(id)] - 1;
    for (NodeId id = 0; id < plan.n_nodes(); ++id)
        if (!plan[id].op && first[size_t(id)] > 0) rank[size_t(id)] = first[size_t(id)];
    return rank;
}

// A layer: its computed nodes, and the input, in the upper lane, parameters and targets in the lower.
void place_layer(const Plan& plan, GraphGroup& group) {
    for (Seat& seat : group.seats) {
        const Node& node = plan[seat.node];
        seat.lane = node.op || seat.node == plan.input ? 0 : 1;
        for (bool moved = true; moved;) {
            moved = false;
            for (const Seat& other : group.seats)
                if (other.node < seat.node && other.column == seat.column && other.lane == seat.lane) seat.lane += 1, moved = true;
        }
        group.lanes = std::max(group.lanes, seat.lane + 1);
    }
}

using Neighbours = std::vector<std::vector<size_t>>;  // per seat

// Wires that pass a column get a seat there, so that no card stands on them.
Neighbours add_wire_seats(const Plan& plan, GraphGroup& group, const std::vector<int>& seat_of) {
    Neighbours near;
    near.resize(group.seats.size());
    int wire = 0;
    for (NodeId id = 0; id < plan.n_nodes(); ++id)
        for (NodeId in : plan[id].inputs) {
            size_t before = size_t(seat_of[size_t(in)]);
            const size_t target = size_t(seat_of[size_t(id)]);
            for (int column = group.seats[before].column + 1; column < group.seats[target].column; ++column) {
                group.seats.push_back({-1, column, 0, wire});
                near.push_back({before});
                near[before].push_back(group.seats.size() - 1);
                before = group.seats.size() - 1;
            }
            near[before].push_back(target);
            near[target].push_back(before);
            ++wire;
        }
    return near;
}

float height_of(const Seat& seat) { return seat.node >= 0 ? 1 : wire_height; }

// Moves every seat of a column towards its neighbours, keeping the order and the distances: what is too close is spread evenly
// around the middle of where it wants to be.
void settle(std::vector<Seat>& seats, std::vector<size_t>& column, const std::vector<float>& wanted) {
    struct Block {
        size_t first, count;
        float sum, top, height;  // top: of its first, relative sums keep the mean distance least
    };
    std::vector<Block> blocks;
    for (size_t i = 0; i < column.size(); ++i) {
        const float height = height_of(seats[column[i]]);
        Block b{i, 1, wanted[column[i]] - height / 2, wanted[column[i]] - height / 2, height};
        while (!blocks.empty() && blocks.back().top + blocks.back().height > b.top) {
            const Block& above = blocks.back();
            Block merged{above.first, above.count + b.count, above.sum + b.sum - above.height * float(b.count), 0, above.height + b.height};
            merged.top = merged.sum / float(merged.count);
            b = merged;
            blocks.pop_back();
        }
        blocks.push_back(b);
    }
    for (const Block& b : blocks) {
        float top = b.top;
        for (size_t i = b.first; i < b.first + b.count; ++i) {
            seats[column[i]].lane = top + height_of(seats[column[i]]) / 2;  // the middle, for now
            top += height_of(seats[column[i]]);
        }
    }
}

void place_freely(const Plan& plan, GraphGroup& group, const std::vector<int>& seat_of) {
    const Neighbours near = add_wire_seats(plan, group, seat_of);
    std::vector<std::vector<size_t>> columns(static_cast<size_t>(group.columns));
    for (size_t i = 0; i < group.seats.size(); ++i) {
        std::vector<size_t>& column = columns[size_t(group.seats[i].column)];
        group.seats[i].lane = float(column.size());
        column.push_back(i);
    }
    std::vector<float> wanted(group.seats.size());
    for (int sweep = 0; sweep < sweeps; ++sweep)
        for (size_t step = 0; step < columns.size(); ++step) {
            std::vector<size_t>& column = columns[sweep % 2 ? columns.size() - 1 - step : step];
            for (const size_t i : column) {
                const bool reorders = sweep < sweeps / 2;  // by one side only, alternating; later both sides keep wires straight
                float sum = 0;
                int count = 0;
                for (const size_t n : near[i]) {
                    const bool before = group.seats[n].column < group.seats[i].column;
                    if (reorders && before != (sweep % 2 == 0)) continue;
                    sum += group.seats[n].lane, ++count;
                }
                wanted[i] = count ? sum / float(count) : group.seats[i].lane;
            }
            const auto before = [&, order = column](size_t a, size_t b) {
                if (wanted[a] != wanted[b]) return wanted[a] < wanted[b];
                return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);
            };
            if (sweep < sweeps / 2) std::sort(column.begin(), column.end(), before);
            settle(group.seats, column, wanted);
        }
    float top = 0, bottom = 0;
    for (size_t i = 0; i < group.seats.size(); ++i) {
        Seat& seat = group.seats[i];
        seat.lane -= height_of(seat) / 2;
        top = i == 0 ? seat.lane : std::min(top, seat.lane);
        bottom = std::max(bottom, seat.lane + height_of(seat));
    }
    for (Seat& seat : group.seats) seat.lane -= top;
    group.lanes = bottom - top;
}

}  // namespace

std::vector<GraphGroup> columns_of(const Plan& plan) {
    std::vector<GraphGroup> groups;
    const std::vector<int> group = groups_of(plan, groups), rank = ranks_of(plan, group);
    std::vector<int> seat_of(size_t(plan.n_nodes()));
    for (NodeId id = 0; id < plan.n_nodes(); ++id) {
        GraphGroup& its = groups[size_t(group[size_t(id)])];
        seat_of[size_t(id)] = int(its.seats.size());
        its.seats.push_back({id, rank[size_t(id)], 0, -1});
        its.columns = std::max(its.columns, rank[size_t(id)] + 1);
    }
    std::erase_if(groups, [](const GraphGroup& g) { return g.seats.empty(); });
    for (GraphGroup& its : groups) {
        int first = its.columns;
        for (const Seat& seat : its.seats) first = std::min(first, seat.column);
        for (Seat& seat : its.seats) seat.column -= first;
        its.columns -= first;
    }
    if (groups.size() == 1 && plan.layers.empty()) place_freely(plan, groups[0], seat_of);
    else
        for (GraphGroup& its : groups) place_layer(plan, its);
    return groups;
}

}  // namespace chainrule
