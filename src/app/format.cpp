#include "app/format.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

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

std::string fitted(double x, int characters) {
    const auto fits = [&](const std::string& text) {
        int count = 0;
        for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        return count <= characters;
    };
    for (int digits = 3; digits >= 1; --digits)
        if (std::string text = significant(x, digits); fits(text)) return text;
    char text[64];
    std::snprintf(text, sizeof text, "%.0e", x);
    std::string out;
    for (const char* c = text; *c; ++c)
        if (!(*c == '+' || (*c == '0' && out.find('e') != std::string::npos))) out += *c;
    return with_minus(out.c_str());
}

double rounded_to(double x, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*g", digits, x);
    return std::strtod(text, nullptr);
}

std::string reading(double x) { return x != 0 && std::fabs(x) < 1e-3 ? significant(x, 5) : fixed(x, 5); }

std::string short_loss(double loss) {
    int decimals = 4;
    for (double size = std::fabs(loss); decimals > 0 && size >= 10; size /= 10) --decimals;
    return std::fabs(loss) < 1e6 ? fixed(loss, decimals) : significant(loss, 3);
}

std::string percent(double share) { return fixed(100 * share, 0) + "%"; }

std::string grouped(long long n) {
    std::string digits = std::to_string(n), out;
    for (size_t i = 0; i < digits.size(); ++i) {
        if (i && (digits.size() - i) % 3 == 0 && digits[i - 1] != '-') out += ' ';
        out += digits[i];
    }
    return out;
}

std::string factor(std::string number) { return number.starts_with(minus) ? "(" + number + ")" : number; }

}  // namespace chainrule
