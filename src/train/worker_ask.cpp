// The UI's side of the Worker: what is asked for and what comes back. The lock is held for moving a few things.
#include "train/worker_core.h"

namespace chainrule {

void WorkerCore::ask(Request request) {
    const std::lock_guard lock(mutex_);
    posted_.push_back(std::move(request));
    has_posted_ = true;
}

void WorkerCore::post(Command command) {
    Request request;
    request.command = std::move(command);
    ask(std::move(request));
}

void WorkerCore::save() {
    Request request;
    request.save = true;
    ask(std::move(request));
}

uint64_t WorkerCore::replace(std::unique_ptr<Session> session) {
    Request request;
    request.session = std::move(session);
    const uint64_t run = request.run = ++runs_;
    ask(std::move(request));
    return run;
}

std::optional<SavedRun> WorkerCore::take_saved() {
    const std::lock_guard lock(mutex_);
    return std::exchange(saved_, std::nullopt);
}

Error WorkerCore::take_error() {
    const std::lock_guard lock(mutex_);
    return std::exchange(error_, {});
}

void WorkerCore::fail(Error error) {
    const std::lock_guard lock(mutex_);
    error_ = std::move(error);
}

}  // namespace chainrule
