#include "app/present/elements.h"

#include <algorithm>

namespace chainrule {
namespace {

// Calls `found` with every cell in a formula until it returns true; says whether it did.
bool any_cell(const Expr& e, const auto& found) {
    if (e.kind == Expr::Kind::cell && found(e.cell)) return true;
    return std::any_of(e.args.begin(), e.args.end(), [&](const Expr& arg) { return any_cell(arg, found); });
}

class Finder {
  public:
    Finder(const Snapshot& s, Elements& result) : plan_(visible(s)), memory_(s.memory), result_(result) {}

    // From inputs to what is computed from them.
    void follow(NodeId id) {
        const Node& node = plan_[id];
        for (size_t k = 0; k < node.inputs.size() && result_.of[size_t(id)] < 0; ++k) {
            const NodeId in = node.inputs[k];
            if (result_.of[size_t(in)] < 0) continue;
            const Expr share = node.op->explain_grad({plan_, memory_, id}, int(k), absolute(in, result_.of[size_t(in)]));
            any_cell(share, [&](Cell c) { return c.node == id && c.slot == Slot::grad && take(c); });
            if (result_.of[size_t(id)] < 0) result_.of[size_t(id)] = 0;
        }
    }

    // From a number to those it is computed from: of a sum's terms the one that has an input which is looked at already.
    void trace(NodeId id) {
        const Node& node = plan_[id];
        if (!node.op || result_.of[size_t(id)] < 0) return;
        const Expr formula = node.op->explain({plan_, memory_, id}, absolute(id, result_.of[size_t(id)]));
        if (formula.kind == Expr::Kind::sum)
            for (const Expr& term : formula.args)
                if (holds_known(term, id)) take_inputs(term, id);
        take_inputs(formula, id);
    }

  private:
    int absolute(NodeId id, int index) const {
        const Shape& shape = plan_[id].shape;
        return (shape.batched ? result_.row * shape.count() : 0) + index;
    }
    bool take(Cell c) {
        const Shape& shape = plan_[c.node].shape;
        if (shape.batched && c.index / shape.count() != result_.row) return false;
        if (result_.of[size_t(c.node)] < 0) result_.of[size_t(c.node)] = c.index % shape.count();
        return true;
    }
    bool is_input(NodeId id, NodeId node) const {
        return std::find(plan_[id].inputs.begin(), plan_[id].inputs.end(), node) != plan_[id].inputs.end();
    }
    bool holds_known(const Expr& term, NodeId id) const {
        return any_cell(term, [&](Cell c) {
            const int of = result_.of[size_t(c.node)];
            return is_input(id, c.node) && of >= 0 && absolute(c.node, of) == c.index;
        });
    }
    void take_inputs(const Expr& e, NodeId id) {
        any_cell(e, [&](Cell c) {
            if (is_input(id, c.node)) take(c);
            return false;
        });
    }

    const Plan& plan_;
    const Memory& memory_;
    Elements& result_;
};

}  // namespace

Elements elements(const Snapshot& s, const std::string& chosen) {
    const Plan& plan = visible(s);
    Elements result;
    result.row = looked_at(s);
    result.of.assign(size_t(plan.n_nodes()), -1);
    if (Result<Cell> cell = chosen.empty() ? Error{} : parse_cell(chosen, plan, looked_at(s), s.memory.work.rows); cell) {
        const Shape& shape = plan[cell->node].shape;
        if (shape.batched) result.row = cell->index / shape.count();
        result.chosen = cell->node;
        result.of[size_t(cell->node)] = cell->index % shape.count();
    }
    Finder finder(s, result);
    for (NodeId id = 0; id < plan.n_nodes(); ++id) finder.follow(id);
    if (plan.n_nodes() > 0 && result.of.back() < 0) result.of.back() = 0;
    for (NodeId id = plan.n_nodes() - 1; id >= 0; --id) finder.trace(id);
    for (int& of : result.of) of = std::max(of, 0);
    return result;
}

Cell cell_of(const Snapshot& s, const Elements& elements, NodeId node, Slot slot) {
    const Shape& shape = visible(s)[node].shape;
    return {node, slot, (shape.batched ? elements.row * shape.count() : 0) + elements.of[size_t(node)]};
}

}  // namespace chainrule
