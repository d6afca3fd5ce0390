#include "tutorial/page.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>

#include "tutorial/directives.h"
#include "tutorial/settings.h"

namespace chainrule {
namespace {

// The first byte that is not part of a character in UTF-8; npos where all are.
size_t first_broken(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const size_t size = byte < 0x80 ? 1 : byte >= 0xC2 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
        if (size == 0 || i + size > text.size()) return i;
        for (size_t k = 1; k < size; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return i;
        i += size;
    }
    return text.npos;
}

// The front matter, and where the text begins behind it.
size_t read_front(const Source& source, Page& page, std::vector<Error>& errors) {
    const std::string_view text = source.text();
    const size_t first = std::min(text.find('\n'), text.size());
    if (trimmed(text.substr(0, first)) != "---") {
        errors.push_back(at_line({"page.front", {}}, 1));
        return 0;
    }
    const size_t begin = std::min(first + 1, text.size());
    for (size_t i = begin; i < text.size();) {
        const size_t next = std::min(text.find('\n', i), text.size());
        if (trimmed(text.substr(i, next - i)) == "---") {
            page.front = typed_settings(read_settings(source, begin, i, ':', "@type.front_matter", errors), front_fields(), "@type.front_matter", errors);
            page.title = page.front.text("title");
            if (page.title.empty()) errors.push_back(at_line({"page.missing", {{"of", "@type.front_matter"}, {"name", "title"}}}, 1));
            return std::min(next + 1, text.size());
        }
        i = next + 1;
    }
    errors.push_back(at_line({"page.front", {}}, 1));
    return begin;
}

std::string plain_text(const std::vector<Inline>& inlines) {
    std::string text;
    for (const Inline& piece : inlines) text += piece.text;
    return text;
}

void name_steps(Page& page, std::vector<Error>& errors) {
    for (Step& step : page.steps) {
        for (const Block& block : step.blocks)
            if (block.kind == Block::Kind::heading && block.level == 2 && step.title.empty()) step.title = plain_text(block.content);
        if (step.title.empty()) errors.push_back(at_line({"page.step_title", {}}, step.stage_line));
    }
}

}  // namespace

int line_of(const Error& error) {
    for (auto& [name, value] : error.arguments)
        if (name == "line") return std::atoi(value.c_str());
    return 0;
}

void sort_by_line(std::vector<Error>& errors) {
    std::multimap<int, Error> sorted;  // those of one line stay in their order
    for (Error& error : errors) sorted.emplace(line_of(error), std::move(error));
    errors.clear();
    for (auto& [line, error] : sorted) errors.push_back(std::move(error));
}

PageResult parse_page(std::string_view name, std::string_view text) {
    PageResult result;
    result.page.name = name;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // a byte order mark
    const Source source(text);
    if (const size_t broken = first_broken(text); broken != text.npos) {
        result.errors.push_back(at_line({"page.encoding", {}}, source.line(broken)));
        return result;
    }
    Page& page = result.page;
    const size_t begin = read_front(source, page, result.errors);
    Markdown markdown = read_markdown(source, begin, text.size());
    std::move(markdown.errors.begin(), markdown.errors.end(), std::back_inserter(result.errors));
    for (MarkdownBlock& each : markdown.blocks) {
        const bool stage = is_stage(each), check = is_check(each);
        if ((stage || check) && each.inside) result.errors.push_back(at_line({"page.nested", {{"found", stage ? "stage" : "check"}}}, each.block.line));
        if (stage) {
            read_stage(source, each, page.steps.emplace_back(), result.errors);
            continue;
        }
        if (page.steps.empty()) {
            result.errors.push_back(at_line({"page.before_stage", {}}, each.block.line));
            page.steps.emplace_back().stage_line = each.block.line;
        }
        if (check) {
            read_checks(source, each, page.steps.back(), result.errors);
            continue;
        }
        const bool fence = each.block.kind == Block::Kind::code;
        page.steps.back().blocks.push_back(fence ? read_fence(source, std::move(each), result.errors) : std::move(each.block));
    }
    if (page.steps.empty()) result.errors.push_back(at_line({"page.no_steps", {}}, source.line(begin)));
    name_steps(page, result.errors);
    sort_by_line(result.errors);
    return result;
}

}  // namespace chainrule
