// Which numbers are being asked for, and so must not show anywhere: this is the one place that decides it. Whoever turns a cell
// into text asks first and writes hidden_number instead.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "app/state.h"
#include "base/arithmetic.h"
#include "train/snapshot.h"

namespace chainrule {

inline constexpr const char* hidden_number = "?";

class Masking {
  public:
    Masking() = default;  // hides nothing
    // Cells as people write them; what names no number of this run hides nothing.
    Masking(const std::vector<std::string>& cells, const Snapshot& snapshot);

    bool empty() const { return hidden_.empty(); }
    std::span<const Cell> cells() const { return hidden_; }
    bool hides(Cell c) const;
    bool hides_any(std::span<const Cell> cells) const;
    bool hides_part_of(const Expr& formula) const;
    // Whether the number behind a term could be read off from it: one of its names is hidden.
    bool hides(const Term& term, const Snapshot& snapshot) const;

    bool operator==(const Masking&) const = default;

  private:
    std::vector<Cell> hidden_;
};

Masking masking(const AppState& state, const Snapshot& snapshot);
bool masked(const AppState& state, const Snapshot& snapshot, const std::string& cell);
// The losses of the whole data set. They would give away the number of an example or a weight that is asked for; and during the first
// forward pass they would run ahead of it.
bool loss_hidden(const AppState& state, const Snapshot& snapshot);
bool loss_computed(const Snapshot& snapshot);
std::string shown_loss(const AppState& state, const Snapshot& snapshot, double loss);  // as short_loss() has it

}  // namespace chainrule
