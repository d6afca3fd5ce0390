#include "base/base64.h"

#include <algorithm>
#include <cstdint>

namespace chainrule {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(std::span<const unsigned char> bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const size_t left = std::min<size_t>(3, bytes.size() - i);
        uint32_t bits = 0;
        for (size_t k = 0; k < 3; ++k) bits = bits << 8 | (k < left ? bytes[i + k] : 0);
        for (size_t k = 0; k < 4; ++k) text += k <= left ? alphabet[bits >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

std::optional<std::vector<unsigned char>> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
    std::vector<unsigned char> bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (size_t i = 0; i < text.size(); i += 4) {
        const size_t signs = i + 4 == text.size() ? 4 - padding : 4;
        uint32_t bits = 0;
        for (size_t k = 0; k < 4; ++k) {
            const size_t digit = k < signs ? alphabet.find(text[i + k]) : 0;
            if (digit == alphabet.npos) return std::nullopt;
            bits = bits << 6 | uint32_t(digit);
        }
        for (size_t k = 0; k + 1 < signs; ++k) bytes.push_back(static_cast<unsigned char>(bits >> (16 - 8 * k)));
    }
    if (to_base64(bytes) != text) return std::nullopt;  // bits behind the last byte
    return bytes;
}

}  // namespace chainrule
