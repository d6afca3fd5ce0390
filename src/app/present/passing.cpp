#include "app/present/passing.h"

#include <algorithm>

namespace chainrule {
namespace {

void collect(const Expr& e, std::vector<Cell>& cells) {
    if (e.kind == Expr::Kind::cell && std::find(cells.begin(), cells.end(), e.cell) == cells.end()) cells.push_back(e.cell);
    for (const Expr& arg : e.args) collect(arg, cells);
}

// Every share is linear in what arrives, so the local derivative is the share of 1.
void set_to_one(Expr& e, Cell upstream) {
    if (e.kind == Expr::Kind::cell && e.cell == upstream) e = number(1);
    for (Expr& arg : e.args) set_to_one(arg, upstream);
}

}  // namespace

bool backward_ran(const Snapshot& s, NodeId node) {
    if (s.cursor.tick == 0) return s.cursor.step > 0;
    return s.cursor.stage == Stage::update || (s.cursor.stage == Stage::backward && s.cursor.node <= node);
}

Passing passing(const Snapshot& s, NodeId consumer, int k, int index) {
    const Plan& plan = visible(s);
    Passing p;
    p.share = explain_share(shown(s), consumer, k, index);
    p.ran = backward_ran(s, consumer);
    collect(p.share, p.behind);
    std::vector<Cell> upstream;
    for (const Cell c : p.behind)
        if (c.node == consumer && c.slot == Slot::grad) upstream.push_back(c);
    p.terms = int(upstream.size());
    p.downstream = evaluate(p.share, plan, s.memory);
    if (upstream.size() != 1) return p;
    p.from = upstream[0];
    p.upstream = read(p.from, plan, s.memory);
    Expr local = p.share;
    set_to_one(local, p.from);
    collect(local, p.behind_local);
    p.local = evaluate(local, plan, s.memory);
    return p;
}

}  // namespace chainrule
