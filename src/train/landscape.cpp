#include "train/landscape.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chainrule {

Landscape::Landscape(const Snapshot& s, Chosen chosen)
    : scene_(s.scene), whole_(s), start_(s.memory.parameters->value), chosen_(std::move(chosen)) {}

Result<std::unique_ptr<Landscape>> Landscape::make(const Snapshot& snapshot, const LandscapeSpec& spec) {
    Result<Chosen> chosen = choose_parameters(*snapshot.scene, spec.cells);
    if (!chosen) return chosen.error();
    if (spec.points < 2 || spec.points > 501)
        return Error{"values.range",
                     {{"name", "points"}, {"found", std::to_string(spec.points)}, {"expected", "2 .. 501"}, {"of", "landscape"}}};
    std::vector<LandscapeRange> ranges = spec.ranges;
    ranges.resize(spec.cells.size());
    for (size_t i = 0; i < ranges.size(); ++i) {
        const LandscapeRange r = ranges[i];
        if (!std::isfinite(r.low) || !std::isfinite(r.high) || !(r.low < r.high))
            return Error{"landscape.range", {{"cell", chosen->names[i]}, {"low", number_text(r.low)}, {"high", number_text(r.high)}}};
    }
    std::unique_ptr<Landscape> made(new Landscape(snapshot, std::move(*chosen)));
    made->ranges_ = std::move(ranges);
    made->points_ = spec.points;
    const size_t rows = spec.cells.size() == 2 ? size_t(spec.points) : 1;
    made->losses_.assign(rows * size_t(spec.points), std::numeric_limits<double>::quiet_NaN());
    made->lowest_ = std::numeric_limits<double>::infinity();
    made->highest_ = -made->lowest_;
    return made;
}

double Landscape::at(int axis, int i) const {
    const LandscapeRange r = range(axis);
    return i == points_ - 1 ? r.high : r.low + (r.high - r.low) * i / (points_ - 1);
}

bool Landscape::work(int evaluations) {
    Slab& value = whole_.parameters().value;
    for (; evaluations > 0 && !done(); --evaluations, ++next_) {
        const int place[2] = {int(next_) % points_, int(next_) / points_};
        for (int axis = 0; axis < chosen_.count(); ++axis) value.set(chosen_.at[size_t(axis)], at(axis, place[axis]));
        const double loss = losses_[next_] = whole_.loss();
        if (!std::isfinite(loss)) continue;
        lowest_ = std::min(lowest_, loss), highest_ = std::max(highest_, loss);
    }
    return done();
}

bool Landscape::fits(const Snapshot& s) const {
    if (s.scene != scene_) return false;
    const Slab& value = s.memory.parameters->value;
    for (size_t i = 0; i < value.size(); ++i) {
        const bool axis = std::find(chosen_.at.begin(), chosen_.at.end(), i) != chosen_.at.end();
        if (!axis && value.at(i) != start_.at(i)) return false;
    }
    return true;
}

}  // namespace chainrule
