#include "app/library.h"

#include <algorithm>

namespace chainrule {
namespace {

// Of ASCII only: Han has no case, and byte positions stay.
std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = char(c + ('a' - 'A'));
    return text;
}

size_t character_start(std::string_view text, size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return std::min(at, text.size());
}

// About as much as fits on a line, beginning at a word.
std::string around(std::string_view text, size_t at, size_t length) {
    constexpr size_t before = 24, after = 48;
    size_t begin = at > before ? character_start(text, at - before) : 0;
    if (const size_t space = text.find(' ', begin); begin > 0 && space < at) begin = space + 1;
    const size_t end = character_start(text, std::min(text.size(), at + length + after));
    return (begin > 0 ? "\u2026" : "") + std::string(text.substr(begin, end - begin)) + (end < text.size() ? "\u2026" : "");
}

std::string text_of(const Block& block) { return block.kind == Block::Kind::code ? block.text : plain_text(block.content); }

std::optional<Found> find_in(const Page& page, const std::string& wanted) {
    if (wanted.empty() || lower(page.title).find(wanted) != std::string::npos) return Found{&page, -1, ""};
    for (size_t step = 0; step < page.steps.size(); ++step)
        for (const Block& block : page.steps[step].blocks) {
            const std::string text = text_of(block);
            if (const size_t at = lower(text).find(wanted); at != std::string::npos) return Found{&page, int(step), around(text, at, wanted.size())};
        }
    return std::nullopt;
}

}  // namespace

Library Library::read(const Assets& assets, const std::string& language) {
    const std::string prefix = "pages/" + language + "/";
    Library library;
    std::vector<std::string> names = assets.names(prefix);
    std::sort(names.begin(), names.end());
    for (const std::string& file : names) {
        if (!file.ends_with(".md")) continue;
        const std::string name = file.substr(prefix.size(), file.size() - prefix.size() - 3);
        library.pages.push_back(parse_page(name, assets.read(file).value_or("")));
    }
    return library;
}

const PageResult* Library::find(std::string_view name) const {
    return own && own->page.name == name ? &*own : beside(name, 0);
}

const PageResult* Library::beside(std::string_view name, int places) const {
    const auto found = std::find_if(pages.begin(), pages.end(), [&](const PageResult& one) { return one.page.name == name; });
    const auto at = found - pages.begin() + places;
    return found == pages.end() || at < 0 || at >= std::ssize(pages) ? nullptr : &pages[size_t(at)];
}

std::vector<Found> search(const Library& library, std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    const std::string wanted = lower(std::string(text));
    std::vector<Found> found;
    const auto look_in = [&](const Page& page) {
        if (std::optional<Found> one = find_in(page, wanted)) found.push_back(std::move(*one));
    };
    if (library.own) look_in(library.own->page);
    for (const PageResult& one : library.pages) look_in(one.page);
    return found;
}

std::string plain_text(const std::vector<Inline>& content) {
    std::string text;
    for (const Inline& one : content) text += one.kind == Inline::Kind::formula ? "\u2026" : one.text;
    return text;
}

}  // namespace chainrule
