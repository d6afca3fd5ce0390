#include <catch_amalgamated.hpp>

#include <cmath>

#include "train/curve.h"

using namespace chainrule;

TEST_CASE("curve: as long as there is room every point has a bin of its own") {
    Curve curve(8);
    for (int i = 0; i < 8; ++i) curve.add(i, i * 10);
    REQUIRE(curve.size() == 8);
    REQUIRE(curve.points_per_bin() == 1);
    REQUIRE(curve[3].low == 30);
    REQUIRE(curve[3].high == 30);
}

TEST_CASE("curve: when the bins are full each covers twice as much, with lowest, highest and last value") {
    Curve curve(4);
    for (int i = 0; i < 11; ++i) curve.add(i, i % 2 ? -i : i);
    REQUIRE(curve.points() == 11);
    REQUIRE(curve.points_per_bin() == 4);
    REQUIRE(curve.size() == 3);
    REQUIRE((curve[0].low == -3 && curve[0].high == 2 && curve[0].last == -3));
    REQUIRE((curve[1].low == -7 && curve[1].high == 6 && curve[1].last == -7));
    REQUIRE((curve[2].low == -9 && curve[2].high == 10 && curve[2].last == 10));
}

TEST_CASE("curve: points that are there already stay as they are") {
    Curve curve(4);
    for (int i = 0; i < 3; ++i) curve.add(i, 1);
    curve.add(1, 99);
    REQUIRE(curve.points() == 3);
    REQUIRE(curve[1].high == 1);
}

TEST_CASE("curve: a run that goes another way overwrites what is forgotten") {
    Curve curve(4);
    for (int i = 0; i < 4; ++i) curve.add(i, 1);
    curve.truncate(2);
    REQUIRE(curve.size() == 2);
    curve.add(2, 5);
    REQUIRE(curve[2].low == 5);
    curve.truncate(9);
    REQUIRE(curve.points() == 3);
    curve.truncate(0);
    REQUIRE(curve.size() == 0);
}

TEST_CASE("curve: a value that is no number does not spoil the range of its bin") {
    Curve curve(2);
    for (const double y : {1.0, std::nan(""), 3.0, 2.0}) curve.add(curve.points(), y);
    REQUIRE((curve[0].low == 1 && curve[0].high == 1));
    REQUIRE((curve[1].low == 2 && curve[1].high == 3));
}

TEST_CASE("curve: a million points take the room of the bins") {
    Curve curve(512);
    for (int i = 0; i < 1000000; ++i) curve.add(i, 1.0 / (1 + i));
    REQUIRE(curve.size() <= 512);
    REQUIRE(curve.size() > 256);
    REQUIRE(curve[0].high == 1);
    REQUIRE(curve[curve.size() - 1].last == float(1.0 / 1000000));
}

TEST_CASE("curve: one that was written down comes back, and what cannot have been one is refused") {
    Curve curve;
    for (int i = 0; i < 1300; ++i) curve.add(i, std::sin(i));
    std::vector<Curve::Bin> bins;
    for (int i = 0; i < curve.size(); ++i) bins.push_back(curve[i]);
    std::optional<Curve> back = Curve::from(bins, curve.points(), curve.points_per_bin());
    REQUIRE(back);
    for (int i = 1300; i < 5000; ++i) back->add(i, std::cos(i)), curve.add(i, std::cos(i));
    REQUIRE((back->points() == curve.points() && back->points_per_bin() == curve.points_per_bin()));
    for (int i = 0; i < curve.size(); ++i) REQUIRE((*back)[i].low == curve[i].low);

    REQUIRE(Curve::from({}, 0, 1));
    REQUIRE(!Curve::from(bins, 1300, 1));
    REQUIRE(!Curve::from(bins, 1300, 3));
    REQUIRE(!Curve::from(bins, 1300, 0));
    REQUIRE(!Curve::from(bins, -1, 4));
    bins.pop_back();
    REQUIRE(!Curve::from(bins, 1300, 4));
}
