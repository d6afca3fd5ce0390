// Numbers as the screen writes them: a real minus sign, digits that align.
#pragma once
#include <string>

namespace chainrule {

std::string fixed(double x, int decimals);        // "−0.659"; "nan", "∞" as words of mathematics
std::string significant(double x, int digits);    // "0.03", "1.2e−5": as short as the digits allow
std::string reading(double x);                     // five decimals, or five digits of what is too small for them
std::string percent(double share);                // "93%"
std::string grouped(long long n);                 // "12 384"

}  // namespace chainrule
