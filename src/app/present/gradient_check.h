// The gradient check of one number as it is shown: backward's number, the one from differences, and how well they agree over h.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/masking.h"
#include "app/present/rect.h"
#include "base/strings.h"

namespace chainrule {

struct GradientCheckPicture {
    std::string h;         // "1e−5"
    std::string analytic;  // "?" while it is asked for; the other two then too
    std::string numeric, error;
    bool agrees = false;   // to six digits
    struct Point {
        float x, y;
    };
    std::vector<Point> curve;  // the U within `plot`, both axes logarithmic
    Point now{};               // where the chosen h is on it
    std::string first_h, last_h, least_error, largest_error;  // at the ends of the axes
    std::string summary;       // one sentence for those who cannot see it
};

inline constexpr int smallest_h = -12, largest_h = 0;  // exponents of ten

// Nothing where the cell has no gradient, or it is not computed yet. `exponent`: of h.
std::optional<GradientCheckPicture> present_gradient_check(const Snapshot& snapshot, const std::string& cell, int exponent, Rect plot, const Strings& words,
                                                           const Masking& masking);

}  // namespace chainrule
