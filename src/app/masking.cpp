#include "app/masking.h"

#include <algorithm>

#include "app/format.h"
#include "app/present/looking.h"

namespace chainrule {

Masking::Masking(const std::vector<std::string>& cells, const Snapshot& s) {
    for (const std::string& text : cells)
        if (Result<Cell> c = parse_cell(text, visible(s), looked_at(s), s.memory.work.rows)) hidden_.push_back(*c);
}

bool Masking::hides(Cell c) const { return std::find(hidden_.begin(), hidden_.end(), c) != hidden_.end(); }

bool Masking::hides_any(std::span<const Cell> cells) const {
    return std::any_of(cells.begin(), cells.end(), [&](Cell c) { return hides(c); });
}

bool Masking::hides_part_of(const Expr& formula) const {
    if (formula.kind == Expr::Kind::cell && hides(formula.cell)) return true;
    return std::any_of(formula.args.begin(), formula.args.end(), [&](const Expr& arg) { return hides_part_of(arg); });
}

bool Masking::hides(const Term& term, const Snapshot& s) const {
    if (hidden_.empty()) return false;
    for (const std::string& name : names_in(term))
        if (Result<Cell> c = parse_cell(name, visible(s), looked_at(s), s.memory.work.rows); c && hides(*c)) return true;
    return false;
}

Masking masking(const AppState& state, const Snapshot& snapshot) { return {state.masked, snapshot}; }

bool masked(const AppState& state, const Snapshot& snapshot, const std::string& cell) {
    if (state.masked.empty()) return false;
    Result<Cell> c = parse_cell(cell, visible(snapshot), looked_at(snapshot), snapshot.memory.work.rows);
    return c && masking(state, snapshot).hides(*c);
}

bool loss_hidden(const AppState& state, const Snapshot& snapshot) {
    if (state.masked.empty()) return false;
    const Masking hiding = masking(state, snapshot);
    return std::any_of(hiding.cells().begin(), hiding.cells().end(), [](Cell c) { return c.slot == Slot::value; });
}

bool loss_computed(const Snapshot& snapshot) {
    const Cursor& at = snapshot.cursor;
    return at.step > 0 || at.tick == 0 || value_known(snapshot, visible(snapshot).loss);
}

std::string shown_loss(const AppState& state, const Snapshot& snapshot, double loss) {
    if (loss_hidden(state, snapshot)) return hidden_number;
    return loss_computed(snapshot) ? short_loss(loss) : not_computed;
}

}  // namespace chainrule
