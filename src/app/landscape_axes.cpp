#include "app/landscape_axes.h"

#include "app/present/looking.h"

namespace chainrule {

std::vector<std::string> axis_cells(const Snapshot& s, size_t most) {
    std::vector<std::string> cells;
    const Plan& plan = visible(s);
    for (NodeId id = 0; id < plan.n_nodes(); ++id)
        for (int i = 0; plan[id].role == Role::parameter && i < plan[id].shape.count() && cells.size() < most; ++i)
            cells.push_back(to_text(Cell{id, Slot::value, i}, plan));
    return cells;
}

std::vector<std::string> default_axes(const Snapshot& s) {
    const Plan& plan = visible(s);
    if (plan.layers.empty() || plan.layers.back().kernel < 0) return axis_cells(s, 2);
    const LayerNodes& last = plan.layers.back();
    // Of the same neuron: one row of the kernel further.
    const int weights = plan[last.kernel].shape.count(), units = plan[last.output].shape.count();
    std::vector<std::string> cells{to_text(Cell{last.kernel, Slot::value, 0}, plan)};
    if (units < weights) cells.push_back(to_text(Cell{last.kernel, Slot::value, units}, plan));
    else if (last.bias >= 0) cells.push_back(to_text(Cell{last.bias, Slot::value, 0}, plan));
    return cells;
}

}  // namespace chainrule
