// Formulas in the text of a page: $x$ within a line, $$x$$ on a line of its own. Found before Markdown is read, so that it cannot
// take their _ and * for its own.
#pragma once
#include <string>
#include <vector>

#include "tutorial/markdown.h"

namespace chainrule {

struct FormulaPlace {
    size_t begin = 0, end = 0;  // in the source, with the dollars
    bool display = false;
    std::string tex;
};

struct Formulas {
    std::vector<FormulaPlace> places;  // in order; none within code, fences or after a backslash
    std::vector<Error> errors;         // "page.stray" (a dollar without its partner), "page.unclosed" (a fence), with lines
};
Formulas find_formulas(const Source& source, size_t begin, size_t end);

}  // namespace chainrule
