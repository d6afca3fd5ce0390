// The way of a run through its parameters: what is drawn on a landscape. The Session records its steps, so that any two
// parameters can be looked at afterwards. Of a fixed size: where there are too many steps, every second one is dropped. All room is
// taken at the start, and copies into one that has had a copy before allocate nothing.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "nn/memory.h"

namespace chainrule {

struct TrailPoint {
    int64_t step = 0;
    double x = 0, y = 0;  // y is 0 with one parameter
    double loss = 0;      // NaN where nobody has computed it
    bool operator==(const TrailPoint&) const = default;
};

class Trail {
  public:
    Trail() = default;
    explicit Trail(size_t parameters);  // how many a step has
    Trail(const Trail& other) { *this = other; }
    Trail& operator=(const Trail& other);

    // The parameters that a step begins with; takes the place of what was there. Steps between those that are kept are left out.
    void record(int64_t step, const Slab& parameters);
    void forget_after(int64_t step);  // the run goes another way from there
    bool read(int64_t step, Slab& parameters) const;  // all of them at that step; false, and nothing done, where it is not kept

    size_t points() const { return steps_.size(); }
    size_t most_points() const { return most_; }
    // Through one or two parameters, given by their places in the block, up to a step. Losses are NaN.
    std::vector<TrailPoint> way(std::span<const size_t> at, int64_t last_step) const;

  private:
    void thin();

    size_t width_ = 0, most_ = 0;
    int64_t spacing_ = 1;         // steps between two points
    std::vector<int64_t> steps_;  // ascending
    std::vector<double> values_;  // points x width_
};

}  // namespace chainrule
