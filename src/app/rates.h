// Learning rates to choose from: the same stops for the slider and for the keys.
#pragma once
#include <vector>

namespace chainrule {

// Rising; `now` is among them also where it lies between two, so that what is set is what is shown.
std::vector<double> rate_stops(double now);
// The next one above (direction 1) or below (-1); `now` itself at the end.
double next_rate(double now, int direction);

}  // namespace chainrule
