// One or two parameters that are looked at while all others stay: the axes of a landscape.
#pragma once
#include <string>
#include <vector>

#include "train/snapshot.h"

namespace chainrule {

struct Chosen {
    std::vector<std::string> names;  // of the cells
    std::vector<size_t> at;          // where they are in the parameter block

    int count() const { return int(at.size()); }
    double read(const Slab& parameters, int axis) const { return axis < count() ? parameters.at(at[size_t(axis)]) : 0; }
};

// Errors: "landscape.cells" (found: how many there are; one or two), "landscape.twice" (cell), "command.cell" (cell: no parameter).
Result<Chosen> choose_parameters(const Scene& scene, const std::vector<std::string>& cells);

}  // namespace chainrule
