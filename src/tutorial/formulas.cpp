#include "tutorial/formulas.h"

#include <algorithm>

namespace chainrule {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

struct Finder {
    const Source& source;
    std::string_view text;  // up to where we look, from the very beginning
    size_t i;
    Formulas found = {};

    char at(size_t k) const { return k < text.size() ? text[k] : '\0'; }
    size_t run(size_t from) const {  // how often the character there is repeated
        size_t n = 0;
        while (from + n < text.size() && text[from + n] == text[from]) ++n;
        return n;
    }
    size_t line_end(size_t from) const { return std::min(text.find('\n', from), text.size()); }
    std::string_view line_at(size_t from) const { return trimmed(text.substr(from, line_end(from) - from)); }

    // Whether a fence opens in this line: then i is behind the whole of it.
    bool skip_fence() {
        const std::string_view line = line_at(i);
        if (!line.starts_with("```") && !line.starts_with("~~~")) return false;
        const char mark = line[0];
        const size_t marks = std::min(line.find_first_not_of(mark), line.size());
        if (mark == '`' && line.find('`', marks) != line.npos) return false;
        const size_t opened = i;
        for (i = line_end(i); i < text.size(); i = line_end(i)) {
            const std::string_view next = line_at(++i);
            if (next.size() < marks || next.find_first_not_of(mark) != next.npos) continue;
            i = line_end(i);
            return true;
        }
        found.errors.push_back(at_line({"page.unclosed", {{"found", std::string(line)}}}, source.line(opened)));
        return true;
    }

    // The next run of exactly `n` of `mark` in the same paragraph; npos where there is none.
    size_t partner(size_t from, char mark, size_t n, bool escapes) const {
        for (size_t k = from; k < text.size();) {
            if (text[k] == '\n' && line_at(k + 1).empty()) return text.npos;
            if (escapes && text[k] == '\\') k += 2;
            else if (text[k] != mark) ++k;
            else if (run(k) == n) return k;
            else k += run(k);
        }
        return text.npos;
    }

    void formula() {
        const size_t n = run(i), close = n <= 2 ? partner(i + n, '$', n, true) : text.npos;
        const bool apart = n == 1 && close != text.npos && (is_space(at(i + 1)) || is_space(at(close - 1)));  // 5 $ and 6 $
        if (close == text.npos || apart || trimmed(text.substr(i + n, close - i - n)).empty()) {
            found.errors.push_back(at_line({"page.stray", {{"found", std::string(n, '$')}}}, source.line(i)));
            i += n;
            return;
        }
        found.places.push_back({i, close + n, n == 2, tidy_tex(text.substr(i + n, close - i - n))});
        i = close + n;
    }

    void find() {
        bool line_starts = true;
        while (i < text.size()) {
            if (line_starts && skip_fence()) continue;
            line_starts = text[i] == '\n';
            if (text[i] == '`') {
                const size_t n = run(i), close = partner(i + n, '`', n, false);
                i = close == text.npos ? i + n : close + n;
            } else if (text[i] == '$') {
                formula();
            } else {
                i += text[i] == '\\' ? 2 : 1;
            }
        }
    }
};

}  // namespace

Formulas find_formulas(const Source& source, size_t begin, size_t end) {
    Finder finder{source, source.text().substr(0, end), begin};
    finder.find();
    return std::move(finder.found);
}

std::string tidy_tex(std::string_view tex) {
    std::string tidy;
    for (char c : trimmed(tex)) {
        if (!is_space(c)) tidy += c;
        else if (tidy.back() != ' ') tidy += ' ';
    }
    return tidy;
}

}  // namespace chainrule
