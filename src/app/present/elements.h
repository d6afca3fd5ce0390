// Which number of every node is looked at: the chosen one, and in the other nodes those that it comes from and goes to. So a
// picture of whole nodes can show one number of each, and they belong together.
#pragma once
#include "app/present/looking.h"

namespace chainrule {

struct Elements {
    int row = 0;              // of memory: the example
    std::vector<int> of;      // per node, within one example
    NodeId chosen = -1;       // the node of the chosen cell
    bool is_chosen(NodeId node) const { return node == chosen; }
};

// `chosen`: a cell's text, of any slot; where it names none, the last number is the one looked at.
Elements elements(const Snapshot& snapshot, const std::string& chosen);

Cell cell_of(const Snapshot& snapshot, const Elements& elements, NodeId node, Slot slot = Slot::value);

}  // namespace chainrule
