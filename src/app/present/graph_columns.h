// The first half of a graph's layout: which nodes stand together, in which column, and how far down. Inside present/.
#pragma once
#include <vector>

#include "nn/plan.h"

namespace chainrule {

struct Seat {           // of a node, or of a wire on its way through a column
    NodeId node = -1;    // -1: a wire's
    int column = 0;
    float lane = 0;      // counted in cards
    int wire = -1;
};
struct GraphGroup {      // a layer, or all of a Plan without layers
    std::string name;
    int columns = 0;
    float lanes = 1;
    std::vector<Seat> seats;
};

// The wires are the Plan's inputs in order: node by node, input by input.
std::vector<GraphGroup> columns_of(const Plan& plan);

}  // namespace chainrule
