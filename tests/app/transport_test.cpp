#include "app/present/transport.h"

#include <catch_amalgamated.hpp>

#include "example_run.h"

using namespace chainrule;

TEST_CASE("transport: the cursor goes through forward, backward and update without going back") {
    auto session = example_session();
    const Strings words = words_of("en");
    float before = -1;
    for (int i = 0; i < session->scene().ticks_per_step; ++i) {
        const TransportPicture p = present_transport(snapshot_of(*session), words);
        CHECK(p.cursor > before);
        CHECK(p.within_step == (i > 0));
        if (p.stage == Stage::forward) CHECK(p.cursor <= p.forward_end);
        if (p.stage == Stage::backward) CHECK((p.cursor > p.forward_end && p.cursor <= p.backward_end));
        before = p.cursor;
        session->tick();
    }
    CHECK_FALSE(present_transport(snapshot_of(*session), words).within_step);
}

TEST_CASE("transport: the place names epoch, step and op") {
    auto session = example_session();
    for (int i = 0; i < 3; ++i) session->run_step();
    session->tick();
    const std::string ticks = std::to_string(session->scene().ticks_per_step);
    CHECK(present_transport(snapshot_of(*session), words_of("en")).place == "epoch 0 \u00b7 step 3 \u00b7 op 1/" + ticks);
}
