// The computed loss over one or two parameters, as presenters read it: a copy that nobody changes.
#pragma once
#include <array>
#include <memory>

#include "train/landscape.h"

namespace chainrule {

// A line of equal loss.
struct ContourLine {
    double loss = 0;
    bool closed = false;
    std::vector<std::array<double, 2>> points;  // values of the two parameters
};

struct LandscapeGrid {
    Chosen chosen;                         // the axes
    std::array<LandscapeRange, 2> range;
    int points = 0;                        // along an axis
    std::vector<double> losses;            // as in Landscape
    double lowest = 0, highest = 0;        // of the finite ones
    std::vector<ContourLine> contours;     // of two parameters, at contour_levels()
    int64_t step = 0;                      // of the run, whose other parameters it has
    uint64_t version = 0;                  // another one has another number

    bool is_curve() const { return chosen.count() == 1; }
    double at(int axis, int i) const;      // the parameter's value at point i
    bool holds(double x, double y) const;  // within the range
    // Between the points too, by two parabolas where there is room for them, so that a curve is smooth; NaN outside.
    double loss_at(double x, double y = 0) const;
    double straight_loss_at(double x, double y) const;  // the same by straight lines: quicker, for two parameters
    // The parameters' values where the loss is least.
    std::array<double, 2> lowest_place() const;
};

// Takes some milliseconds for a fine one, because of its contours.
LandscapeGrid grid_of(const Landscape& landscape, int64_t step, uint64_t version);

// The losses of a grid of two parameters with so many times the squares along an axis, as loss_at() has them.
std::vector<double> finer_losses(const LandscapeGrid& grid, int times);

constexpr int contours_wanted = 9;

// Losses to draw contours at, lowest first: even in the logarithm of the loss, powers of two or of a root of two, so that
// there are about as many as asked for. Where losses are negative, of their height above the lowest.
struct ContourLevels {
    double above = 0;       // what the logarithm is taken above of
    double per_octave = 1;  // how many to a doubling
    std::vector<double> losses;
};
ContourLevels contour_levels(double lowest, double highest, int about);

}  // namespace chainrule
