#include "train/looking.h"

#include <algorithm>

namespace chainrule {
namespace {

NodeId first_consumer(const Plan& plan, NodeId node) {
    for (NodeId id = node + 1; id < plan.n_nodes(); ++id)
        if (std::find(plan[id].inputs.begin(), plan[id].inputs.end(), node) != plan[id].inputs.end()) return id;
    return plan.n_nodes();
}

}  // namespace

bool value_known(const Snapshot& s, NodeId node) {
    const Role role = visible(s)[node].role;
    if (role == Role::parameter || role == Role::constant) return true;
    if (s.cursor.tick == 0) return s.cursor.step > 0;
    if (role == Role::input) return true;
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
