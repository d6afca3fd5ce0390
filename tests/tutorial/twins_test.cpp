// The pages of this project: right, and the same in every language.
#include "twins.h"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <set>

#include "../support/places.h"
#include "base/error_text.h"
#include "lesson/check_page.h"

using namespace chainrule;
namespace fs = std::filesystem;

namespace {

fs::path folder(const std::string& language) { return source_dir() / "tutorials" / language; }

std::set<std::string> names(const std::string& language) {
    std::set<std::string> all;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder(language)))
        if (entry.path().extension() == ".md") all.insert(entry.path().stem().string());
    return all;
}

PageResult read(const std::string& language, const std::string& name) { return parse_page(name, read_file(folder(language) / (name + ".md"))); }

Page page(const std::string& steps) {
    const PageResult result = parse_page("page", "---\ntitle: a\n---\n" + steps);
    REQUIRE(result.errors.empty());
    return result.page;
}

const std::string one =
    "```stage\nmodel = xor\nseed = 3\n```\n## One\nThe `=loss` and [a](see:x[0]) give $w_{\\text{new}}$.\n\n```widget plane\n```\n\n"
    "```goal loss < 1\nDo.\n```\n\n```question\nWhat?\nanswer = 2\nhint = $x$\nchoices = a | b\n```\n";

}  // namespace

TEST_CASE("twins: other words, in another order, are no difference") {
    const std::string two =
        "```stage\nmodel = xor\nseed = 3\n```\n## 一\n[它](see:x[0])和$w_{\\text{新}}$以及`=loss`。\n\n```widget plane\n```\n\n"
        "```goal loss < 1\n做。\n```\n\n```question\n什么？\nanswer = 2\nhint = 是$x$。\nchoices = 甲 | 乙\n```\n";
    CHECK(differences(page(one), page(two)).empty());
}

TEST_CASE("twins: each difference in what is alive is found") {
    const std::pair<const char*, const char*> changes[] = {{"seed = 3", "seed = 4"},
                                                           {"`=loss`", "`=loss:6`"},
                                                           {"`=loss`", "`=test_loss`"},
                                                           {"`=loss`", "loss"},
                                                           {"see:x[0]", "see:x[1]"},
                                                           {"see:x[0]", "page:x"},
                                                           {"w_{", "v_{"},
                                                           {"loss < 1", "loss < 2"},
                                                           {"answer = 2", "answer = 1"},
                                                           {"a | b", "a | b | c"},
                                                           {"hint = $x$", "because = $x$"},
                                                           {"widget plane", "widget curves"},
                                                           {"```widget plane\n```\n", ""}};
    for (auto& [from, to] : changes) {
        std::string other = one;
        other.replace(other.find(from), std::string(from).size(), to);
        INFO(from << " -> " << to);
        CHECK(differences(page(one), page(other)).size() == 1);
    }
    CHECK(differences(page(one), page(one + one)).size() == 1);
}

TEST_CASE("pages: every page of one language is there in the other, under the same name") { CHECK(names("en") == names("zh")); }

TEST_CASE("pages: twins have the same steps, and in them the same live things") {
    for (const std::string& name : names("en")) {
        INFO(name);
        for (const std::string& difference : differences(read("en", name).page, read("zh", name).page)) FAIL_CHECK(difference);
    }
}

TEST_CASE("pages: every page is right") {
    const Strings words = words_of("en");
    for (const std::string language : {"en", "zh"})
        for (const std::string& name : names(language)) {
            Beside beside;
            beside.model = [](const std::string& model) -> std::optional<std::string> {
                std::string text = read_file(source_dir() / "tutorials/models" / (model + ".json"));
                return text.empty() ? std::nullopt : std::optional(text);
            };
            beside.page = [&](const std::string& other) { return fs::exists(folder(language) / (other + ".md")); };
            INFO(language << "/" << name);
            for (const Error& error : check_page(read(language, name), beside)) FAIL_CHECK(word(error, words));
        }
}

TEST_CASE("pages: what the build made for the page has them") {
    for (const std::string language : {"en", "zh"})
        for (const std::string& name : names(language)) {
            INFO(language << "/" << name);
            CHECK(read_file(assets_dir() / "pages" / language / (name + ".md")) == read_file(folder(language) / (name + ".md")));
        }
}
