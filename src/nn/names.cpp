#include "nn/names.h"

#include <algorithm>

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

bool is_layer_name(std::string_view name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
               c == '/' || static_cast<unsigned char>(c) >= 0x80;
    };
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), allowed);
}

}  // namespace chainrule
