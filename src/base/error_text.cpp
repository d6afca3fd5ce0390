#include "base/error_text.h"

namespace chainrule {

std::string word(const Error& error, const Strings& strings) {
    auto arguments = error.arguments;
    for (auto& [name, value] : arguments) {
        if (value.empty() || value[0] != '@') continue;
        if (const std::string* inner = strings.find("error." + value.substr(1))) value = *inner;
    }
    const std::string key = "error." + error.key;
    if (strings.find(key)) return strings(key, arguments);
    std::string text = error.key;
    for (size_t i = 0; i < arguments.size(); ++i)
        text += (i == 0 ? " (" : ", ") + arguments[i].first + ": " + arguments[i].second;
    return arguments.empty() ? text : text + ")";
}

}  // namespace chainrule
