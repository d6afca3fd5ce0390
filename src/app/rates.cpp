#include "app/rates.h"

#include <algorithm>
#include <cmath>

namespace chainrule {

std::vector<double> rate_stops(double now) {
    std::vector<double> stops{0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3};
    const bool known = std::any_of(stops.begin(), stops.end(), [&](double stop) { return std::fabs(stop - now) <= 1e-6 * stop; });
    if (!known) stops.insert(std::lower_bound(stops.begin(), stops.end(), now), now);
    return stops;
}

double next_rate(double now, int direction) {
    const std::vector<double> stops = rate_stops(now);
    const auto same = [&](double stop) { return stop == now || std::fabs(stop - now) <= 1e-6 * stop; };
    const int at = int(std::find_if(stops.begin(), stops.end(), same) - stops.begin());
    return stops[size_t(std::clamp(at + direction, 0, int(stops.size()) - 1))];
}

}  // namespace chainrule
