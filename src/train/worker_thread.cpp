// The Worker with a thread of its own. It sleeps on a condition variable when there is nothing to do.
#include <condition_variable>
#include <thread>

#include "train/worker.h"
#include "train/worker_core.h"

namespace chainrule {
namespace {

constexpr auto slice = std::chrono::milliseconds(20);

}  // namespace

struct Worker::State {
    WorkerCore core;
    std::mutex mutex;  // of the sleep
    std::condition_variable called;
    bool quit = false;
    std::thread thread;

    State(std::unique_ptr<Session> session, std::function<void()> wake) : core(std::move(session), std::move(wake)) {
        thread = std::thread([this] { run(); });
    }

    void run() {
        const auto is_called = [this] { return quit || core.has_posted(); };
        for (;;) {
            const WorkerCore::Clock::time_point next = core.work(slice);
            std::unique_lock lock(mutex);
            if (quit) return;
            if (next == WorkerCore::Clock::time_point::max()) called.wait(lock, is_called);
            else if (next > WorkerCore::Clock::now()) called.wait_until(lock, next, is_called);
        }
    }

    // The sleeper looks at has_posted() under the mutex, so a call between its look and its sleep is not lost.
    void call(bool to_quit) {
        {
            const std::lock_guard lock(mutex);
            quit = quit || to_quit;
        }
        called.notify_one();
    }
};

Worker::Worker(std::unique_ptr<Session> session, std::function<void()> wake)
    : state_(std::make_unique<State>(std::move(session), std::move(wake))) {}

Worker::~Worker() {
    state_->core.quit();
    state_->call(true);
    state_->thread.join();
}

void Worker::post(Command command) {
    state_->core.post(std::move(command));
    state_->call(false);
}

uint64_t Worker::replace(std::unique_ptr<Session> session) {
    const uint64_t run = state_->core.replace(std::move(session));
    state_->call(false);
    return run;
}

void Worker::save() {
    state_->core.save();
    state_->call(false);
}

std::optional<SavedRun> Worker::take_saved() { return state_->core.take_saved(); }

bool Worker::pump(double) { return false; }
const Snapshot& Worker::latest(bool* fresh) { return state_->core.latest(fresh); }
Error Worker::take_error() { return state_->core.take_error(); }

}  // namespace chainrule
