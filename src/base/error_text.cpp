#include "base/error_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace chainrule {
namespace {

// How many bytes the character at the start of the text has; 0 where it is none, or one that is not for printing.
size_t character(std::string_view text) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(0);
    if (first < 0x80) return first < 0x20 || first == 0x7f ? 0 : 1;
    const size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    unsigned code = first & (0x7fu >> length);
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return 0;
        code = code << 6 | (byte(i) & 0x3f);
    }
    constexpr std::array<unsigned, 5> shortest = {0, 0, 0xa0, 0x800, 0x10000};  // below 0xa0 are control characters again
    return first >= 0xc0 && code >= shortest[length] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? length : 0;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const size_t length = character(text);
        if (length > 0) {
            out += text.substr(0, length);
        } else {
            std::array<char, 8> code;
            std::snprintf(code.data(), code.size(), "\\x%02X", static_cast<unsigned char>(text[0]));
            out += code.data();
        }
        text.remove_prefix(std::max<size_t>(1, length));
    }
    return out;
}

std::string word(const Error& error, const Strings& strings) {
    auto arguments = error.arguments;
    for (auto& [name, value] : arguments) {
        const std::string* inner = value.starts_with('@') ? strings.find("error." + value.substr(1)) : nullptr;
        value = inner ? *inner : printable(value);
    }
    const std::string key = "error." + error.key;
    if (const std::string* sentence = strings.find(key)) {
        const bool has_line = std::any_of(arguments.begin(), arguments.end(), [](auto& a) { return a.first == "line"; });
        const bool says_line = sentence->find("{line}") != sentence->npos;
        return strings(key, arguments) + (has_line && !says_line ? strings("error.at_line", arguments) : "");
    }
    std::string text = error.key;
    for (size_t i = 0; i < arguments.size(); ++i)
        text += (i == 0 ? " (" : ", ") + arguments[i].first + ": " + arguments[i].second;
    return arguments.empty() ? text : text + ")";
}

}  // namespace chainrule
