#include <catch_amalgamated.hpp>

#include <map>

#include "base/rng.h"
#include "runs.h"

using namespace chainrule;

namespace {

using Album = std::map<std::pair<int64_t, int>, Seen>;

// Walks every tick of steps first .. last and keeps what it sees.
Album walk_through(Session& session, int64_t first, int64_t last) {
    Album album;
    session.visit(first, 0);
    while (session.cursor().step < last) {
        album[{session.cursor().step, session.cursor().tick}] = look(session);
        session.tick();
    }
    album[{last, 0}] = look(session);
    return album;
}

void require_same_at(Session& session, const Album& album, int64_t step, int tick) {
    INFO("step " << step << ", tick " << tick);
    REQUIRE(session.visit(step, tick));
    REQUIRE(same(look(session), album.at({step, tick})));
}

void require_same_in_any_order(Session& session, const Album& album, uint64_t visits) {
    for (uint64_t i = 0; i < visits; ++i) {
        auto place = album.begin();
        std::advance(place, int64_t(random_below({7, i, 0, 0}, album.size())));
        require_same_at(session, album, place->first.first, place->first.second);
    }
}

}  // namespace

TEST_CASE("time machine: every tick of whole steps is the same when walked backwards") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto session = start(setup);
        const Album album = walk_through(*session, 0, 7);  // over a partial batch and an epoch's end
        for (auto place = album.rbegin(); place != album.rend(); ++place)
            require_same_at(*session, album, place->first.first, place->first.second);
    }
}

TEST_CASE("time machine: after 1,000 steps any place is the same as at the first visit") {
    for (const Setup& setup : {small_setup(), small_setup_in_double()}) {
        auto session = start(setup);
        Album album = walk_through(*session, 0, 2);
        album.merge(walk_through(*session, 498, 500));
        album.merge(walk_through(*session, 1000, 1002));
        require_same_in_any_order(*session, album, 60);
    }
}

TEST_CASE("time machine: thinned checkpoints cost time, not bits") {
    Setup setup = small_setup();
    setup.history_bytes = 0;  // two checkpoints
    auto thinned = start(setup), full = start(small_setup());
    Album album = walk_through(*full, 0, 1);
    album.merge(walk_through(*full, 36, 37));
    album.merge(walk_through(*full, 99, 101));
    require_same_in_any_order(*thinned, album, 25);
}

TEST_CASE("time machine: Commands on the way are met again at their place") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto session = start(setup);
        ask(*session, "put output.b[0] 0.25");
        ask(*session, "put hidden_1.w[0,1] 1.5");
        session->visit(4, 0);
        ask(*session, "set learning_rate 0.3");
        session->visit(7, 5);
        ask(*session, "put hidden_2.w[1,2] -0.75");
        session->visit(9, 0);
        ask(*session, "put hidden_2.w[1,2] 0.5");
        ask(*session, "put hidden_2.b[0] 0.5");
        session->visit(12, 3);
        ask(*session, "set learning_rate 0.05");
        const Album album = walk_through(*session, 0, 14);
        REQUIRE(album.at({3, 0}).settings.number("learning_rate") == 0.1);
        REQUIRE(album.at({4, 0}).settings.number("learning_rate") == 0.3);
        REQUIRE(album.at({4, 0}).update_settings.number("learning_rate") == 0.1);
        REQUIRE(album.at({13, 0}).update_settings.number("learning_rate") == 0.05);
        require_same_in_any_order(*session, album, 150);
    }
}

TEST_CASE("time machine: a visit that is cut short arrives at the same bits") {
    auto session = start(small_setup()), cut = start(small_setup());
    Album album = walk_through(*session, 50, 51);
    int calls = 1;
    while (!cut->visit(50, 6, 7)) ++calls;
    REQUIRE(calls == 8);
    REQUIRE(same(look(*cut), album.at({50, 6})));
    cut->visit(300, 0);
    while (!cut->visit(50, 2, 1)) REQUIRE(same(look(*cut), [&] {
        session->visit(cut->cursor().step, 0);
        return look(*session);
    }()));
    REQUIRE(same(look(*cut), album.at({50, 2})));
}

TEST_CASE("time machine: a Command in the past forgets what came after") {
    auto session = start(small_setup()), straight = start(small_setup());
    session->visit(30, 0);
    session->visit(12, 0);
    REQUIRE(session->furthest_step() == 30);
    ask(*session, "set learning_rate 0.2");
    REQUIRE(session->furthest_step() == 12);
    session->visit(30, 4);

    straight->visit(12, 0);
    ask(*straight, "set learning_rate 0.2");
    straight->visit(30, 4);
    REQUIRE(same(look(*session), look(*straight)));
}

TEST_CASE("time machine: a Command that changes nothing forgets nothing") {
    auto session = start(small_setup());
    session->visit(30, 0);
    session->visit(12, 0);
    ask(*session, "set learning_rate 0.1");
    ask(*session, "sample 2");
    REQUIRE(session->furthest_step() == 30);
}

TEST_CASE("time machine: reset keeps the weights it started from and the settings as they are") {
    auto session = start(small_setup());
    ask(*session, "put output.b[0] 0.25");
    const Slab at_start = session->parameters().value;
    session->visit(20, 3);
    ask(*session, "set learning_rate 0.4");
    ask(*session, "put output.b[0] 7");
    ask(*session, "reset");
    REQUIRE(session->cursor() == Cursor{0, 0, Stage::load, -1});
    REQUIRE(session->furthest_step() == 0);
    REQUIRE(session->parameters().value == at_start);
    const Album album = walk_through(*session, 0, 3);
    REQUIRE(album.at({0, 0}).settings.number("learning_rate") == 0.4);
    require_same_in_any_order(*session, album, 30);
}
