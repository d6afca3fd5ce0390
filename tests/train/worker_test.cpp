// The Worker of this build, with or without a thread: the same text serves both.
#include <catch_amalgamated.hpp>

#include <atomic>
#include <thread>

#include "runs.h"
#include "train/worker.h"

using namespace chainrule;
using namespace std::chrono_literals;

namespace {

// Frames until something holds; false after ten seconds.
template <class Condition>
bool wait_until(Worker& worker, Condition holds) {
    for (const auto end = std::chrono::steady_clock::now() + 10s; std::chrono::steady_clock::now() < end;) {
        worker.pump(5);
        if (holds(worker.latest())) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

void post(Worker& worker, const char* text) { worker.post(*parse_command(text)); }

}  // namespace

TEST_CASE("worker: it plays, pauses and arrives at the numbers of a plain run") {
    Worker worker(start(small_setup()), [] {});
    REQUIRE(worker.latest().scene != nullptr);
    post(worker, "play");
    REQUIRE(wait_until(worker, [](const Snapshot& s) { return s.playing && s.cursor.step > 500; }));
    post(worker, "pause");
    REQUIRE(wait_until(worker, [](const Snapshot& s) { return !s.playing; }));
    const Snapshot& paused = worker.latest();
    auto plain = start(small_setup());
    plain->visit(paused.cursor.step, 0);
    REQUIRE(paused.memory.parameters->value == plain->parameters().value);
    REQUIRE(paused.memory.work.value == plain->memory().work.value);

    post(worker, "goto 123:4");
    REQUIRE(wait_until(worker, [](const Snapshot& s) { return s.cursor.step == 123 && s.cursor.tick == 4; }));
    plain->visit(123, 4);
    REQUIRE(worker.latest().memory.work.value == plain->memory().work.value);
    REQUIRE(worker.latest().memory.parameters->grad == plain->memory().parameters->grad);
}

TEST_CASE("worker: whenever there is something new it wakes the screen, and is quiet when nothing changes") {
    std::atomic<int> wakes = 0;
    Worker worker(start(small_setup()), [&] { ++wakes; });
    wakes = 0;
    post(worker, "step");
    REQUIRE(wait_until(worker, [&](const Snapshot& s) { return s.cursor.step == 1 && wakes > 0; }));
    const int woken = wakes;  // without a thread the Command itself has asked for a frame too
    for (int i = 0; i < 20; ++i) {
        worker.pump(5);
        std::this_thread::sleep_for(2ms);
    }
    REQUIRE(wakes == woken);
}

TEST_CASE("worker: errors reach the screen") {
    Worker worker(start(small_setup()), [] {});
    post(worker, "put nowhere.w[0] 1");
    Error error;
    REQUIRE(wait_until(worker, [&](const Snapshot&) { return !(error = worker.take_error()).key.empty(); }));
    REQUIRE(error.key == "command.cell");
}

TEST_CASE("worker: it can be ended at any time, soon") {
    for (const char* text : {"play", "goto 1000000000", "pause"}) {
        auto worker = std::make_unique<Worker>(start(small_setup()), [] {});
        post(*worker, text);
        worker->pump(5);
        std::this_thread::sleep_for(10ms);
        const auto began = std::chrono::steady_clock::now();
        worker.reset();
        REQUIRE(std::chrono::steady_clock::now() - began < 1s);
    }
}

TEST_CASE("worker: many Commands from the screen while it trains are all done") {
    Worker worker(start(small_setup()), [] {});
    post(worker, "play");
    for (int i = 1; i <= 200; ++i) {
        Command put = *parse_command("put output.b[0] 0");
        put.number = i / 1000.0;
        worker.post(put);
        worker.pump(1);
        worker.latest();
    }
    post(worker, "pause");
    post(worker, "set learning_rate 0.7");
    REQUIRE(wait_until(worker, [](const Snapshot& s) { return s.optimizer_settings.number("learning_rate") == 0.7; }));
    REQUIRE(worker.take_error().key.empty());
}

TEST_CASE("worker: another session takes over, and a run that was saved goes on where it was") {
    std::atomic<int> wakes = 0;
    Worker worker(start(small_setup()), [&] { ++wakes; });
    post(worker, "goto 30:2");
    worker.save();
    std::optional<SavedRun> saved;
    REQUIRE(wait_until(worker, [&](const Snapshot&) { return saved || (saved = worker.take_saved()); }));
    REQUIRE((saved->step == 30 && saved->tick == 2));

    post(worker, "goto 1000000000");
    Setup other = small_setup();
    other.seed = 5;
    const uint64_t second = worker.replace(start(other));
    REQUIRE(wait_until(worker, [&](const Snapshot& s) { return s.run == second; }));
    REQUIRE((worker.latest().scene->seed == 5 && worker.latest().cursor.step == 0));
    const int woken = wakes;
    REQUIRE(woken > 0);

    Result<std::unique_ptr<Session>> back = Session::restore(*saved);
    REQUIRE(back);
    const uint64_t third = worker.replace(std::move(*back));
    REQUIRE(wait_until(worker, [&](const Snapshot& s) { return s.run == third; }));
    auto plain = start(small_setup());
    plain->visit(30, 2);
    REQUIRE((worker.latest().cursor == plain->cursor()));
    REQUIRE(worker.latest().memory.work.value == plain->memory().work.value);
}
