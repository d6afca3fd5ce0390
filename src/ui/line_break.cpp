#include "ui/line_break.h"

#include "ui/utf8.h"

namespace chainrule::ui {

namespace {

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool never_first(char32_t c) { return one_of(c, U"，。！？；：、）」』】》〉〕”’…—～·％‰℃,.!?;:)]}%»"); }
bool never_last(char32_t c) { return one_of(c, U"（「『【《〈〔“‘￥([{«$¥"); }
bool is_letter(char32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

std::string_view without_spaces(std::string_view line) {
    while (line.ends_with(' ')) line.remove_suffix(1);
    return line;
}

}  // namespace

bool may_break(char32_t before, char32_t after) {
    if (before == ' ') return after != ' ';
    if (after == ' ' || before == 0xA0 || after == 0xA0) return false;
    if (never_first(after) || never_last(before)) return false;
    if (is_wide(before) || is_wide(after)) return true;
    // A dash or a hyphen inside a word, but not the sign of a number.
    return (before == U'—' || before == '-') && is_letter(after);
}

std::vector<std::string> break_prose(std::string_view text, float width, const std::function<float(char32_t)>& advance) {
    std::vector<std::string> lines;
    size_t start = 0;       // of the line
    size_t best = 0;        // the last place where it may end; `start`: none yet
    float used = 0;         // from the start
    float used_at_best = 0;
    char32_t before = 0;
    const auto end_line = [&](size_t end, size_t next) {
        lines.emplace_back(without_spaces(text.substr(start, end - start)));
        start = best = next;
    };
    for (size_t at = 0; at < text.size();) {
        const size_t here = at;
        const char32_t c = next_character(text, at);
        if (c == '\n') {
            end_line(here, at);
            used = 0;
            before = 0;
            continue;
        }
        if (before && may_break(before, c)) {
            best = here;
            used_at_best = used;
        }
        const float wide = advance(c);
        // Spaces may stick out: they are cut off.
        if (c != ' ' && used + wide > width && here > start) {
            if (best > start) {
                used -= used_at_best;
                end_line(best, best);
            } else {
                used = 0;
                end_line(here, here);
            }
        }
        used += wide;
        before = c;
    }
    if (start < text.size() || lines.empty() || text.ends_with('\n')) end_line(text.size(), text.size());
    return lines;
}

}  // namespace chainrule::ui
