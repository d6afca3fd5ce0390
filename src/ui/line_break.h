// Breaks prose into lines: Latin words at spaces and hyphens, Han anywhere but before closing and after opening punctuation,
// a word that is longer than a line by character. '\n' always breaks.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace chainrule::ui {

// `advance` is a character's width; widths add up. Lines come without the spaces they were broken at.
std::vector<std::string> break_prose(std::string_view text, float width, const std::function<float(char32_t)>& advance);

// Whether a line may end after `before` and the next begin with `after`.
bool may_break(char32_t before, char32_t after);

}  // namespace chainrule::ui
