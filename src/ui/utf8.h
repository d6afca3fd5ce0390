// Characters out of UTF-8. Broken bytes come out as U+FFFD, one each, so that every text ends.
#pragma once
#include <cstdint>
#include <string_view>

namespace chainrule::ui {

// The character at `at`, which moves behind it.
inline char32_t next_character(std::string_view text, size_t& at) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<uint8_t>(text[i]) : uint8_t{0}; };
    const uint8_t first = byte(at);
    const int more = first < 0x80 ? 0 : first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : -1;
    if (more < 0 || first >= 0xF5) {
        at++;
        return 0xFFFD;
    }
    char32_t character = more == 0 ? first : first & (0x3F >> more);
    for (int i = 1; i <= more; i++) {
        if ((byte(at + static_cast<size_t>(i)) & 0xC0) != 0x80) {
            at++;
            return 0xFFFD;
        }
        character = character << 6 | (byte(at + static_cast<size_t>(i)) & 0x3F);
    }
    at += static_cast<size_t>(more) + 1;
    return character;
}

// Han, kana, Hangul, full-width forms and their punctuation: as wide as high, and broken between any two.
inline bool is_wide(char32_t c) {
    return (c >= 0x2E80 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace chainrule::ui
