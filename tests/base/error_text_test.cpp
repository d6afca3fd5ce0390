#include "base/error_text.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;

namespace {

const Strings words = *Strings::parse(R"json({
    "error.model.twice": "Two layers are called “{layer}”.",
    "error.values.type": "{name}: {found} is not {expected}.",
    "error.type.number": "a number",
    "error.json.too_deep": "Line {line}: too deep.",
    "error.at_line": " (line {line})"
})json");

}  // namespace

TEST_CASE("error text: placeholders are filled from the arguments") {
    CHECK(word({"model.twice", {{"layer", "hidden"}}}, words) == "Two layers are called “hidden”.");
}

TEST_CASE("error text: an argument that begins with @ is a word itself") {
    const Error error = {"values.type", {{"name", "rate"}, {"found", "fast"}, {"expected", "@type.number"}}};
    CHECK(word(error, words) == "rate: fast is not a number.");
}

TEST_CASE("error text: an argument from outside that merely looks like a word or a placeholder stays as it is") {
    CHECK(word({"model.twice", {{"layer", "@nobody"}}}, words) == "Two layers are called “@nobody”.");
    CHECK(word({"model.twice", {{"layer", "{layer}{x"}}}, words) == "Two layers are called “{layer}{x”.");
}

TEST_CASE("error text: the line is added where the sentence does not say it") {
    CHECK(word({"model.twice", {{"layer", "a"}, {"line", "12"}}}, words) == "Two layers are called “a”. (line 12)");
    CHECK(word({"json.too_deep", {{"line", "3"}}}, words) == "Line 3: too deep.");
}

TEST_CASE("error text: without words there are the key and the arguments") {
    CHECK(word({"new.error", {{"a", "1"}, {"b", "2"}}}, words) == "new.error (a: 1, b: 2)");
    CHECK(word({"new.error", {}}, Strings()) == "new.error");
}

TEST_CASE("strings: a key without a word is shown itself, and faults in the file are named") {
    CHECK(words("transport.play") == "transport.play");
    CHECK(words.find("error.type.number") != nullptr);
    auto wrong = Strings::parse("{\"a\": \"x\",\n\"b\": 3}");
    REQUIRE(!wrong);
    CHECK(wrong.error().key == "strings.type");
    CHECK(wrong.error().arguments[0].second == "2");
    CHECK(Strings::parse("{").error().key == "json.syntax");
}

TEST_CASE("error text: bytes that are no characters, and characters that move a terminal, are spelt out") {
    CHECK(printable("隐藏层 é …") == "隐藏层 é …");
    CHECK(printable("a\x1b[2Jb\nc\x7f") == "a\\x1B[2Jb\\x0Ac\\x7F");
    CHECK(printable("\xff\xe9\x9a") == "\\xFF\\xE9\\x9A");
    CHECK(printable("\xc0\xaf\xed\xa0\x80\xc2\x9b") == "\\xC0\\xAF\\xED\\xA0\\x80\\xC2\\x9B");  // overlong, half of a pair, control
    CHECK(printable("\xf0\x9f\x99\x82") == "\xf0\x9f\x99\x82");
    CHECK(printable(std::string_view("\0", 1)) == "\\x00");
    CHECK(word({"model.twice", {{"layer", "a\x1b"}}}, words) == "Two layers are called “a\\x1B”.");
    CHECK(word({"model.other", {{"layer", "\xff"}}}, words) == "model.other (layer: \\xFF)");
}
