// Bytes as text, the usual alphabet with padding (RFC 4648, section 4). Any thread.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chainrule {

std::string to_base64(std::span<const unsigned char> bytes);
std::optional<std::vector<unsigned char>> from_base64(std::string_view text);  // nothing for what to_base64 would not write

}  // namespace chainrule
