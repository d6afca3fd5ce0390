// Every visible string is in ui.json, under a key that stands literally in the code, in every language.
#include <filesystem>
#include <regex>
#include <set>

#include <catch_amalgamated.hpp>

#include "../support/places.h"

using namespace chainrule;
namespace fs = std::filesystem;

namespace {

std::string all_sources() {
    std::string text;
    for (const auto& entry : fs::recursive_directory_iterator(source_dir() / "src"))
        if (entry.is_regular_file()) text += read_file(entry.path());
    return text;
}

std::multiset<std::string> places(const std::string& text) {
    static const std::regex place("\\{[a-z_]+\\}");
    std::multiset<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), place), end; it != end; ++it) found.insert(it->str());
    return found;
}

}  // namespace

TEST_CASE("words: both languages have the same keys, with the same places to fill") {
    const Strings en = words_of("en"), zh = words_of("zh");
    CHECK(en.all().size() == zh.all().size());
    for (auto& [key, text] : en.all()) {
        INFO(key);
        REQUIRE(zh.find(key));
        const auto a = places(text), b = places(*zh.find(key));
        CHECK(std::set(a.begin(), a.end()) == std::set(b.begin(), b.end()));
        CHECK_FALSE(text.empty());
    }
}

TEST_CASE("words: every key that the code asks for exists") {
    const Strings en = words_of("en");
    const std::string sources = all_sources();
    static const std::regex asked("(?:words|words\\(\\)|section|label_for)\\((?:app, )?\"([a-z_.]+)\"");
    int found = 0;
    for (std::sregex_iterator it(sources.begin(), sources.end(), asked), end; it != end; ++it) {
        const std::string key = (*it)[1];
        if (key.back() == '.') continue;  // the rest is the name of a row of a table
        INFO(key);
        CHECK(en.find(key));
        ++found;
    }
    CHECK(found > 40);
}

TEST_CASE("words: every kind of data set has a name") {
    const Strings en = words_of("en");
    for (const char* kind : {"circle", "xor", "gauss", "spiral"}) CHECK(en.find(std::string("data.") + kind));
}
