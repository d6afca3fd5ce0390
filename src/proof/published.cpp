#include "proof/published.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace chainrule {

const std::vector<Publication>& publications() {
    static const std::vector<Publication> all = [] {
        std::vector<Publication> sources;
        for (auto* part : {published_networks, published_expressions, published_classifiers, published_draws}) {
            std::vector<Publication> some = part();
            std::move(some.begin(), some.end(), std::back_inserter(sources));
        }
        return sources;
    }();
    return all;
}

const Publication* find_publication(std::string_view id) {
    const std::vector<Publication>& all = publications();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Publication& source) { return source.id == id; });
    return found == all.end() ? nullptr : &*found;
}

int decimals_of(std::string_view printed) {
    const size_t point = printed.find('.');
    return point == printed.npos ? 0 : int(printed.size() - point - 1);
}

double tolerance_of(std::string_view printed, bool exact) {
    const double rounding = 4 * std::numeric_limits<double>::epsilon() * std::max(1.0, std::fabs(parse_number(printed).value_or(0)));
    const int decimals = decimals_of(printed);
    return exact || decimals == 0 ? rounding : std::max(rounding, 0.5 * std::pow(10, -decimals));
}

}  // namespace chainrule
