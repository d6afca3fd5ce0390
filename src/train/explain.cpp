#include "train/explain.h"

#include <algorithm>

#include "nn/optimizers.h"

namespace chainrule {
namespace {

bool forward_done(const Shown& s, NodeId id) {
    if (s.cursor.stage == Stage::load) return false;
    return s.cursor.stage != Stage::forward || id <= s.cursor.node;
}

// Backward runs down the list, so what has run is everything from the current node on.
NodeId first_backward_done(const Shown& s) {
    if (s.cursor.stage == Stage::update) return 0;
    return s.cursor.stage == Stage::backward ? s.cursor.node : s.scene.plans.visible.n_nodes();
}

// d(loss)/d(c): one term per consumer that has added its share.
Expr explain_grad(const Shown& s, Cell c) {
    const Plan& plan = s.scene.plans.visible;
    const NodeId first = first_backward_done(s);
    if (first == 0) return explain(plan, s.memory, c);
    if (first > plan.loss || !plan[c.node].wants_grad) return cell(c);
    if (c.node == plan.loss) return number(1);
    std::vector<Expr> paths;
    for (NodeId id = std::max(first, c.node + 1); id <= plan.loss; ++id)
        for (size_t k = 0; k < plan[id].inputs.size(); ++k)
            if (plan[id].inputs[k] == c.node) paths.push_back(plan[id].op->explain_grad({plan, s.memory, id}, int(k), c.index));
    if (paths.empty()) return cell(c);
    return paths.size() == 1 ? std::move(paths[0]) : sum(std::move(paths));
}

void name_previous(Expr& e, const Plan& plan) {
    if (e.kind == Expr::Kind::cell && e.cell.slot == Slot::value && plan[e.cell.node].role == Role::parameter)
        e.cell.slot = Slot::previous;
    for (Expr& arg : e.args) name_previous(arg, plan);
}

Expr explain_parameter(const Shown& s, Cell c) {
    if (!s.scene.plans.visible[c.node].wants_grad) return cell(c);  // no update touches it
    const bool by_hand = std::find(s.put.begin(), s.put.end(), c) != s.put.end();
    if (s.cursor.stage != Stage::update || c.slot == Slot::previous || by_hand) return cell(c);
    return find_optimizer(s.scene.model.optimizer)->explain(c, s.update_settings, s.cursor.step - 1);
}

}  // namespace

Expr explain(const Shown& s, Cell c) {
    const Plan& plan = s.scene.plans.visible;
    const Node& node = plan[c.node];
    const bool is_parameter = node.role == Role::parameter;
    if (c.slot != Slot::grad && is_parameter) return explain_parameter(s, c);
    if (c.slot == Slot::value && !forward_done(s, c.node)) return cell(c);

    const bool between_steps = s.cursor.stage == Stage::update;
    if (c.slot == Slot::grad && is_parameter && between_steps && !s.scene.whole_batch) return cell(c);
    Expr e = c.slot == Slot::grad ? explain_grad(s, c) : explain(plan, s.memory, c);
    if (between_steps) name_previous(e, plan);
    return e;
}

bool backward_done(const Shown& s, NodeId id) { return id >= first_backward_done(s); }

Expr explain_share(const Shown& s, NodeId consumer, int k, int index) {
    const Plan& plan = s.scene.plans.visible;
    Expr e = plan[consumer].op->explain_grad({plan, s.memory, consumer}, k, index);
    if (s.cursor.stage == Stage::update) name_previous(e, plan);
    return e;
}

}  // namespace chainrule
