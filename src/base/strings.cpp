#include "base/strings.h"

#include <algorithm>

#include "base/json.h"

namespace chainrule {

Result<Strings> Strings::parse(std::string_view json) {
    auto tree = parse_json(json);
    if (!tree) return tree.error();
    if (!tree->object()) return Error{"strings.type", {{"line", "1"}, {"name", ""}}};
    Strings strings;
    for (auto& [key, word] : *tree->object()) {
        if (!word.text()) return Error{"strings.type", {{"line", std::to_string(word.line)}, {"name", key}}};
        strings.words_.emplace_back(key, *word.text());
    }
    std::sort(strings.words_.begin(), strings.words_.end());
    return strings;
}

const std::string* Strings::find(std::string_view key) const {
    auto i = std::lower_bound(words_.begin(), words_.end(), key, [](auto& word, std::string_view k) { return word.first < k; });
    return i != words_.end() && i->first == key ? &i->second : nullptr;
}

std::string Strings::operator()(std::string_view key, std::span<const std::pair<std::string, std::string>> arguments) const {
    const std::string* word = find(key);
    if (!word) return std::string(key);
    std::string out;
    for (size_t i = 0; i < word->size();) {
        const size_t close = (*word)[i] == '{' ? word->find('}', i) : word->npos;
        const std::string_view name =
            close == word->npos ? std::string_view() : std::string_view(*word).substr(i + 1, close - i - 1);
        auto argument = std::find_if(arguments.begin(), arguments.end(), [&](auto& a) { return a.first == name; });
        if (close == word->npos || argument == arguments.end()) {
            out += (*word)[i++];
        } else {
            out += argument->second;
            i = close + 1;
        }
    }
    return out;
}

}  // namespace chainrule
