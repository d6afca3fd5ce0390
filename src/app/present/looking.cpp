#include "app/present/looking.h"

#include <algorithm>

namespace chainrule {
namespace {

NodeId first_consumer(const Plan& plan, NodeId node) {
    for (NodeId id = node + 1; id < plan.n_nodes(); ++id)
        if (std::find(plan[id].inputs.begin(), plan[id].inputs.end(), node) != plan[id].inputs.end()) return id;
    return plan.n_nodes();
}

}  // namespace

Cell cell_at(const Snapshot& s, NodeId node, int index, Slot slot) {
    const Shape shape = visible(s)[node].shape;
    return {node, slot, (shape.batched ? looked_at(s) * shape.count() : 0) + index};
}

bool value_known(const Snapshot& s, NodeId node) {
    if (visible(s)[node].role != Role::computed) return true;
    if (s.cursor.tick == 0) return s.cursor.step > 0;
    if (s.cursor.stage == Stage::load) return false;
    return s.cursor.stage != Stage::forward || node <= s.cursor.node;
}

bool gradient_known(const Snapshot& s, NodeId node) {
    if (!visible(s)[node].wants_grad) return false;
    if (s.cursor.tick == 0) return s.cursor.step > 0;
    if (s.cursor.stage == Stage::backward) return node == visible(s).loss || s.cursor.node <= first_consumer(visible(s), node);
    return s.cursor.stage == Stage::update;
}

}  // namespace chainrule
