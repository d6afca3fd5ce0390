#include "app/rates.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;

TEST_CASE("rates: a rate between two stops is a stop of its own until it is moved") {
    const std::vector<double> stops = rate_stops(0.06);
    CHECK(std::find(stops.begin(), stops.end(), 0.06) != stops.end());
    CHECK(std::is_sorted(stops.begin(), stops.end()));
    CHECK(rate_stops(0.03).size() + 1 == stops.size());
    CHECK(next_rate(0.06, 1) == 0.1);
    CHECK(next_rate(0.06, -1) == 0.03);
}

TEST_CASE("rates: keys never leave the slider's range") {
    double rate = 0.06;
    for (int i = 0; i < 40; ++i) rate = next_rate(rate, 1);
    CHECK(rate == 3);
    for (int i = 0; i < 40; ++i) rate = next_rate(rate, -1);
    CHECK(rate == 0.0001);
}
