// Collects running text, piece by piece, into Inlines: joins what belongs together and understands code and links. Internal to the
// Markdown reader.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tutorial/page.h"

namespace chainrule {

class InlineWriter {
  public:
    explicit InlineWriter(std::vector<Error>& errors) : errors_(errors) {}

    int strong = 0, emphasis = 0;  // how many of them we are in

    void text(std::string_view piece, int line);
    void formula(const std::string& tex, int line);
    void soft_break(int line) { break_ = true, break_line_ = line; }  // a space, but not between Chinese characters
    void hard_break(int line);
    void begin_code() { in_code_ = true, code_.clear(), code_line_ = 0; }
    void end_code(int line);
    bool in_code() const { return in_code_; }
    void begin_link(const std::string& address, int line);  // as written: percent signs not yet decoded
    void end_link() { link_ = Inline(); }

    bool empty() const { return inlines_.empty(); }
    std::vector<Inline> take();

  private:
    void add(Inline inline_piece);
    Inline styled(Inline::Kind kind, std::string_view text, int line) const;
    Inline space() const;
    void live(std::string_view code, int line);
    void fault(Error error, int line);
    void trim();

    std::vector<Error>& errors_;
    std::vector<Inline> inlines_;
    Inline link_;  // its kind is text outside of links
    bool in_code_ = false, break_ = false;
    std::string code_;
    int code_line_ = 0, break_line_ = 0;
};

std::string decoded_entity(std::string_view entity);  // "&lt;" -> "<"; what is not known stays

}  // namespace chainrule
