#include "tutorial/question.h"

#include <catch_amalgamated.hpp>
#include <cmath>

using namespace chainrule;

namespace {

double typed(const char* text) {
    INFO(text);
    const Result<double> number = typed_number(text);
    REQUIRE(number);
    return *number;
}

}  // namespace

TEST_CASE("question: an answer may be a number, a fraction or a calculation") {
    CHECK(typed("0.25") == 0.25);
    CHECK(typed(" 1/4 ") == 0.25);
    CHECK(typed("−0.5 × 0.5") == -0.25);
    CHECK(typed("2·0.8 + (−1)·(−0.5) − 1") == 2 * 0.8 + 0.5 - 1);
    CHECK(typed("1/(1+exp(-1))") == 1 / (1 + std::exp(-1.0)));
    CHECK(typed("（１／４）") == 0.25);
}

TEST_CASE("question: a comma may stand for the point, between thousands it is no more than a comma") {
    CHECK(typed("0,25") == 0.25);
    CHECK(typed("０，２５") == 0.25);
    CHECK(typed("-0,125") == -0.125);
    CHECK(typed("12,5 + 0,5*2") == 13.5);
    CHECK(typed("exp(-0,5)") == std::exp(-0.5));
    CHECK(typed("1,234.5") == 1234.5);
    CHECK(typed("1,234,567") == 1234567);
    CHECK(typed("max(1,2)") == 2);
    CHECK(typed("1,2345") == 1.2345);
    const Result<double> either = typed_number("1,234");
    REQUIRE_FALSE(either);
    CHECK(either.error().key == "question.comma");
    CHECK(either.error().arguments[1].second == "1.234");
    CHECK(either.error().arguments[2].second == "1234");
    CHECK_FALSE(typed_number("1,2,3"));
    CHECK_FALSE(typed_number("1,"));
    CHECK_FALSE(typed_number(",5"));
    const Lookup cell = [](const std::string& name) { return name == "hidden.w[0,1]" ? std::optional(3.0) : std::nullopt; };
    CHECK(*typed_number("2*hidden.w[0,1]", cell) == 6);
}

TEST_CASE("question: what an input method makes of digits and signs is read") {
    CHECK(typed("０．５") == 0.5);
    CHECK(typed("－０．５") == -0.5);
    CHECK(typed("＋３×２÷４") == 1.5);
    CHECK(typed("０。５") == 0.5);
    CHECK(typed("—0.5") == -0.5);
    CHECK(typed("½") == 0.5);
    CHECK(typed("（１－０．５）＊０．５") == 0.25);
}

TEST_CASE("question: an answer is neither a name nor a condition nor infinite") {
    CHECK(typed_number("hidden.z[0]").error().key == "question.name");
    CHECK(typed_number("hidden.z[0]").error().arguments[0].second == "hidden.z[0]");
    CHECK(typed_number("1/0").error().key == "question.not_finite");
    CHECK(typed_number("1 < 2").error().key == "arithmetic.kind");
    CHECK(typed_number("").error().key == "arithmetic.syntax");
    const Lookup one = [](const std::string& name) { return name == "x[0]" ? std::optional(3.0) : std::nullopt; };
    CHECK(*typed_number("2*x[0]", one) == 6);
    CHECK_FALSE(typed_number("2*x[1]", one));
}

TEST_CASE("question: every correctly rounded value is right, one digit less is not enough") {
    const double truth = 0.7513650695523157;  // out_o1 of Mazur's example
    CHECK(is_right(0.751, truth, 3));
    CHECK(is_right(0.7514, truth, 3));
    CHECK(is_right(truth, truth, 12));
    CHECK_FALSE(is_right(0.7, truth, 3));
    CHECK_FALSE(is_right(0.76, truth, 3));
    CHECK_FALSE(is_right(-0.751, truth, 3));
    CHECK(is_right(0.75, truth, 2));
    CHECK_FALSE(is_right(0.7500, truth, 4));
    CHECK(is_right(0.7514, truth, 4));
    CHECK(is_right(1e-9, 1.0004e-9, 3));
    CHECK(is_right(-1234000, -1234321, 4));
    for (int digits = 1; digits <= 8; ++digits)
        for (double x : {1.005, 1.5, 2.5, 9.995, 0.00012345, 123456.5, -3.75})
            for (double of : {x, x * (1 + 1e-15)}) {
                char text[40];
                std::snprintf(text, sizeof text, "%.*g", digits, of);
                INFO(text << " for " << of);
                CHECK(is_right(std::atof(text), of, digits));
            }
}

TEST_CASE("question: zero is right for what is zero but for rounding, and nothing else is right for zero") {
    CHECK(is_right(0, 0, 3));
    CHECK(is_right(0, 3e-17, 3));
    CHECK_FALSE(is_right(0.01, 0, 3));
    CHECK_FALSE(is_right(0, 1e-6, 3));
}
