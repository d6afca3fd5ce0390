#include "app/present/now.h"

#include <catch_amalgamated.hpp>

#include "app/format.h"
#include "example_run.h"
#include "expression_run.h"

using namespace chainrule;

TEST_CASE("now: at every op the lines end with the numbers it has made") {
    auto network = example_session();
    auto expression = expression_session();
    for (Session* session : {network.get(), expression.get()})
        for (int tick = 1; tick < session->scene().ticks_per_step; ++tick) {
            session->tick();
            const Snapshot s = snapshot_of(*session);
            const NowPicture now = present_now(s, "", words_of("en"));
            if (s.cursor.node < 0) continue;
            INFO(now.title);
            CHECK_FALSE(now.lines.empty());
            for (const NowLine& line : now.lines) {
                REQUIRE(line.result.size() == 2);
                Result<Cell> cell = parse_cell(line.result[1].cell, visible(s), looked_at(s));
                REQUIRE(cell);
                if (s.cursor.stage == Stage::forward) CHECK(line.result[1].text == significant(read(*cell, visible(s), s.memory), 3));
                CHECK(line.formula.size() > 1);
            }
        }
}

TEST_CASE("now: between two steps it says how the chosen number came about") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    CHECK(present_now(s, "", words_of("en")).lines.empty());
    CHECK(present_now(s, "hidden.w[0,1]", words_of("en")).stage == Stage::update);
    CHECK(present_now(s, "hidden.a[1]", words_of("en")).stage == Stage::forward);
    CHECK(present_now(s, "x[0]", words_of("en")).lines.empty());
}

TEST_CASE("now: a hidden number shows nowhere") {
    auto session = expression_session();
    while (session->cursor().node != session->scene().plans.visible.find("y")) session->tick();
    const Snapshot s = snapshot_of(*session);
    const NowPicture now = present_now(s, "", words_of("en"), Masking({"y"}, s));
    REQUIRE(now.lines.size() == 1);
    CHECK(plain_text(now.lines[0].result) == std::string(" = ") + hidden_number);
}
