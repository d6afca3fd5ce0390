// The table of published numbers: whatever it says is so, here and in both languages.
#include "proof/published.h"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <set>

#include "../support/places.h"
#include "../train/runs.h"
#include "proof/check.h"

using namespace chainrule;

TEST_CASE("proof: a number must come as close as its digits say") {
    CHECK(tolerance_of("0.3775", false) == Catch::Approx(0.5e-4));
    CHECK(tolerance_of("-1673.365109", false) == Catch::Approx(0.5e-6));
    CHECK(tolerance_of("0.20", false) == Catch::Approx(0.5e-2));
    CHECK(tolerance_of("61", false) < 1e-13);          // whole numbers are exact
    CHECK(tolerance_of("0.5", true) < 1e-14);          // fractions that are meant so too
    CHECK(tolerance_of("0.9990889488055994", false) == Catch::Approx(8.9e-16).epsilon(0.01));  // more digits than a double is sure of
    CHECK(decimals_of("12") == 0);
    CHECK(decimals_of("-0.050") == 3);
}

TEST_CASE("proof: sources and calculations have names of their own, and addresses") {
    std::set<std::string> ids;
    for (const Publication& source : publications()) {
        INFO(source.id);
        CHECK(ids.insert(source.id).second);
        CHECK(find_publication(source.id) == &source);
        CHECK(source.address.starts_with("http"));
        CHECK_FALSE(source.calculations.empty());
        for (const Calculation& calculation : source.calculations) {
            INFO(calculation.id);
            CHECK(ids.insert(calculation.id).second);
            CHECK_FALSE(calculation.numbers.empty());
        }
    }
    CHECK(!find_publication("nobody"));
}

TEST_CASE("proof: every calculation has a title in both languages, and a reason where a number is wrong in print") {
    for (const char* language : {"en", "zh"}) {
        const Strings words = words_of(language);
        for (const Publication& source : publications())
            for (const Calculation& calculation : source.calculations) {
                INFO(language << " " << calculation.id);
                CHECK(words.find("proof." + calculation.id));
                const bool wrong = std::any_of(calculation.numbers.begin(), calculation.numbers.end(), [](const Published& p) { return !p.right.empty(); });
                CHECK(bool(words.find("proof." + calculation.id + ".why")) == wrong);
            }
    }
}

TEST_CASE("proof: the lessons that show a source live exist in both languages") {
    for (const Publication& source : publications())
        for (const char* language : {"en", "zh"}) {
            INFO(source.id);
            if (!source.lesson.empty()) CHECK(std::filesystem::exists(source_dir() / "tutorials" / language / (source.lesson + ".md")));
        }
}

TEST_CASE("proof: every number of an expression is what its formula says, at every tick") {
    for (const Publication& source : publications())
        for (const Calculation& calculation : source.calculations) {
            if (calculation.by_hand || calculation.setup.expression.empty()) continue;
            INFO(calculation.id);
            check_formulas(**Session::make(calculation.setup));
        }
}
