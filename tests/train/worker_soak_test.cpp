// A Worker under more Commands than any hand can give.
#include <catch_amalgamated.hpp>

#include <atomic>
#include <thread>

#include "dice.h"
#include "runs.h"
#include "train/worker.h"

using namespace chainrule;
using namespace std::chrono_literals;

TEST_CASE("soak: a Worker under a storm of Commands for a minute keeps whole Snapshots, and ends where a plain run does", "[long]") {
    std::atomic<int64_t> wakes = 0;
    Worker worker(start(small_setup()), [&] { ++wakes; });
    constexpr std::array texts{"play", "pause", "tick", "tick back", "step", "step back", "epoch", "epoch back", "goto 700:3", "goto 0", "goto 20000",
                               "reset", "seed 3", "data spiral examples=46", "data circle examples=30", "set batch_size 4", "set batch_size 5",
                               "sample 2", "sample 40", "speed 300", "speed max", "put nowhere.w[0] 1", "set rate 1"};
    Dice dice{1};
    uint64_t version = 0;
    int64_t fresh_ones = 0;
    const auto look_at_it = [&]() -> const Snapshot& {
        worker.pump(2);
        bool fresh = false;
        const Snapshot& s = worker.latest(&fresh);
        fresh_ones += fresh;
        REQUIRE(s.version >= version);
        version = s.version;
        const Plan& plan = s.scene->plans.visible;
        REQUIRE(s.memory.work.value.size() == plan.workspace_size);
        REQUIRE(s.memory.parameters->value.size() == size_t(plan.n_parameters));
        REQUIRE((s.cursor.step >= 0 && s.cursor.tick >= 0 && s.cursor.tick < s.scene->ticks_per_step));
        REQUIRE(s.furthest_step >= s.cursor.step);
        REQUIRE(s.sample < int(s.batch.size()));
        const Error error = worker.take_error();
        INFO(error.key);
        REQUIRE((error.key.empty() || error.key == "command.cell" || error.key == "command.arguments" || error.key == "values.unknown"));
        return s;
    };
    const auto wait_until = [&](auto holds) {
        for (const auto end = std::chrono::steady_clock::now() + 30s; !holds(look_at_it());) {
            REQUIRE(std::chrono::steady_clock::now() < end);
            std::this_thread::sleep_for(1ms);
        }
    };
    const auto end = std::chrono::steady_clock::now() + 60s;
    for (int64_t storm = 1; std::chrono::steady_clock::now() < end; ++storm) {
        for (int64_t i = dice.below(60); i >= 0; --i) {
            const int64_t what = dice.below(texts.size() + 8);
            if (what < int64_t(texts.size())) worker.post(command(texts[size_t(what)]));
            else worker.post(what % 2 ? random_put(dice) : random_rate(dice));
            if (dice.below(4) == 0) std::this_thread::sleep_for(std::chrono::microseconds(dice.below(3000)));
            look_at_it();
        }
        Command last = command("set learning_rate 0");  // whatever came before, this is answered too
        last.number = 0.01 + double(storm) * 1e-7;
        worker.post(last);
        wait_until([&](const Snapshot& s) { return s.optimizer_settings.number("learning_rate") == last.number; });
    }
    CHECK(wakes > 0);
    CHECK(fresh_ones > 100);

    for (const char* text : {"pause", "seed 12345", "goto 300:5"}) worker.post(command(text));
    wait_until([](const Snapshot& s) { return s.scene->seed == 12345 && s.cursor.step == 300 && s.cursor.tick == 5; });
    const Snapshot& s = worker.latest();
    Setup setup;
    setup.model = s.scene->model;
    setup.data = s.scene->data->name;
    setup.data_settings = s.scene->data_settings;
    setup.seed = s.scene->seed;
    setup.batch_size = s.scene->batch_size;
    auto plain = start(setup);
    plain->visit(300, 5);
    CHECK(s.memory.parameters->value == plain->memory().parameters->value);
    CHECK(s.memory.work.value == plain->memory().work.value);
}
