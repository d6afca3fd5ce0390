#include "train/unfold.h"

#include <iterator>

namespace chainrule {
namespace {

// (a + b) + c reads as a + b + c: a product's terms and the bias are one sum.
void flatten(Expr& e) {
    if (e.kind != Expr::Kind::sum) return;
    std::vector<Expr> flat;
    for (Expr& arg : e.args) {
        if (arg.kind == Expr::Kind::sum) std::move(arg.args.begin(), arg.args.end(), std::back_inserter(flat));
        else flat.push_back(std::move(arg));
    }
    e.args = std::move(flat);
}

void unfold(Expr& e, const Shown& s, std::string_view layer) {
    if (e.kind == Expr::Kind::cell && e.cell.slot == Slot::value) {
        const Node& node = s.scene.plans.visible[e.cell.node];
        if (node.op && layer_of(node.name) == layer) {
            Expr formula = explain(s, e.cell);
            if (formula.kind == Expr::Kind::cell) return;  // not computed yet: it stands for itself
            e = std::move(formula);
            return unfold(e, s, layer);
        }
    }
    for (Expr& arg : e.args) unfold(arg, s, layer);
    flatten(e);
}

}  // namespace

std::string_view layer_of(std::string_view node_name) {
    const size_t dot = node_name.rfind('.');  // a layer's name may have dots of its own
    return dot == std::string_view::npos ? std::string_view{} : node_name.substr(0, dot);
}

Expr explain_unfolded(const Shown& s, Cell c) {
    Expr e = explain(s, c);
    const Node& node = s.scene.plans.visible[c.node];
    const std::string_view layer = layer_of(node.name);
    if (c.slot == Slot::value && node.op && !layer.empty() && e.kind != Expr::Kind::cell) unfold(e, s, layer);
    return e;
}

}  // namespace chainrule
