#include "app/present/curves.h"

#include <cmath>

#include <catch_amalgamated.hpp>

using namespace chainrule;

namespace {

Curve falling(int points, double from) {
    Curve c;
    for (int i = 0; i < points; ++i) c.add(i, from / (1 + i));
    return c;
}

void check_inside(const CurvesPicture& p) {
    for (const auto* line : {&p.train, &p.test})
        for (const CurvePoint& point : *line) {
            CHECK(point.x >= p.plot.x - 0.01f);
            CHECK(point.x <= p.plot.right() + 0.01f);
            CHECK(point.y >= p.plot.y - 0.01f);
            CHECK(point.y <= p.plot.bottom() + 0.01f);
        }
}

}  // namespace

TEST_CASE("curves: lines stay within the plot, on both scales, from one point to many") {
    for (int points : {1, 2, 3, 500, 20000})
        for (bool log_scale : {false, true}) {
            INFO(points << " points");
            const Curve train = falling(points, 0.7), test = falling(points, 0.9);
            const CurvesPicture p = present_curves(train, test, {10, 10, 300, 100}, log_scale);
            CHECK(p.train.size() >= 1);
            check_inside(p);
            CHECK(p.up.size() >= 2);
            CHECK(p.up.size() <= 8);
            CHECK(p.across.size() <= 8);
        }
}

TEST_CASE("curves: an empty run gives axes and no lines") {
    const CurvesPicture p = present_curves(Curve(), Curve(), {0, 0, 200, 80}, false);
    CHECK(p.train.empty());
    CHECK_FALSE(p.up.empty());
}

TEST_CASE("curves: what is below zero, as an expression may be, is drawn where it is") {
    Curve train;
    train.add(0, -8.0);
    train.add(1, -4.0);
    const CurvesPicture p = present_curves(train, Curve(), {0, 0, 200, 80}, false);
    check_inside(p);
    REQUIRE(p.train.size() == 2);
    CHECK(p.train[0].y > p.train[1].y + 10);
    REQUIRE(p.up.size() >= 2);
    CHECK(p.up[0].text == "\u22125");
    CHECK(p.up.back().text == "0");
}

TEST_CASE("curves: a loss that is not finite is drawn at the top") {
    Curve train;
    train.add(0, 1.0);
    train.add(1, std::nan(""));
    const CurvesPicture p = present_curves(train, Curve(), {0, 0, 200, 80}, false);
    REQUIRE(p.train.size() == 2);
    CHECK(p.train[1].y == p.plot.y);
}

TEST_CASE("curves: there is no logarithmic scale for what lies below zero") {
    Curve train;
    train.add(0, -8);
    train.add(1, -8.7);
    const CurvesPicture p = present_curves(train, Curve(), {0, 0, 200, 80}, true);
    CHECK_FALSE(p.log_possible);
    CHECK_FALSE(p.log_scale);
    CHECK(p.train[0].y < p.train[1].y);
}

TEST_CASE("curves: a last point that is hidden is neither drawn nor told by the scale") {
    Curve train;
    train.add(0, 1);
    train.add(1, 50);
    const CurvesPicture p = present_curves(train, Curve(), {0, 0, 200, 80}, false, true);
    REQUIRE(p.train.size() == 1);
    Curve first;
    first.add(0, 1);
    CHECK(p.train[0].y == present_curves(first, Curve(), {0, 0, 200, 80}, false).train[0].y);
}

TEST_CASE("curves: reading gives the epoch under the pointer and both losses") {
    const Curve train = falling(101, 1), test = falling(101, 2);
    const CurvesPicture p = present_curves(train, test, {0, 0, 300, 100}, false);
    const CurveReading r = read_curves(train, test, p, p.plot.x + p.plot.width * 0.5f);
    CHECK(r.epoch == 50);
    CHECK(r.train == Catch::Approx(1.0 / 51));
    CHECK(r.test == Catch::Approx(2.0 / 51));
    CHECK(read_curves(Curve(), Curve(), p, 10).epoch == -1);
}
