// Settings as a page writes them: "key = value", one per line. Internal to the reader of pages.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tutorial/markdown.h"

namespace chainrule {

struct Setting {
    std::string name;
    std::string_view value;  // of the source
    size_t at = 0;           // where the value begins in the source
    int line = 0;
};

// Lines of source.text()[begin, end). `between`: '=' or ':'. Errors: "page.setting" (of, found), "page.twice" (of, name), with lines.
std::vector<Setting> read_settings(const Source& source, size_t begin, size_t end, char between, std::string_view of, std::vector<Error>& errors);

// Those that `fields` has, as values of their types. Errors as in checked(), each with its line.
Values typed_settings(const std::vector<Setting>& settings, const std::vector<Field>& fields, std::string_view of, std::vector<Error>& errors);

}  // namespace chainrule
