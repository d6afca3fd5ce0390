// The Worker where there are no threads: computes in slices of the frames.
#include "train/worker.h"
#include "train/worker_core.h"

namespace chainrule {

struct Worker::State {
    WorkerCore core;
    std::function<void()> wake;
};

Worker::Worker(std::unique_ptr<Session> session, std::function<void()> wake)
    : state_(new State{{std::move(session), wake}, wake}) {}

Worker::~Worker() = default;

// Nobody works but in frames, so a Command asks for one.
void Worker::post(Command command) {
    state_->core.post(std::move(command));
    state_->wake();
}

uint64_t Worker::replace(std::unique_ptr<Session> session) {
    const uint64_t run = state_->core.replace(std::move(session));
    state_->wake();
    return run;
}

void Worker::save() {
    state_->core.save();
    state_->wake();
}

std::optional<SavedRun> Worker::take_saved() { return state_->core.take_saved(); }

bool Worker::pump(double milliseconds) {
    const auto budget = std::chrono::duration_cast<WorkerCore::Clock::duration>(std::chrono::duration<double, std::milli>(milliseconds));
    return state_->core.work(budget) != WorkerCore::Clock::time_point::max();
}

const Snapshot& Worker::latest(bool* fresh) { return state_->core.latest(fresh); }
Error Worker::take_error() { return state_->core.take_error(); }

}  // namespace chainrule
