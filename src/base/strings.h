// The words of one language: tutorials/<language>/ui.json, a flat object of key -> text. Words that stand in {braces}
// are placeholders. Any thread.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace chainrule {

class Strings {
  public:
    Strings() = default;  // no words: everything is shown by its key

    // Errors: those of parse_json, and "strings.type" (line, name) for a member that is not a text.
    static Result<Strings> parse(std::string_view json);

    const std::string* find(std::string_view key) const;  // null where there is no such word
    // The word with its placeholders filled in; the key itself where there is no such word.
    std::string operator()(std::string_view key, std::span<const std::pair<std::string, std::string>> arguments = {}) const;
    std::string operator()(std::string_view key, std::initializer_list<std::pair<std::string, std::string>> arguments) const {
        return (*this)(key, std::span(arguments.begin(), arguments.size()));
    }
    std::span<const std::pair<std::string, std::string>> all() const { return words_; }  // sorted by key

  private:
    std::vector<std::pair<std::string, std::string>> words_;
};

}  // namespace chainrule
