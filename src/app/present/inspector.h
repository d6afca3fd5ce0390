// What the inspector says of the chosen cell: what it is, where it comes from, where it goes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/present/formula.h"
#include "base/strings.h"

namespace chainrule {

struct InspectorPicture {
    std::string cell;         // "hidden_1.w[0,2]"
    std::string description;  // "Weight from x₁ to hidden_1, neuron 3"
    std::string value;        // "·" where it is not computed yet
    std::string gradient;     // "" where it has none
    std::vector<Piece> from;       // the formula of its value; empty for leaves
    std::vector<Piece> gradient_from;  // the formula of its gradient
    std::vector<Piece> update;     // of a parameter after an update
    std::string note;              // why there is no formula: "Given by the data", "Learned"
};

// Nothing where `cell` names no number of the snapshot's Plan (another model by now).
std::optional<InspectorPicture> present_inspector(const Snapshot& snapshot, const std::string& cell, const Strings& words);

}  // namespace chainrule
