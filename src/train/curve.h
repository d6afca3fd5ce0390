// A curve of fixed size over a run of any length: bins that hold the lowest and the highest value of a stretch
// of points. When the bins are full, neighbours are merged and a bin covers twice as much.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace chainrule {

class Curve {
  public:
    struct Bin {
        float low = 0, high = 0, last = 0;
    };
    explicit Curve(int bins = 512);  // an even number

    void add(int64_t x, double y);  // x: 0, 1, 2, ...; points that are there already stay as they are
    // Forgets points x >= points (a rewound run that goes another way). A bin that is cut in the middle keeps the
    // range it had: single points are not stored.
    void truncate(int64_t points);
    int64_t points() const { return points_; }
    int64_t points_per_bin() const { return stride_; }
    int size() const { return int((points_ + stride_ - 1) / stride_); }
    // A curve that was written down: its bins, first to last. Nothing where they cannot have come from a curve.
    static std::optional<Curve> from(std::span<const Bin> bins, int64_t points, int64_t points_per_bin);
    const Bin& operator[](int bin) const { return bins_[std::size_t(bin)]; }

  private:
    std::vector<Bin> bins_;
    int64_t points_ = 0, stride_ = 1;
};

}  // namespace chainrule
