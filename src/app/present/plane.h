// What is under the pointer on the picture of the plane: the point, what the network makes of it, and the example that lies there.
#pragma once
#include <optional>
#include <string>

#include "app/masking.h"
#include "base/strings.h"

namespace chainrule {

struct PlaneReading {
    double x1 = 0, x2 = 0;          // of the example where there is one, otherwise of the pointer
    std::optional<double> output;   // of the last neuron in the nearest cell of its map; nothing where there are no maps
    double target = 0;              // of the example
    enum class Example { none, train, test } example = Example::none;
};

// `reach`: how far from (x1, x2) an example may lie, in units of the plane; the nearest one counts. Nothing outside the plane, and for
// data that is not drawn on one.
std::optional<PlaneReading> read_plane(const Snapshot& snapshot, double x1, double x2, double reach);

// In words, a line each. While the network's output is asked for it is hidden here too.
std::string plane_text(const PlaneReading& reading, const Snapshot& snapshot, const Masking& masking, const Strings& words);

}  // namespace chainrule
