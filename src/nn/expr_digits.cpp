#include "nn/expr_digits.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace chainrule {

std::string value_digits(double x, int digits) {
    if (x == 0) return "0";  // a zero's sign means nothing to a reader, and "0 − 0" would be another formula
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, x);
    const std::string plain = buffer;
    const size_t e = plain.find('e');
    if (e == std::string::npos) return plain;
    // "1e-07" -> "1e-7", "1e+20" -> "1e20"
    const size_t first = plain.find_first_not_of("+-0", e + 1);
    return plain.substr(0, e + 1) + (plain[e + 1] == '-' ? "-" : "") + plain.substr(first);
}

std::string constant_digits(double x, int digits) {
    const bool with_exponent = std::fabs(x) < 1e-4 || std::fabs(x) >= 1e7;  // 100 rather than 1e2
    for (int enough = 1; enough <= 7; ++enough) {
        const std::string text = value_digits(x, enough);
        if (std::strtod(text.c_str(), nullptr) == x && (with_exponent || text.find('e') == std::string::npos)) return text;
    }
    return value_digits(x, digits);
}

bool is_hidden(Cell c, const TextStyle& style) { return std::find(style.hidden.begin(), style.hidden.end(), c) != style.hidden.end(); }

std::vector<size_t> largest_terms(const Expr& sum, const Plan& plan, const Memory& memory, int most) {
    std::vector<size_t> order(sum.args.size());
    std::iota(order.begin(), order.end(), size_t(0));
    if (int(order.size()) <= most) return order;
    std::vector<double> size;
    for (const Expr& term : sum.args) {
        const double x = std::fabs(evaluate(term, plan, memory));
        size.push_back(std::isnan(x) ? std::numeric_limits<double>::infinity() : x);
    }
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return size[a] != size[b] ? size[a] > size[b] : a < b; });
    order.resize(size_t(std::max(most, 0)));
    std::sort(order.begin(), order.end());
    return order;
}

}  // namespace chainrule
