#include "train/curve.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace chainrule {

Curve::Curve(int bins) : bins_(size_t(bins)) {
    CHAINRULE_ASSERT(bins > 0 && bins % 2 == 0, "a curve merges its bins in pairs");
}

void Curve::add(int64_t x, double y) {
    if (x < points_) return;
    CHAINRULE_ASSERT(x == points_, "the points of a curve come one after the other");
    if (x / stride_ == int64_t(bins_.size())) {
        for (size_t i = 0; i < bins_.size() / 2; ++i) {
            const Bin &a = bins_[2 * i], &b = bins_[2 * i + 1];
            bins_[i] = {std::fmin(a.low, b.low), std::fmax(a.high, b.high), b.last};
        }
        stride_ *= 2;
    }
    Bin& bin = bins_[size_t(x / stride_)];
    const float value = float(y);
    if (x % stride_ == 0) bin = {value, value, value};
    else bin = {std::fmin(bin.low, value), std::fmax(bin.high, value), value};
    ++points_;
}

void Curve::truncate(int64_t points) { points_ = std::clamp<int64_t>(points, 0, points_); }

std::optional<Curve> Curve::from(std::span<const Bin> bins, int64_t points, int64_t points_per_bin) {
    Curve curve;
    const bool power_of_two = points_per_bin > 0 && (points_per_bin & (points_per_bin - 1)) == 0;
    if (!power_of_two || points_per_bin > int64_t(1) << 40 || points < 0 || points > int64_t(curve.bins_.size()) * points_per_bin)
        return std::nullopt;
    curve.points_ = points, curve.stride_ = points_per_bin;
    if (int(bins.size()) != curve.size()) return std::nullopt;
    std::copy(bins.begin(), bins.end(), curve.bins_.begin());
    return curve;
}

}  // namespace chainrule
