#include "tutorial/stage.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;
using Texts = std::vector<std::string>;

TEST_CASE("stage: lists of cells are divided outside of their brackets") {
    CHECK(split_cells("hidden.w[0,1], grad output.b[0] ,x[0]") == Texts{"hidden.w[0,1]", "grad output.b[0]", "x[0]"});
    CHECK(split_cells("").empty());
    CHECK(split_words(" a.w[0, 1]  a.b[0] ") == Texts{"a.w[0, 1]", "a.b[0]"});
    CHECK(split_commands("put a.w[0,0] 1; speed 4;") == Texts{"put a.w[0,0] 1", "speed 4"});
}

TEST_CASE("stage: values, ranges and racers are read") {
    const Result<Values> values = parse_values("a=2 b=-3e-1");
    REQUIRE(values);
    CHECK(values->number("a") == 2);
    CHECK(values->number("b") == -0.3);
    CHECK_FALSE(parse_values("a=2 a=3"));
    CHECK_FALSE(parse_values("=2"));
    CHECK_FALSE(parse_values("a=b"));
    CHECK(parse_range("-2 2.5")->to == 2.5);
    CHECK_FALSE(parse_range("1"));
    CHECK_FALSE(parse_range("1 1"));
    const auto race = parse_race("SGD:0.1 Adam:0.01");
    REQUIRE(race);
    CHECK((*race)[1].optimizer == "Adam");
    CHECK((*race)[1].rate == 0.01);
    CHECK_FALSE(parse_race(":1"));
}

TEST_CASE("stage: the defaults are settings that a stage may have") {
    Values defaults;
    for (const Field& field : stage_fields()) defaults.set(field.name, field.fallback);
    CHECK(defaults.text("precision") == "double");
    CHECK(reads_as_cursor(defaults.text("cursor")));
    CHECK(parse_range(defaults.text("landscape_range")));
}
