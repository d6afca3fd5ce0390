#include "base/json.h"

#include <catch_amalgamated.hpp>
#include <cmath>

using namespace chainrule;

namespace {

std::string argument(const Error& error, std::string_view name) {
    for (auto& [n, value] : error.arguments)
        if (n == name) return value;
    return "(none)";
}

}  // namespace

TEST_CASE("json: every kind of value is read") {
    auto tree = parse_json(R"({"a": [1, -2.5, 1e3], "b": {"c": "text é \u00e9"}, "d": true, "e": null, "f": 12345678901234567890})");
    REQUIRE(tree);
    const JsonList& a = *tree->find("a")->list();
    CHECK(*a[0].number() == 1);
    CHECK(*a[1].number() == -2.5);
    CHECK(*a[2].number() == 1000);
    CHECK(*tree->find("b")->find("c")->text() == "text é é");
    CHECK(*tree->find("d")->flag());
    CHECK(tree->find("e")->is_null());
    CHECK(*tree->find("f")->number() == 12345678901234567890.0);
    CHECK(tree->find("g") == nullptr);
    CHECK(tree->find("a")->find("x") == nullptr);
}

TEST_CASE("json: of two members of one name the last counts") {
    CHECK(*parse_json(R"({"a": 1, "a": 2})")->find("a")->number() == 2);
}

TEST_CASE("json: every value knows its line") {
    auto tree = parse_json("{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    2\n  ],\n  \"c\": true\n}\n");
    REQUIRE(tree);
    CHECK(tree->line == 1);
    CHECK(tree->find("a")->line == 2);
    CHECK(tree->find("b")->line == 3);
    CHECK((*tree->find("b")->list())[0].line == 4);
    CHECK((*tree->find("b")->list())[1].line == 5);
    CHECK(tree->find("c")->line == 7);
}

TEST_CASE("json: a syntax error names line, column and what stands there") {
    struct Case {
        const char *text, *line, *column, *found;
    };
    const auto c = GENERATE(Case{"{\"a\": 1,}", "1", "9", "{\"a\": 1,}"}, Case{"{\n  \"é\": tru\n}", "2", "11", "\"é\": tru"},
                            Case{"", "1", "1", "@json.end"}, Case{"[1, 2", "1", "6", "@json.end"}, Case{"[1] x", "1", "5", "[1] x"},
                            Case{"{'a': 1}", "1", "2", "{'"}, Case{"[01]", "1", "3", "[01"});
    INFO(c.text);
    auto tree = parse_json(c.text);
    REQUIRE(!tree);
    CHECK(tree.error().key == "json.syntax");
    CHECK(argument(tree.error(), "line") == c.line);
    CHECK(argument(tree.error(), "column") == c.column);
    CHECK(argument(tree.error(), "found") == c.found);
}

TEST_CASE("json: numbers beyond a double are refused, not rounded to infinity") {
    auto tree = parse_json("[1,\n 1e999]");
    REQUIRE(!tree);
    CHECK(tree.error().key == "json.number");
    CHECK(argument(tree.error(), "line") == "2");
    CHECK(argument(tree.error(), "found") == "1e999");
}

TEST_CASE("json: nesting is limited, however deep the text goes") {
    const auto nested = [](int depth) { return std::string(size_t(depth), '[') + std::string(size_t(depth), ']'); };
    CHECK(parse_json(nested(64)));
    auto deep = parse_json(nested(65));
    REQUIRE(!deep);
    CHECK(deep.error().key == "json.too_deep");
    CHECK(!parse_json(std::string(5000000, '[')));
    CHECK(!parse_json(std::string(100000, '{')));
}

TEST_CASE("json: bytes that are no UTF-8 are a syntax error") {
    CHECK(!parse_json("\"\xff\xfe\""));
    CHECK(!parse_json(std::string_view("\0", 1)));
}

TEST_CASE("json: long texts in errors are cut between characters") {
    auto tree = parse_json("{\"a\" \"" + std::string(3, 'x') + std::string(300, 'y') + "\"}");
    REQUIRE(!tree);
    CHECK(argument(tree.error(), "found") == std::string(23, 'y') + "\"");
    std::string han;
    for (int i = 0; i < 100; ++i) han += "学";
    CHECK(brief(Json(han)) == han.substr(0, 120) + "…");
}

TEST_CASE("json: written text is short where it fits and one member per line where not, and reads back equal") {
    CHECK(to_text(Json(JsonObject{{"a", 1}, {"b", JsonList{nullptr, true, "x\n"}}})) == R"({"a": 1, "b": [null, true, "x\n"]})");
    CHECK(to_text(Json(JsonList{})) == "[]");
    JsonList numbers;
    for (int i = 0; i < 60; ++i) numbers.push_back(i);
    const std::string text = to_text(Json(JsonObject{{"numbers", numbers}, {"name", "x"}}));
    CHECK(text.substr(0, 22) == "{\n  \"numbers\": [\n    0");
    auto back = parse_json(text);
    REQUIRE(back);
    CHECK(back->find("numbers")->list()->size() == 60);
    CHECK(to_text(*back) == text);
}

TEST_CASE("json: a line stays one line, however long") {
    JsonList numbers;
    for (int i = 0; i < 500; ++i) numbers.push_back(JsonObject{{"n", i}, {"text", "a\nb"}});
    const std::string line = to_line(Json(numbers));
    CHECK(line.find('\n') == line.npos);
    auto back = parse_json(line);
    REQUIRE(back);
    CHECK(to_line(*back) == line);
    CHECK(back->list()->size() == 500);
}

TEST_CASE("json: a number that is not finite is written as null, which every reader knows") {
    CHECK(to_line(JsonObject{{"a", INFINITY}, {"b", -INFINITY}, {"c", NAN}, {"d", 0.5}}) == R"({"a": null, "b": null, "c": null, "d": 0.5})");
}

TEST_CASE("json: what cannot be read is shown with its whole last character") {
    const Result<Json> json = parse_json("{\"a\": 层}");
    REQUIRE(!json);
    CHECK(argument(json.error(), "found") == "{\"a\": 层");
}
