#include "data/dataset.h"

#include <algorithm>
#include <array>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <set>

using namespace chainrule;
using Catch::Matchers::WithinAbs;

namespace {

Values settings(double examples, double noise, double test_share) {
    Values v;
    v.set("examples", examples), v.set("noise", noise), v.set("test_share", test_share);
    return v;
}

std::shared_ptr<const Dataset> make(const char* kind, double noise = 0, uint64_t seed = 1, double examples = 1000) {
    auto data = make_dataset(kind, settings(examples, noise, 0.5), seed);
    REQUIRE(data);
    return *data;
}

struct Point {
    double x0, x1, y;
};
std::vector<Point> points(const Dataset& data) {
    std::vector<Point> all;
    for (int i = 0; i < data.rows; ++i) all.push_back({data.x[size_t(2 * i)], data.x[size_t(2 * i + 1)], data.y[size_t(i)]});
    for (int i = 0; i < data.test_rows; ++i)
        all.push_back({data.test_x[size_t(2 * i)], data.test_x[size_t(2 * i + 1)], data.test_y[size_t(i)]});
    return all;
}

}  // namespace

TEST_CASE("data sets: sizes follow the settings") {
    auto data = *make_dataset("spiral", settings(101, 0, 0.3), 1);
    CHECK(data->test_rows == 30);
    CHECK(data->rows == 71);
    CHECK(data->x.size() == 142);
    CHECK(data->test_y.size() == 30);
    CHECK((*make_dataset("spiral", settings(10, 0, 0), 1))->test_rows == 0);
}

TEST_CASE("data sets: labels are -1 and 1, about as many of each, in training and test alike") {
    for (const DatasetKind& kind : dataset_kinds()) {
        INFO(kind.name);
        auto data = make(kind.name);
        for (const std::vector<double>* labels : {&data->y, &data->test_y}) {
            const auto positive = std::count(labels->begin(), labels->end(), 1.0);
            CHECK(positive + std::count(labels->begin(), labels->end(), -1.0) == 500);
            CHECK(positive > 210);
            CHECK(positive < 290);
        }
    }
}

TEST_CASE("data sets: nearly all points lie in the square that is drawn, and reach out to it") {
    for (const DatasetKind& kind : dataset_kinds()) {
        INFO(kind.name);
        auto data = make(kind.name);
        int inside = 0;
        double farthest = 0;
        for (const Point& p : points(*data)) {
            inside += std::max(std::fabs(p.x0), std::fabs(p.x1)) <= data->highest;
            farthest = std::max({farthest, std::fabs(p.x0), std::fabs(p.x1)});
        }
        CHECK(inside >= 998);
        CHECK(farthest > 4);
    }
}

TEST_CASE("circle: positive inside half the radius, negative in the outer ring, nothing between") {
    for (const Point& p : points(*make("circle"))) {
        const double r = std::hypot(p.x0, p.x1);
        CHECK((p.y > 0 ? r <= 2.5 : r >= 3.5 - 1e-6));
        CHECK(r <= 5 + 1e-6);
    }
}

TEST_CASE("xor: positive where the signs agree, a gap along the axes") {
    for (const Point& p : points(*make("xor"))) {
        CHECK((p.x0 * p.x1 >= 0) == (p.y > 0));
        CHECK(std::fabs(p.x0) >= 0.3 - 1e-6);
        CHECK(std::fabs(p.x1) <= 5.3 + 1e-6);
    }
}

TEST_CASE("gauss: two clouds around (2, 2) and (-2, -2), of variance 0.5, or 4 with all the noise") {
    for (auto [noise, variance] : {std::pair(0.0, 0.5), std::pair(0.5, 4.0)}) {
        double mean = 0, squares = 0;
        const auto all = points(*make("gauss", noise, 1, 5000));
        for (const Point& p : all) {
            mean += p.x0 * p.y / double(all.size());
            squares += std::pow(p.x0 - 2 * p.y, 2) / double(all.size());
        }
        CHECK_THAT(mean, WithinAbs(2, 0.1));
        CHECK_THAT(squares / variance, WithinAbs(1, 0.07));
    }
}

TEST_CASE("spiral: two arms half a turn apart, 1.75 turns long") {
    for (const Point& p : points(*make("spiral"))) {
        const double r = std::hypot(p.x0, p.x1);
        const double angle = 1.75 * 2 * std::numbers::pi * r / 5 + (p.y > 0 ? 0 : std::numbers::pi);
        CHECK_THAT(p.x0, WithinAbs(r * std::sin(angle), 1e-4));
        CHECK_THAT(p.x1, WithinAbs(r * std::cos(angle), 1e-4));
    }
}

TEST_CASE("data sets: noise moves points or blurs the border between labels") {
    for (const DatasetKind& kind : dataset_kinds()) {
        INFO(kind.name);
        const auto clean = points(*make(kind.name)), noisy = points(*make(kind.name, 0.4));
        int different = 0;
        for (size_t i = 0; i < clean.size(); ++i)
            different += clean[i].x0 != noisy[i].x0 || clean[i].y != noisy[i].y;
        CHECK(different > 100);
    }
}

TEST_CASE("data sets: the seed decides everything") {
    for (const DatasetKind& kind : dataset_kinds()) {
        INFO(kind.name);
        auto a = make(kind.name, 0.1, 7), b = make(kind.name, 0.1, 7), c = make(kind.name, 0.1, 8);
        CHECK(a->x == b->x);
        CHECK(a->test_y == b->test_y);
        CHECK(a->x != c->x);
    }
}

TEST_CASE("data sets: the same numbers on every platform, within the last digits of sine and logarithm") {
    const std::map<std::string, std::array<double, 3>> first = {
        {"circle", {1.197637, -0.962890, 1}},
        {"xor", {1.446857, -1.722251, -1}},
        {"gauss", {0.503492, 2.116044, 1}},
        {"spiral", {-1.453938, 2.087031, 1}}};
    for (auto& [name, expected] : first) {
        auto data = make(name.c_str(), 0.1, 42);
        INFO(name << " " << data->x[0] << " " << data->x[1] << " " << data->y[0]);
        CHECK_THAT(data->x[0], WithinAbs(expected[0], 1e-5));
        CHECK_THAT(data->x[1], WithinAbs(expected[1], 1e-5));
        CHECK(data->y[0] == expected[2]);
    }
}

TEST_CASE("data sets: an unknown name or setting is refused with what there is") {
    auto unknown = make_dataset("moons", {}, 1);
    REQUIRE(!unknown);
    CHECK(unknown.error().key == "data.unknown");
    CHECK(unknown.error().arguments[1].second == "circle, xor, gauss, spiral, given");
    CHECK(make_dataset("spiral", settings(5, 0, 0), 1).error().key == "values.range");
    CHECK(make_dataset("spiral", settings(100.5, 0, 0), 1).error().key == "values.whole");
    CHECK(make_dataset("spiral", settings(100, 0.6, 0), 1).error().key == "values.range");
}

TEST_CASE("shuffle: every example once, another order in every epoch and for every seed, the same when asked again") {
    std::vector<int> a(97), b(97), identity(97);
    std::iota(identity.begin(), identity.end(), 0);
    std::set<std::vector<int>> orders;
    for (int epoch = 0; epoch < 20; ++epoch) {
        shuffle_order(1, epoch, a);
        shuffle_order(1, epoch, b);
        CHECK(a == b);
        CHECK(std::is_permutation(a.begin(), a.end(), identity.begin()));
        orders.insert(a);
        shuffle_order(2, epoch, a);
        orders.insert(a);
    }
    CHECK(orders.size() == 40);
}

TEST_CASE("shuffle: every example is equally likely in every place") {
    int counts[5][5] = {};
    std::vector<int> order(5);
    for (int epoch = 0; epoch < 10000; ++epoch) {
        shuffle_order(3, epoch, order);
        for (size_t place = 0; place < 5; ++place) ++counts[place][order[place]];
    }
    for (auto& row : counts)
        for (int n : row) CHECK_THAT(n, WithinAbs(2000, 200));
}
