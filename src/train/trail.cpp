#include "train/trail.h"

#include <algorithm>
#include <limits>

namespace chainrule {
namespace {

constexpr size_t most_numbers = 1 << 16, fewest_points = 16, most_points_ever = 2048;

}  // namespace

Trail::Trail(size_t parameters)
    : width_(parameters), most_(std::clamp(most_numbers / std::max<size_t>(1, parameters), fewest_points, most_points_ever)) {
    steps_.reserve(most_);
    values_.reserve(most_ * width_);
}

Trail& Trail::operator=(const Trail& other) {
    width_ = other.width_, most_ = other.most_, spacing_ = other.spacing_;
    steps_.reserve(most_);
    values_.reserve(most_ * width_);
    steps_ = other.steps_;
    values_ = other.values_;
    return *this;
}

void Trail::record(int64_t step, const Slab& parameters) {
    if (most_ == 0 || step % spacing_ != 0) return;
    auto place = std::lower_bound(steps_.begin(), steps_.end(), step);
    if (place == steps_.end() || *place != step) {
        if (steps_.size() == most_) {
            thin();
            return record(step, parameters);
        }
        const auto at = place - steps_.begin();
        steps_.insert(place, step);
        values_.insert(values_.begin() + at * std::ptrdiff_t(width_), width_, 0.0);
        place = steps_.begin() + at;
    }
    double* row = values_.data() + size_t(place - steps_.begin()) * width_;
    for (size_t i = 0; i < width_; ++i) row[i] = parameters.at(i);
}

void Trail::thin() {
    spacing_ *= 2;
    size_t kept = 0;
    for (size_t i = 0; i < steps_.size(); ++i) {
        if (steps_[i] % spacing_ != 0) continue;
        std::copy_n(values_.begin() + std::ptrdiff_t(i * width_), width_, values_.begin() + std::ptrdiff_t(kept * width_));
        steps_[kept++] = steps_[i];
    }
    steps_.resize(kept);
    values_.resize(kept * width_);
}

void Trail::forget_after(int64_t step) {
    const auto end = std::upper_bound(steps_.begin(), steps_.end(), step);
    steps_.erase(end, steps_.end());
    values_.resize(steps_.size() * width_);
}

bool Trail::read(int64_t step, Slab& parameters) const {
    const auto place = std::lower_bound(steps_.begin(), steps_.end(), step);
    if (place == steps_.end() || *place != step || parameters.size() != width_) return false;
    const double* row = values_.data() + size_t(place - steps_.begin()) * width_;
    for (size_t i = 0; i < width_; ++i) parameters.set(i, row[i]);
    return true;
}

std::vector<TrailPoint> Trail::way(std::span<const size_t> at, int64_t last_step) const {
    std::vector<TrailPoint> points;
    for (size_t i = 0; i < steps_.size() && steps_[i] <= last_step; ++i) {
        const double* row = values_.data() + i * width_;
        points.push_back({steps_[i], row[at[0]], at.size() > 1 ? row[at[1]] : 0, std::numeric_limits<double>::quiet_NaN()});
    }
    return points;
}

}  // namespace chainrule
