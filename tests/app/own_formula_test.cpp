#include "app/own_formula.h"

#include <catch_amalgamated.hpp>

#include "example_run.h"

using namespace chainrule;

namespace {

double result_of(const Setup& setup) {
    Result<std::unique_ptr<Session>> session = Session::make(setup);
    REQUIRE(session);
    (*session)->run_step();
    return double(snapshot_of(**session).train_curve[0].last);
}

}  // namespace

TEST_CASE("own formula: letters that are set to a number start from it and can be trained, the others keep theirs or are 1") {
    Values before;
    before.set("b", -1.5);
    before.set("elsewhere", 7.0);
    const Result<Setup> setup = setup_of_formula("w = 0.5; x = -2\n y = w*x + b*c", before);
    REQUIRE(setup);
    CHECK(setup->values.number("w") == 0.5);
    CHECK(setup->values.number("x") == -2);
    CHECK(setup->values.number("b") == -1.5);
    CHECK(setup->values.number("c") == 1);
    CHECK_FALSE(setup->values.find("elsewhere"));
    CHECK(result_of(*setup) == Catch::Approx(0.5 * -2 + -1.5));
}

TEST_CASE("own formula: what is computed is no variable, and a number nobody uses is left out") {
    const Result<Setup> setup = setup_of_formula("a = 3; unused = 4; d = a*a; d + 1", {});
    REQUIRE(setup);
    CHECK(setup->values.items.size() == 1);
    CHECK(result_of(*setup) == Catch::Approx(10));
}

TEST_CASE("own formula: what cannot be read is refused with its place") {
    CHECK(setup_of_formula("a = ", {}).error().key == "arithmetic.syntax");
    const Result<Setup> alone = setup_of_formula("a = 3", {});
    REQUIRE(alone);
    CHECK_FALSE(Session::make(*alone));
}
