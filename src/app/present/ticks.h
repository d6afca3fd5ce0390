// Round numbers along an axis.
#pragma once
#include <vector>

namespace chainrule {

double round_step(double span, int most);  // 1, 2 or 5 times a power of ten, so that at most `most` of them make up `span`
std::vector<double> round_ticks(double low, double high, int most);  // multiples of such a step, both ends included

}  // namespace chainrule
