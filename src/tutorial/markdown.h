// Markdown as blocks and inlines, the one door to md4c. What is special about our pages stays as it is written: fences with
// what they hold, for directives.h.
//
// Formulas are found here and not by md4c, whose $ must not touch a letter: it takes Chinese characters for letters.
#pragma once
#include <string_view>
#include <vector>

#include "tutorial/page.h"

namespace chainrule {

// The text of a page, and which line each byte of it is in.
class Source {
  public:
    explicit Source(std::string_view text);
    std::string_view text() const { return text_; }
    int line(size_t offset) const;   // from 1
    size_t start(int line) const;    // where a line begins; the end for those behind the last

  private:
    std::string_view text_;
    std::vector<size_t> starts_;
};

struct MarkdownBlock {
    Block block;
    // Of a fence (Kind::code): name is all that stands behind the opening fence, `text` is empty; what it holds in the source.
    size_t begin = 0, end = 0;
    bool inside = false;  // of a list or a quotation
};

struct Markdown {
    std::vector<MarkdownBlock> blocks;
    std::vector<Error> errors;  // with lines; not in their order
};

// Reads source.text()[begin, end); lines count from the beginning of the source.
Markdown read_markdown(const Source& source, size_t begin, size_t end);

// A formula's TeX without spaces at its ends, and with a single one where there were several or line breaks: one formula, one text.
std::string tidy_tex(std::string_view tex);

std::string_view trimmed(std::string_view text);  // without white space at both ends

}  // namespace chainrule
