// Numbers as the screen writes them: a real minus sign, digits that align.
#pragma once
#include <string>

namespace chainrule {

std::string fixed(double x, int decimals);        // "−0.659"; "nan", "∞" as words of mathematics
std::string significant(double x, int digits);    // "0.03", "1.2e−5": as short as the digits allow
std::string fitted(double x, int characters);      // the most significant digits (up to 3) that fit; "1e−3" where no other way does
double rounded_to(double x, int digits);           // to significant digits, as significant() writes it
std::string reading(double x);                     // five decimals, or five digits of what is too small for them
std::string short_loss(double loss);               // four decimals, fewer where it is large, so that it keeps its width
std::string percent(double share);                // "93%"
std::string grouped(long long n);                 // "12 384"
std::string factor(std::string number);           // "(−2)": as it stands behind a sign of multiplication

inline constexpr const char* not_computed = "\u2013";  // in place of a number that is not there yet

}  // namespace chainrule
