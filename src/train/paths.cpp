#include "train/paths.h"

#include <algorithm>

namespace chainrule {
namespace {

void collect(const Expr& e, const auto& wanted, std::vector<Cell>& cells) {
    const bool there = e.kind != Expr::Kind::cell || std::find(cells.begin(), cells.end(), e.cell) != cells.end();
    if (!there && wanted(e.cell)) cells.push_back(e.cell);
    for (const Expr& arg : e.args) collect(arg, wanted, cells);
}

// The one number of the consumer whose gradient arrives in a term.
std::optional<Cell> upstream_of(const Expr& term, NodeId consumer) {
    std::vector<Cell> arriving;
    collect(term, [&](Cell c) { return c.node == consumer && c.slot == Slot::grad; }, arriving);
    if (arriving.size() != 1) return std::nullopt;
    return Cell{consumer, Slot::value, arriving[0].index};
}

void take_terms(Expr e, std::vector<Expr>& terms) {
    if (e.kind != Expr::Kind::sum) return terms.push_back(std::move(e));
    for (Expr& term : e.args) take_terms(std::move(term), terms);
}

// What a consumer passes back, one path for each of its numbers; in one piece where a term cannot be told from the others.
std::vector<Path> split(Expr share, NodeId consumer, bool added) {
    std::vector<Expr> terms;
    take_terms(share, terms);
    std::vector<Path> paths;
    for (Expr& term : terms) {
        const std::optional<Cell> through = upstream_of(term, consumer);
        if (!through) {
            Path whole{consumer, std::nullopt, std::move(share), added};
            paths.clear();
            paths.push_back(std::move(whole));
            return paths;
        }
        const auto same = std::find_if(paths.begin(), paths.end(), [&](const Path& p) { return p.through == through; });
        if (same == paths.end()) paths.push_back({consumer, through, std::move(term), added});
        else if (same->share.kind == Expr::Kind::sum) same->share.args.push_back(std::move(term));
        else {
            std::vector<Expr> both;
            both.push_back(std::move(same->share)), both.push_back(std::move(term));
            same->share = sum(std::move(both));
        }
    }
    return paths;
}

}  // namespace

std::vector<Path> paths(const Shown& s, Cell c) {
    const Plan& plan = s.scene.plans.visible;
    const NodeId last = plan.loss >= 0 ? plan.loss : plan.n_nodes() - 1;
    std::vector<Path> all;
    for (NodeId id = c.node + 1; id <= last; ++id)
        for (size_t k = 0; k < plan[id].inputs.size(); ++k) {
            if (plan[id].inputs[k] != c.node) continue;
            const bool added = plan[c.node].wants_grad && backward_done(s, id);
            for (Path& path : split(explain_share(s, id, int(k), c.index), id, added)) all.push_back(std::move(path));
        }
    return all;
}

std::vector<Fed> fed_gradients(const Shown& s, Cell c) {
    const Plan& plan = s.scene.plans.visible;
    const Node& node = plan[c.node];
    std::vector<Fed> fed;
    if (!node.op || !node.wants_grad) return fed;
    const Expr formula = node.op->explain({plan, s.memory, c.node}, c.index);
    for (size_t k = 0; k < node.inputs.size(); ++k) {
        const NodeId in = node.inputs[k];
        if (!plan[in].wants_grad) continue;
        std::vector<Cell> cells;
        collect(formula, [&](Cell one) { return one.node == in; }, cells);
        for (const Cell one : cells) fed.push_back({one, int(k)});
    }
    return fed;
}

std::optional<Path> share_of(const Shown& s, Cell c, const Fed& fed) {
    for (Path& path : split(explain_share(s, c.node, fed.k, fed.cell.index), c.node, backward_done(s, c.node)))
        if (path.through == Cell{c.node, Slot::value, c.index}) return std::move(path);
    return std::nullopt;
}

}  // namespace chainrule
