#include "base/values.h"

#include <bit>
#include <catch_amalgamated.hpp>
#include <clocale>
#include <cmath>
#include <limits>

#include "base/rng.h"

using namespace chainrule;

namespace {

const std::vector<Field> fields = {
    {"rate", 0.5, 0, 10},
    {"units", 3.0, 1, 100, {}, true},
    {"on", true},
    {"shape", "round", 0, 0, {"round", "square"}},
};

std::string argument(const Error& error, std::string_view name) {
    for (auto& [n, value] : error.arguments)
        if (n == name) return value;
    return "(none)";
}

}  // namespace

TEST_CASE("values: what was set is found under its name and type, anything else is the fallback") {
    Values v;
    v.set("rate", 0.25), v.set("on", true), v.set("name", "spiral"), v.set("rate", 0.125);
    CHECK(v.items.size() == 3);
    CHECK(v.number("rate") == 0.125);
    CHECK(v.flag("on"));
    CHECK(v.text("name") == "spiral");
    CHECK(v.number("name", 7) == 7);
    CHECK(v.flag("rate", true));
    CHECK(v.text("missing", "nothing") == "nothing");
    CHECK(v.find("missing") == nullptr);
}

TEST_CASE("values: checking fills in defaults, in the order of the fields") {
    Values given;
    given.set("on", false), given.set("units", 8.0);
    auto all = checked(given, fields, "thing");
    REQUIRE(all);
    REQUIRE(all->items.size() == 4);
    CHECK(all->items[0] == std::pair<std::string, Value>{"rate", 0.5});
    CHECK(all->items[1] == std::pair<std::string, Value>{"units", 8.0});
    CHECK(all->items[2] == std::pair<std::string, Value>{"on", false});
    CHECK(all->items[3] == std::pair<std::string, Value>{"shape", "round"});
}

TEST_CASE("values: checking names the setting, what was found, what is possible and whose setting it is") {
    struct Case {
        const char* name;
        Value value;
        const char *key, *found, *expected;
    };
    const auto c = GENERATE(Case{"rat", 1.0, "values.unknown", "1", "rate, units, on, shape"},
                            Case{"rate", 10.5, "values.range", "10.5", "0 … 10"},
                            Case{"rate", -1e-9, "values.range", "-1e-9", "0 … 10"},
                            Case{"rate", std::numeric_limits<double>::quiet_NaN(), "values.range", "nan", "0 … 10"},
                            Case{"rate", "fast", "values.type", "fast", "@type.number"},
                            Case{"units", 2.5, "values.whole", "2.5", "@type.whole"},
                            Case{"on", 1.0, "values.type", "1", "@type.flag"},
                            Case{"shape", true, "values.type", "true", "@type.text"},
                            Case{"shape", "oval", "values.choice", "oval", "round, square"});
    Values given;
    given.set(c.name, c.value);
    auto result = checked(given, fields, "thing");
    REQUIRE(!result);
    CHECK(result.error().key == c.key);
    CHECK(argument(result.error(), "name") == c.name);
    CHECK(argument(result.error(), "found") == c.found);
    CHECK(argument(result.error(), "expected") == c.expected);
    CHECK(argument(result.error(), "of") == "thing");
}

TEST_CASE("values: the limits of a field are allowed themselves") {
    Values given;
    given.set("rate", 10.0), given.set("units", 1.0);
    CHECK(checked(given, fields, "thing"));
}

TEST_CASE("numbers as text: short") {
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(0) == "0");
    CHECK(number_text(-3) == "-3");
    CHECK(number_text(1000000) == "1000000");
    CHECK(number_text(1e20) == "1e20");
    CHECK(number_text(1.5e-7) == "1.5e-7");
    CHECK(number_text(1e-10) == "1e-10");
    CHECK(number_text(1.0 / 3) == "0.3333333333333333");
    CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("numbers as text: read back bit for bit") {
    for (uint64_t i = 0; i < 20000; ++i) {
        const double x = std::bit_cast<double>(random_bits({1, 0, 0, i}));
        if (!std::isfinite(x)) continue;
        const auto back = parse_number(number_text(x));
        REQUIRE(back);
        REQUIRE(std::bit_cast<uint64_t>(*back) == std::bit_cast<uint64_t>(x));
    }
    CHECK(std::signbit(*parse_number(number_text(-0.0))));
}

TEST_CASE("numbers as text: only finite decimal numbers are read, and only whole texts") {
    CHECK(parse_number("-1.5e3") == -1500.0);
    CHECK(parse_number("+.5") == 0.5);
    for (const char* bad : {"", " 1", "1 ", "0x10", "nan", "inf", "1e999", "1,5", "--1", "1e", "e5", ".", "1.2.3"}) {
        INFO(bad);
        CHECK(!parse_number(bad));
    }
}

TEST_CASE("numbers as text: the process's locale makes no difference") {
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    const char* comma = nullptr;
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE"})
        if (!comma) comma = std::setlocale(LC_NUMERIC, name);
    if (!comma) SKIP("no locale with a decimal comma is installed");
    CHECK(number_text(0.5) == "0.5");
    CHECK(parse_number("0.5") == 0.5);
    CHECK(parse_json("[0.5]")->list()->at(0).number()[0] == 0.5);
    std::setlocale(LC_NUMERIC, before.c_str());
}

TEST_CASE("values as text: what reads as a flag or number is one") {
    CHECK(value_from_text("true") == Value(true));
    CHECK(value_from_text("0.25") == Value(0.25));
    CHECK(value_from_text("spiral") == Value("spiral"));
    for (const Value& v : {Value(true), Value(0.1), Value("he_normal")}) CHECK(value_from_text(to_text(v)) == v);
}

TEST_CASE("values as JSON: read back equal") {
    Values v;
    v.set("rate", 0.1), v.set("on", false), v.set("name", "a \"quoted\"\n name\t\x01 é 学");
    auto tree = parse_json(to_text(to_json(v)));
    REQUIRE(tree);
    auto back = values_from_json(*tree, "thing");
    REQUIRE(back);
    CHECK(*back == v);
}

TEST_CASE("values from JSON: only flags, numbers and texts are settings") {
    auto nested = values_from_json(*parse_json(R"({"a": 1, "b": [1]})"), "thing");
    REQUIRE(!nested);
    CHECK(nested.error().key == "values.type");
    CHECK(argument(nested.error(), "name") == "b");
    CHECK(argument(nested.error(), "found") == "[…]");
    CHECK(!values_from_json(*parse_json("[]"), "thing"));
}
