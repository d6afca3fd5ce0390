#include "nn/names.h"

namespace chainrule {

// ASCII only: these are names of code, and the C library's functions would ask the locale.
std::string snake_case(std::string_view camel) {
    std::string out;
    bool after_small = false;
    for (char c : camel) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital && after_small) out += '_';
        out += capital ? char(c - 'A' + 'a') : c;
        after_small = !capital && c != '_';
    }
    return out;
}

std::string camel_case(std::string_view snake) {
    std::string out;
    bool raise = true;
    for (char c : snake) {
        if (c != '_') out += raise && c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
        raise = c == '_';
    }
    return out;
}

}  // namespace chainrule
