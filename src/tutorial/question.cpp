#include "tutorial/question.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/arithmetic_scan.h"

namespace chainrule {
namespace {

constexpr double nothing = 1e-12;  // smaller results are what rounding leaves of 0

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A run of digits, commas and points as one number with a point: "0,25" -> "0.25", "1,234.5" -> "1234.5". What is neither stays.
Result<std::string> with_point(const std::string& number) {
    const size_t comma = number.find(','), point = number.find('.');
    if (comma == number.npos) return number;
    std::vector<std::string> groups{""};
    for (const char c : number.substr(0, point)) {
        if (c == ',') groups.emplace_back();
        else groups.back() += c;
    }
    bool thousands = groups[0].size() <= 3 && groups[0] != "0";
    for (size_t i = 1; i < groups.size(); ++i) thousands = thousands && groups[i].size() == 3;
    std::string joined;
    for (const std::string& group : groups) joined += group;
    if (point != number.npos || groups.size() > 2) return thousands ? joined + number.substr(std::min(point, number.size())) : number;
    const std::string decimal = groups[0] + "." + groups[1];
    if (thousands) return Error{"question.comma", {{"text", number}, {"one", decimal}, {"other", joined}}};
    return decimal;
}

// Between digits a comma belongs to a number, but not within the parentheses of max(1,2).
Result<std::string> with_points(const std::string& text) {
    if (text.find("max") != text.npos || text.find("min") != text.npos || text.find('[') != text.npos) return text;
    std::string all;
    for (size_t i = 0; i < text.size();) {
        size_t end = i;
        const auto digit_at = [&](size_t at) { return at < text.size() && is_digit(text[at]); };
        while (digit_at(end) || (end > i && end < text.size() && (text[end] == ',' || text[end] == '.') && digit_at(end + 1))) ++end;
        if (end == i) {
            all += text[i++];
            continue;
        }
        Result<std::string> number = with_point(text.substr(i, end - i));
        if (!number) return number.error();
        all += *number;
        i = end;
    }
    return all;
}

}  // namespace

Result<double> typed_number(std::string_view text, const Lookup& allowed) {
    const Result<std::string> written = with_points(in_ascii(text));
    if (!written) return written.error();
    const Result<Term> term = parse_value(*written == in_ascii(text) ? text : *written);
    if (!term) return term.error();
    const Result<double> number = evaluate(*term, allowed);
    if (!number) return Error{"question.name", number.error().arguments};
    if (!std::isfinite(*number)) return Error{"question.not_finite", {{"text", shortened(text)}}};
    return number;
}

bool is_right(double typed, double truth, int digits) {
    const double tolerance = 0.5 * std::pow(10.0, 1 - digits);
    if (std::fabs(truth) < nothing) return std::fabs(typed) <= tolerance * 0.1;
    return std::fabs(typed - truth) <= tolerance * std::fabs(truth);
}

}  // namespace chainrule
