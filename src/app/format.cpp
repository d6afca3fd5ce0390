#include "app/format.h"

#include <cmath>
#include <cstdio>

namespace chainrule {
namespace {

const std::string minus = "\u2212";

// The C library writes '-' for signs and exponents alike; both become the real minus.
std::string with_minus(const char* text) {
    std::string out;
    for (const char* c = text; *c; ++c) out += *c == '-' ? minus : std::string(1, *c);
    return out;
}

std::string not_finite(double x) { return std::isnan(x) ? "NaN" : x > 0 ? "\u221e" : minus + "\u221e"; }

}  // namespace

std::string fixed(double x, int decimals) {
    if (!std::isfinite(x)) return not_finite(x);
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, x);
    // What rounds to zero has no sign: "-0.000" says nothing.
    bool zero = true;
    for (const char* c = text; *c; ++c) zero = zero && (*c == '-' || *c == '0' || *c == '.');
    return with_minus(zero && text[0] == '-' ? text + 1 : text);
}

std::string significant(double x, int digits) {
    if (!std::isfinite(x)) return not_finite(x);
    char text[64];
    std::snprintf(text, sizeof text, "%.*g", digits, x);
    std::string out;
    for (const char* c = text; *c; ++c) {
        out += *c;
        if (*c == 'e') {  // "e-05" -> "e-5": exponents without padding
            out += c[1] == '-' ? "-" : "";
            c += 1;
            while (c[1] == '0' && c[2]) ++c;
        }
    }
    return with_minus(out.c_str());
}

std::string reading(double x) { return x != 0 && std::fabs(x) < 1e-3 ? significant(x, 5) : fixed(x, 5); }

std::string percent(double share) { return fixed(100 * share, 0) + "%"; }

std::string grouped(long long n) {
    std::string digits = std::to_string(n), out;
    for (size_t i = 0; i < digits.size(); ++i) {
        if (i && (digits.size() - i) % 3 == 0 && digits[i - 1] != '-') out += ' ';
        out += digits[i];
    }
    return out;
}

}  // namespace chainrule
