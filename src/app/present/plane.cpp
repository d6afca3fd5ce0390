#include "app/present/plane.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/format.h"
#include "app/present/looking.h"

namespace chainrule {
namespace {

void nearest_example(PlaneReading& reading, const std::vector<double>& x, const std::vector<double>& y, PlaneReading::Example kind, double& reach, double x1,
                     double x2) {
    for (size_t i = 0; 2 * i + 1 < x.size(); ++i) {
        const double distance = std::hypot(x[2 * i] - x1, x[2 * i + 1] - x2);
        if (distance > reach) continue;
        reach = distance;
        reading.x1 = x[2 * i], reading.x2 = x[2 * i + 1], reading.target = y[i], reading.example = kind;
    }
}

}  // namespace

std::optional<PlaneReading> read_plane(const Snapshot& s, double x1, double x2, double reach) {
    const Dataset& data = *s.scene->data;
    const auto outside = [&](double x) { return !(x >= data.lowest && x <= data.highest); };
    if (data.inputs != 2 || data.outputs != 1 || outside(x1) || outside(x2)) return std::nullopt;
    PlaneReading reading;
    reading.x1 = x1, reading.x2 = x2;
    nearest_example(reading, data.test_x, data.test_y, PlaneReading::Example::test, reach, x1, x2);
    nearest_example(reading, data.x, data.y, PlaneReading::Example::train, reach, x1, x2);
    const int grid = s.scene->grid;
    const size_t map = size_t(grid) * size_t(grid);
    if (map == 0 || s.grid_values.size() < map) return reading;
    const double cell = (data.highest - data.lowest) / grid;
    const int column = std::clamp(int((reading.x1 - data.lowest) / cell), 0, grid - 1);
    const int row = std::clamp(int((data.highest - reading.x2) / cell), 0, grid - 1);
    reading.output = s.grid_values[s.grid_values.size() - map + size_t(row) * size_t(grid) + size_t(column)];
    return reading;
}

std::string plane_text(const PlaneReading& reading, const Snapshot& s, const Masking& masking, const Strings& words) {
    std::string text = words("plane.point", {{"x1", fixed(reading.x1, 2)}, {"x2", fixed(reading.x2, 2)}});
    if (reading.output) {
        const bool hidden = visible(s).output >= 0 && masking.hides(cell_at(s, visible(s).output, 0));
        text += "\n" + words("plane.output", {{"value", hidden ? hidden_number : fixed(*reading.output, 2)}});
    }
    if (reading.example != PlaneReading::Example::none)
        text += "\n" + words(reading.example == PlaneReading::Example::train ? "plane.train_point" : "plane.test_point", {{"target", significant(reading.target, 3)}});
    return text;
}

}  // namespace chainrule
