#include "pages.h"

#include <catch_amalgamated.hpp>

namespace chainrule {

std::string page_with(const std::string& rest) { return "---\ntitle: A page\n---\n```stage\n```\n## A step\n\n" + rest; }

std::vector<Block> blocks_of(const std::string& rest) {
    PageResult result = parse_page("page", page_with(rest));
    for (const Error& error : result.errors) FAIL_CHECK(words_of(error));
    REQUIRE(result.page.steps.size() == 1);
    std::vector<Block> blocks = result.page.steps[0].blocks;
    REQUIRE(!blocks.empty());
    blocks.erase(blocks.begin());
    return blocks;
}

std::string words_of(const std::vector<Inline>& content) {
    std::string all;
    for (const Inline& i : content) {
        std::string text = i.kind == Inline::Kind::live ? "=" + i.text + ":" + std::to_string(i.digits) : i.text;
        if (i.kind == Inline::Kind::formula) text = "$" + text + "$";
        if (i.code) text = "`" + text + "`";
        if (i.emphasis) text = "/" + text + "/";
        if (i.strong) text = "*" + text + "*";
        const char* verb = i.kind == Inline::Kind::run ? "run " : i.kind == Inline::Kind::see ? "see " : i.kind == Inline::Kind::page ? "page " : nullptr;
        if (verb) text = "[" + text + "](" + verb + i.target + ")";
        all += (all.empty() ? "" : "|") + text;
    }
    return all;
}

std::string words_of(const Error& error) {
    std::string all = std::to_string(line_of(error)) + " " + error.key;
    for (auto& [name, value] : error.arguments)
        if (name != "line" && name != "text") all += " " + name + "=" + value;
    return all;
}

std::vector<std::string> faults(const std::string& page) {
    std::vector<std::string> all;
    for (const Error& error : parse_page("page", page).errors) all.push_back(words_of(error));
    return all;
}

std::vector<std::string> faults_in(const std::string& rest) { return faults(page_with(rest)); }

}  // namespace chainrule
