#include "stated_numbers.h"

#include <catch_amalgamated.hpp>
#include <filesystem>

#include "../support/places.h"
#include "pages.h"

using namespace chainrule;
using Numbers = std::vector<std::string>;

namespace {

Numbers found(const std::string& rest) { return numbers_without_check(parse_page("page", page_with(rest)).page); }

}  // namespace

TEST_CASE("stated numbers: what is written into the text needs a check") {
    CHECK(found("It is 3.4868, after 100 steps −0.5.\n") == Numbers{"8 3.4868", "8 100", "8 0.5"});
    CHECK(found("$x = 0.25$\n\n$$ y = 0.75 $$\n") == Numbers{"8 0.25", "10 0.75"});
    CHECK(found("```question\nWhat?\nanswer = 2\nhint = about 2.5\nbecause = it is 2.6\nchoices = 2.7 | b\n```\n") == Numbers{"11 2.5", "12 2.6", "13 2.7"});
}

TEST_CASE("stated numbers: live ones, counts, settings, code, sources and what is checked do not") {
    CHECK(found("Three or 12, x2 and $w_{25}$: `=loss`, `0.7` and [0.9](<do:put w 0.9>).\n").empty());
    CHECK(found("```goal x < 0.05\nBelow 0.05.\n```\n").empty());
    CHECK(found("- [A paper](https://a.b), 1986.\n").empty());
    CHECK(found("It is 3.4868.\n\n```check\n3.4868 = x after goto 10\n```\n").empty());
}

TEST_CASE("pages: every number in the text is live, a setting of its step, or checked") {
    for (const std::string language : {"en", "zh"})
        for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tutorials" / language)) {
            if (entry.path().extension() != ".md") continue;
            INFO(language << "/" << entry.path().filename().string());
            for (const std::string& number : numbers_without_check(parse_page("page", read_file(entry.path())).page)) FAIL_CHECK(number);
        }
}
