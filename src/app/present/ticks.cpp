#include "app/present/ticks.h"

#include <cmath>

namespace chainrule {

double round_step(double span, int most) {
    const double raw = span / most, decade = std::pow(10.0, std::floor(std::log10(raw)));
    for (double factor : {1.0, 2.0, 5.0})
        if (decade * factor >= raw * 0.999) return decade * factor;
    return decade * 10;
}

std::vector<double> round_ticks(double low, double high, int most) {
    std::vector<double> ticks;
    if (!(high > low)) return ticks;
    const double step = round_step(high - low, most);
    for (double n = std::ceil(low / step - 1e-9); n * step <= high + step * 1e-9; ++n) ticks.push_back(n == 0 ? 0 : n * step);
    return ticks;
}

}  // namespace chainrule
