#include <catch_amalgamated.hpp>

#include <thread>

#include "runs.h"
#include "train/saved_run.h"
#include "train/worker_core.h"

using namespace chainrule;
using namespace std::chrono_literals;
using Clock = WorkerCore::Clock;

namespace {

// The trainer's side, called by hand: what a frame or a thread does.
struct ByHand {
    int wakes = 0;
    WorkerCore core;
    explicit ByHand(std::unique_ptr<Session> session) : core(std::move(session), [this] { ++wakes; }) {}

    void post(const char* text) { core.post(*parse_command(text)); }
    Clock::time_point work(Clock::duration budget = 1s) { return core.work(budget); }  // as a rule returns when idle
    const Snapshot& latest() { return core.latest(nullptr); }
};

constexpr Clock::time_point idle = Clock::time_point::max();

}  // namespace

TEST_CASE("worker core: there is a snapshot from the start, and with nothing to do nothing is done") {
    ByHand worker(start(small_setup()));
    REQUIRE(worker.latest().scene != nullptr);
    const int wakes = worker.wakes;
    REQUIRE(worker.work() == idle);
    REQUIRE(worker.wakes == wakes);
}

TEST_CASE("worker core: Commands are done in order, and one snapshot answers them all") {
    ByHand worker(start(small_setup()));
    const int wakes = worker.wakes;
    for (const char* text : {"goto 40", "put output.b[0] 0.5", "step", "tick", "tick", "tick back", "set learning_rate 0.2", "speed 30"})
        worker.post(text);
    REQUIRE(worker.work() == idle);
    REQUIRE(worker.wakes == wakes + 1);
    const Snapshot& s = worker.latest();
    REQUIRE((s.cursor.step == 41 && s.cursor.tick == 1));
    REQUIRE(s.optimizer_settings.number("learning_rate") == 0.2);
    REQUIRE(s.speed == 30);

    auto session = start(small_setup());
    session->visit(40, 0);
    ask(*session, "put output.b[0] 0.5");
    session->visit(41, 1);
    REQUIRE(same(look(*session).parameters, session->parameters()));
    REQUIRE(s.memory.work.value == session->memory().work.value);
}

TEST_CASE("worker core: playing goes on until pause, and the snapshots say so") {
    ByHand worker(start(small_setup()));
    worker.post("play");
    REQUIRE(worker.work(30ms) < Clock::now());
    REQUIRE(worker.latest().playing);
    worker.post("pause");
    REQUIRE(worker.work() == idle);
    const Snapshot& s = worker.latest();
    REQUIRE(!s.playing);
    REQUIRE(s.cursor.step > 100);

    auto session = start(small_setup());
    session->visit(s.cursor.step, 0);
    REQUIRE(s.memory.parameters->value == session->parameters().value);
}

TEST_CASE("worker core: at a speed it asks to be called again when the next step is due") {
    ByHand worker(start(small_setup()));
    worker.post("speed 100");
    worker.post("play");
    const Clock::time_point began = Clock::now();
    int64_t steps = 0;
    while (Clock::now() - began < 300ms) {
        const Clock::time_point next = worker.work();
        REQUIRE(next < Clock::now() + 11ms);
        std::this_thread::sleep_until(next);
        steps = worker.latest().cursor.step;
    }
    REQUIRE(steps >= 10);
    REQUIRE(steps <= 40);
}

TEST_CASE("worker core: at a speed in ops it goes on op by op, from wherever it is") {
    ByHand worker(start(small_setup()));
    worker.post("goto 3:4");
    worker.work();
    worker.post("speed 200 op");
    worker.post("play");
    const Clock::time_point began = Clock::now();
    for (int i = 0; i < 12; ++i) std::this_thread::sleep_until(worker.work());
    REQUIRE(worker.latest().speed_in_ops);
    worker.post("pause");
    worker.work();
    const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
    const Snapshot& s = worker.latest();
    const double ops = double(s.cursor.step - 3) * s.scene->ticks_per_step + s.cursor.tick - 4;
    REQUIRE(ops >= 2);
    REQUIRE(ops <= 200 * seconds + 2);
    worker.post("speed 30");
    worker.work();
    REQUIRE(!worker.latest().speed_in_ops);
}

TEST_CASE("worker core: layer is under way like the other moves") {
    ByHand worker(start(small_setup()));
    for (const char* text : {"goto 3", "layer", "layer", "layer back"}) worker.post(text);
    REQUIRE(worker.work() == idle);
    REQUIRE((worker.latest().cursor.step == 3 && worker.latest().cursor.tick == 1));
}

TEST_CASE("worker core: a speed that cannot be kept does not build up a debt") {
    ByHand worker(start(small_setup()));
    worker.post("speed 10");
    worker.post("play");
    worker.work(1ms);
    std::this_thread::sleep_for(600ms);
    worker.work(1ms);
    worker.post("pause");
    worker.work();
    REQUIRE(worker.latest().cursor.step <= 4);
}

TEST_CASE("worker core: moves pause, and the last one of several wins") {
    ByHand worker(start(small_setup()));
    worker.post("play");
    worker.post("goto 100000000");
    REQUIRE(worker.work(20ms) < Clock::now());
    REQUIRE(!worker.latest().playing);
    worker.post("goto 7:2");
    REQUIRE(worker.work() == idle);
    REQUIRE((worker.latest().cursor.step == 7 && worker.latest().cursor.tick == 2));
}

TEST_CASE("worker core: on a long way there is progress to be seen, and pause ends it") {
    ByHand worker(start(small_setup()));
    worker.post("goto 100000000");
    worker.work(60ms);
    const int64_t first = worker.latest().cursor.step;
    REQUIRE(first > 0);
    for (int i = 0; i < 10; ++i) worker.work(20ms);
    REQUIRE(worker.latest().cursor.step > first);
    worker.post("pause");
    REQUIRE(worker.work() == idle);
    REQUIRE(worker.latest().cursor.step < 100000000);
}

TEST_CASE("worker core: a screen that does not look is not sent more, and gets the last state on pause") {
    ByHand worker(start(small_setup()));
    worker.latest();
    worker.post("play");
    worker.work(60ms);
    const int wakes = worker.wakes;
    for (int i = 0; i < 10; ++i) worker.work(20ms);
    REQUIRE(worker.wakes == wakes);
    worker.post("pause");
    worker.work();
    REQUIRE(worker.wakes == wakes + 1);
    REQUIRE(!worker.latest().playing);
}

TEST_CASE("worker core: playing takes at most twenty snapshots a second") {
    ByHand worker(start(small_setup()));
    worker.post("play");
    worker.work(1ms);
    const int wakes = worker.wakes;
    for (int i = 0; i < 20; ++i) {
        worker.latest();
        worker.work(10ms);
    }
    REQUIRE(worker.wakes - wakes <= 6);
    REQUIRE(worker.wakes - wakes >= 1);
}

TEST_CASE("worker core: what goes wrong is kept until it is taken, and the rest goes on") {
    ByHand worker(start(small_setup()));
    REQUIRE(worker.core.take_error().key.empty());
    worker.post("put nowhere.w[0] 1");
    worker.post("step");
    worker.work();
    REQUIRE(worker.core.take_error().key == "command.cell");
    REQUIRE(worker.core.take_error().key.empty());
    REQUIRE(worker.latest().cursor.step == 1);
    worker.post("goto 3:999");
    worker.work();
    REQUIRE(worker.core.take_error().key == "command.arguments");
}

TEST_CASE("worker core: play stops where something is not finite, and is refused there") {
    if (!rounds_products()) SKIP("fused multiply-add keeps these numbers finite");
    ByHand worker(start(small_setup()));
    worker.post("put hidden_1.w[0,0] 3e38");
    worker.post("put hidden_1.w[1,0] 3e38");
    worker.post("play");
    REQUIRE(worker.work(5s) == idle);
    REQUIRE(!worker.latest().playing);
    REQUIRE(worker.latest().stopped_because == "hidden_1.xw");
    REQUIRE(worker.core.take_error().key == "train.not_finite");
    worker.post("play");
    REQUIRE(worker.work() == idle);
    REQUIRE(!worker.latest().playing);
    const Error error = worker.core.take_error();
    REQUIRE(error.key == "train.not_finite");
    REQUIRE(error.arguments[0].second == "hidden_1.xw");
    worker.post("step back");
    worker.post("put hidden_1.w[0,0] 0.1");
    worker.post("put hidden_1.w[1,0] 0.1");
    worker.post("step");
    worker.work();
    REQUIRE(worker.core.take_error().key.empty());
    REQUIRE(worker.latest().stopped_because.empty());
}

TEST_CASE("worker core: reset pauses, a new seed plays on") {
    ByHand worker(start(small_setup()));
    worker.post("play");
    worker.work(10ms);
    worker.post("seed 5");
    worker.work(10ms);
    REQUIRE(worker.latest().playing);
    REQUIRE(worker.latest().scene->seed == 5);
    worker.post("reset");
    REQUIRE(worker.work() == idle);
    REQUIRE(!worker.latest().playing);
    REQUIRE(worker.latest().cursor.step == 0);
}

TEST_CASE("worker core: another session takes over at once, paused, and what was asked of the one before is void") {
    ByHand worker(start(small_setup()));
    worker.post("speed 30");
    worker.post("goto 100000000");
    worker.work(20ms);
    worker.post("put nowhere.w[0] 1");
    Setup other = small_setup();
    other.seed = 8;
    REQUIRE(worker.core.replace(start(other)) == 1);
    worker.post("step");
    REQUIRE(worker.work() == idle);
    const Snapshot& s = worker.latest();
    REQUIRE(s.run == 1);
    REQUIRE(s.scene->seed == 8);
    REQUIRE((s.cursor.step == 1 && !s.playing && s.speed == 30));
    REQUIRE(worker.core.take_error().key.empty());

    worker.post("play");
    worker.work(5ms);
    REQUIRE(worker.latest().playing);
    worker.post("speed 4 op");  // the Worker's own: not void
    REQUIRE(worker.core.replace(start(small_setup())) == 2);
    other.seed = 9;
    REQUIRE(worker.core.replace(start(other)) == 3);
    REQUIRE(worker.work() == idle);
    REQUIRE((worker.latest().run == 3 && worker.latest().scene->seed == 9));
    REQUIRE((worker.latest().cursor.step == 0 && !worker.latest().playing));
    REQUIRE((worker.latest().speed == 4 && worker.latest().speed_in_ops));
}

TEST_CASE("worker core: an error of the session before is not shown for the new one") {
    ByHand worker(start(small_setup()));
    worker.post("put nowhere.w[0] 1");
    worker.work();
    worker.core.replace(start(small_setup()));
    worker.work();
    REQUIRE(worker.core.take_error().key.empty());
}

TEST_CASE("worker core: a run is saved after the Commands before, also when another takes over") {
    ByHand worker(start(small_setup()));
    REQUIRE(!worker.core.take_saved());
    const int wakes = worker.wakes;
    worker.post("goto 40");
    worker.core.save();
    REQUIRE(worker.work() == idle);
    REQUIRE(worker.wakes > wakes);
    const std::optional<SavedRun> run = worker.core.take_saved();
    REQUIRE(run);
    REQUIRE(run->step == 40);
    REQUIRE(!worker.core.take_saved());

    worker.post("goto 50");
    worker.work();
    worker.core.save();
    worker.core.replace(start(small_setup()));
    worker.work();
    REQUIRE(worker.core.take_saved()->step == 50);
    REQUIRE(worker.latest().cursor.step == 0);
}
