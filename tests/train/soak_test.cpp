// Long runs under random Commands: nothing that was asked before may show in the bits.
#include <catch_amalgamated.hpp>

#include "dice.h"
#include "runs.h"

using namespace chainrule;

namespace {

// A Session and the shortest account of how it came to be where it is.
struct Told {
    Setup setup;
    std::vector<std::pair<int64_t, Command>> log;  // changes, with their steps
    std::unique_ptr<Session> session;

    explicit Told(const Setup& s) : setup(s), session(start(s)) {}

    Values settings() {
        Snapshot s;
        session->fill(s);
        return s.optimizer_settings;
    }
    void change(const Command& c) {
        const int64_t step = session->cursor().step;
        std::erase_if(log, [&](const auto& entry) { return entry.first > step; });
        log.emplace_back(step, c);
        REQUIRE(session->apply(c));
    }
    void reset() {
        setup.model.optimizer_settings = settings();
        std::erase_if(log, [](const auto& entry) { return entry.first > 0 || entry.second.verb == Verb::set; });
        REQUIRE(session->apply(command("reset")));
    }
    void new_run(const Command& c) {
        setup.model.optimizer_settings = settings();
        if (c.verb == Verb::seed) setup.seed = uint64_t(c.step);
        else setup.batch_size = int(c.number);
        log.clear();
        REQUIRE(session->apply(c));
    }
    void check_against_replay() {
        auto replay = start(setup);
        for (const auto& [step, c] : log) {
            replay->visit(step, 0);
            REQUIRE(replay->apply(c));
        }
        Snapshot s;
        session->fill(s);
        Command sample = command("sample 0");
        sample.step = s.sample;
        REQUIRE(replay->apply(sample));
        replay->visit(s.cursor.step, s.cursor.tick);
        REQUIRE(same(look(*session), look(*replay)));
    }
};

// A move, which ends early where the run stops.
void move(Session& session, const char* text) {
    const Result<Done> done = session.apply(command(text));
    REQUIRE((done || done.error().key == "train.not_finite"));
}

// One thing that somebody might do; most of them move.
void do_something(Told& told, Dice& dice) {
    Session& session = *told.session;
    const Cursor at = session.cursor();
    const int tick = int(dice.below(uint64_t(session.scene().ticks_per_step)));
    switch (dice.below(20)) {
        case 0: return told.change(random_put(dice));
        case 1: return told.change(random_rate(dice));
        case 2: session.visit(dice.below(uint64_t(session.furthest_step()) + 1), tick); return;
        case 3: session.visit(std::max<int64_t>(0, at.step - 1 - dice.below(5)), tick); return;
        case 4:
            while (!session.visit(at.step + 200, tick, 1 + dice.below(50))) {}
            return;
        case 5: move(session, at.step > 0 ? "step back" : "step"); return;
        case 6: move(session, "tick back"); return;
        case 7: move(session, "epoch"); return;
        case 8: {
            Command sample = command("sample 0");
            sample.step = dice.below(3);  // as many as the smallest batch has
            REQUIRE(session.apply(sample));
            return;
        }
        case 9:
            if (dice.below(50) == 0) told.reset();
            return;
        case 10: {
            if (dice.below(50) > 0) return;
            Command seed = command("seed 0");
            seed.step = dice.below(1000);
            return told.new_run(seed);
        }
        case 11: {
            if (dice.below(50) > 0) return;
            Command size = command("set batch_size 0");
            size.number = double(3 + dice.below(5));
            return told.new_run(size);
        }
        case 12: session.metrics(); return;
        case 13:
        case 14:
            for (int64_t i = dice.below(20); i > 0; --i) session.tick();
            return;
        default:
            for (int64_t i = dice.below(60); i > 0; --i) session.run_step();
            return;
    }
}

}  // namespace

TEST_CASE("soak: after 200,000 steps of anything the bits are those of a fresh replay", "[long]") {
    int64_t steps = 0;
    uint64_t round = 0;
    std::vector<Setup> kinds{small_setup(), small_setup_in_double(), small_setup_with_one_row()};
    for (size_t i = 0; i < 3; ++i) {  // and some that soon stop
        Setup& diverging = kinds.emplace_back(kinds[i]);
        for (LayerSpec& layer : diverging.model.layers) layer.settings.set("activation", std::string("linear"));
    }
    for (const Setup& kind : kinds) {
        for (int64_t done = 0; done < 50000; ++round) {
            INFO("round " << round);
            Setup setup = kind;
            if (round % 2 == 1) setup.history_bytes = 20000;
            Told told(setup);
            Dice dice{round};
            for (int i = 1; i <= 400; ++i) {
                const int64_t before = told.session->cursor().step;
                do_something(told, dice);
                done += std::max<int64_t>(0, told.session->cursor().step - before);
                if (i % 40 == 0) told.check_against_replay();
            }
        }
        steps += 50000;
    }
    CHECK(steps >= 200000);
}
