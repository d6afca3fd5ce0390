#include "app/format.h"

#include <cmath>
#include <limits>

#include <catch_amalgamated.hpp>

using namespace chainrule;

TEST_CASE("format: negative numbers have a real minus sign") {
    CHECK(fixed(-0.65942, 3) == "\u22120.659");
    CHECK(significant(-1.2e-5, 2) == "\u22121.2e\u22125");
}

TEST_CASE("format: what rounds to zero has no sign") { CHECK(fixed(-0.0001, 3) == "0.000"); }

TEST_CASE("format: what five decimals would hide is written with five digits") {
    CHECK(reading(0.5) == "0.50000");
    CHECK(reading(0) == "0.00000");
    CHECK(reading(-3.93e-6) == "\u22123.93e\u22126");
}

TEST_CASE("format: exponents are not padded") {
    CHECK(significant(1e-5, 3) == "1e\u22125");
    CHECK(significant(1e12, 3) == "1e12");
    CHECK(significant(1e100, 3) == "1e100");
}

TEST_CASE("format: numbers that are none are named") {
    CHECK(fixed(std::nan(""), 2) == "NaN");
    CHECK(fixed(-std::numeric_limits<double>::infinity(), 2) == "\u2212\u221e");
}

TEST_CASE("format: a loss keeps its width while it grows") {
    CHECK(short_loss(0.29837) == "0.2984");
    CHECK(short_loss(100) == "100.00");
    CHECK(short_loss(-12.5) == "\u221212.500");
    CHECK(short_loss(123456.7) == "123457");
    CHECK(short_loss(1.5e7) == "1.5e7");
}

TEST_CASE("format: thousands are set apart") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1234567) == "1 234 567");
    CHECK(grouped(-1234) == "-1 234");
}

TEST_CASE("format: a number takes the digits there is room for") {
    CHECK(fitted(0.12345, 9) == "0.123");
    CHECK(fitted(-0.12345, 5) == "\u22120.12");
    CHECK(fitted(-0.12345, 4) == "\u22120.1");
    CHECK(fitted(-0.00012, 5) == "\u22121e\u22124");
    CHECK(fitted(12345, 4) == "1e4");
    CHECK(fitted(7, 4) == "7");
}
