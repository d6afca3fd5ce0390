#include "data/given.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;

namespace {

Result<std::shared_ptr<const Dataset>> given(const char* x, const char* y) {
    Values settings;
    settings.set("x", value_from_text(x)), settings.set("y", value_from_text(y));
    return make_dataset("given", settings, 1);
}

std::string argument(const Error& error, std::string_view name) {
    for (auto& [n, value] : error.arguments)
        if (n == name) return value;
    return "(none)";
}

}  // namespace

TEST_CASE("given data: examples are separated by semicolons, their numbers by commas, and arrive exactly") {
    const auto data = *given("0.05,0.10;-1e-3,2", "0.01;.99");
    CHECK(data->name == "given");
    CHECK((data->inputs == 2 && data->outputs == 1 && data->rows == 2 && data->test_rows == 0));
    CHECK(data->x == std::vector<double>{0.05, 0.10, -1e-3, 2});
    CHECK(data->y == std::vector<double>{0.01, 0.99});
    CHECK(data->test_x.empty());
}

TEST_CASE("given data: one example of one number") {
    const auto data = *given("1.5", "0");
    CHECK((data->inputs == 1 && data->outputs == 1 && data->rows == 1));
    CHECK(data->x == std::vector<double>{1.5});
}

TEST_CASE("given data: the square that is drawn holds all examples with some room around them") {
    const auto data = *given("0,0;0,1;1,0;1,1", "0;1;1;0");
    CHECK((data->lowest == -0.25 && data->highest == 1.25));
    const auto point = *given("3,3", "0");
    CHECK((point->lowest == 2 && point->highest == 4));
}

TEST_CASE("given data: what cannot be read is named with its example and number, counted from 1") {
    const auto word = given("0,1;2,three", "0;1");
    REQUIRE(!word);
    CHECK(word.error().key == "data.given_number");
    CHECK(argument(word.error(), "name") == "x");
    CHECK(argument(word.error(), "example") == "2");
    CHECK(argument(word.error(), "number") == "2");
    CHECK(argument(word.error(), "found") == "three");

    const auto wide = given("0,1;2,3", "0;1,1");
    REQUIRE(!wide);
    CHECK(wide.error().key == "data.given_width");
    CHECK(argument(wide.error(), "name") == "y");
    CHECK(argument(wide.error(), "example") == "2");
    CHECK(argument(wide.error(), "found") == "2");
    CHECK(argument(wide.error(), "expected") == "1");

    for (const char* x : {"0;", ";0", "0,;1", "nan", "true", "0x1", "1e999", "1 2"}) {
        INFO(x);
        CHECK(given(x, "0;1").error().key == "data.given_number");
    }
}

TEST_CASE("given data: inputs and targets have to be there, and equally many") {
    const auto uneven = given("0;1;2", "0;1");
    REQUIRE(!uneven);
    CHECK(uneven.error().key == "data.given_rows");
    CHECK(argument(uneven.error(), "x") == "3");
    CHECK(argument(uneven.error(), "y") == "2");
    CHECK(given("", "1").error().key == "data.given_missing");
    Values settings;
    settings.set("x", 1.0);
    CHECK(argument(make_dataset("given", settings, 1).error(), "name") == "y");
    settings.set("y", 1.0), settings.set("noise", 0.1);
    CHECK(make_dataset("given", settings, 1).error().key == "values.unknown");
}

TEST_CASE("given data: more numbers than anybody writes down are refused") {
    std::string x = "0";
    for (int i = 0; i < 100000; ++i) x += ";0";
    CHECK(given(x.c_str(), "0").error().key == "data.given_many");
}
