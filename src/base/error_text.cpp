#include "base/error_text.h"

#include <algorithm>

namespace chainrule {

std::string word(const Error& error, const Strings& strings) {
    auto arguments = error.arguments;
    for (auto& [name, value] : arguments) {
        if (value.empty() || value[0] != '@') continue;
        if (const std::string* inner = strings.find("error." + value.substr(1))) value = *inner;
    }
    const std::string key = "error." + error.key;
    if (const std::string* sentence = strings.find(key)) {
        const bool has_line = std::any_of(arguments.begin(), arguments.end(), [](auto& a) { return a.first == "line"; });
        const bool says_line = sentence->find("{line}") != sentence->npos;
        return strings(key, arguments) + (has_line && !says_line ? strings("error.at_line", arguments) : "");
    }
    std::string text = error.key;
    for (size_t i = 0; i < arguments.size(); ++i)
        text += (i == 0 ? " (" : ", ") + arguments[i].first + ": " + arguments[i].second;
    return arguments.empty() ? text : text + ")";
}

}  // namespace chainrule
