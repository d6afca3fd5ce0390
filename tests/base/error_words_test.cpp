// Whatever can go wrong has a sentence in every language.
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <regex>
#include <set>

#include "../support/places.h"
#include "base/error_text.h"

using namespace chainrule;

namespace {

namespace fs = std::filesystem;

std::set<std::string> matches(const std::regex& pattern) {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(source_dir() / "src")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = read_file(entry.path());
        for (std::sregex_iterator i(text.begin(), text.end(), pattern), end; i != end; ++i) found.insert((*i)[1]);
    }
    return found;
}

}  // namespace

TEST_CASE("error words: every error in the sources has a sentence in every language") {
    // Error{"key", at_line({"key", fault("key", fault({"key", error("key", error = {"key", return {"key"; and where one of two keys
    // is chosen
    auto keys = matches(std::regex(R"re((?:Error\s*\{|at_line\(\{|fault\(\{?|error\(|error = \{|return \{)"([a-z_]+\.[a-z_]+)",)re"));
    keys.insert({"json.syntax", "json.number"});
    // The shapes of ops are checked before they are built, so their errors are never shown.
    std::erase_if(keys, [](const std::string& key) { return key.starts_with("shape."); });
    CHECK(keys.size() > 35);
    for (const char* known : {"json.too_deep", "values.range", "model.expected", "model.too_large", "cell.index", "data.unknown"})
        CHECK(keys.count(known) == 1);
    for (const char* language : {"en", "zh"}) {
        const Strings words = words_of(language);
        for (const std::string& key : keys) {
            INFO(language << " " << key);
            CHECK(words.find("error." + key));
        }
    }
}

TEST_CASE("error words: every word that stands for an argument exists in every language") {
    const auto arguments = matches(std::regex(R"re("@([a-z_]+\.[a-z_]+)")re"));
    CHECK(arguments.size() >= 10);
    for (const char* language : {"en", "zh"}) {
        const Strings words = words_of(language);
        for (const std::string& key : arguments) {
            INFO(language << " " << key);
            CHECK(words.find("error." + key));
        }
    }
}

TEST_CASE("error words: sentences end, and name what they are about") {
    const Strings words = words_of("en");
    for (auto& [key, text] : words.all()) {
        if (!key.starts_with("error.") || key.starts_with("error.type.") || key.starts_with("error.end.")) continue;
        if (key == "error.at_line" || key == "error.json.end") continue;  // parts of sentences
        INFO(key);
        CHECK((text.ends_with('.') || text.ends_with('}')));
    }
}
