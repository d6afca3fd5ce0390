// Background with a thread of its own, which is started with the first job and sleeps when there is none.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "train/background.h"

namespace chainrule {
namespace {

constexpr double slice = 20;  // milliseconds

}  // namespace

struct Background::State {
    // A job is shared with the thread while that is in the middle of its slice.
    std::vector<std::shared_ptr<Job>> jobs;
    std::function<void()> wake;
    std::mutex mutex;
    std::condition_variable called;
    bool quit = false;
    size_t turn = 0;
    std::thread thread;

    // Under the mutex.
    std::shared_ptr<Job> next() {
        for (size_t i = 0; i < jobs.size(); ++i)
            if (jobs[turn = (turn + 1) % jobs.size()]) return jobs[turn];
        return nullptr;
    }

    void run() {
        std::unique_lock lock(mutex);
        for (;;) {
            called.wait(lock, [this] { return quit || next(); });
            if (quit) return;
            std::shared_ptr<Job> job = next();
            const size_t number = turn;
            lock.unlock();
            const bool done = (*job)(slice);
            lock.lock();
            if (done && jobs[number] == job) jobs[number] = nullptr;
            lock.unlock();
            job = nullptr;  // what a replaced job holds is let go here
            wake();
            lock.lock();
        }
    }
};

Background::Background(int jobs, std::function<void()> wake) : state_(std::make_unique<State>()) {
    state_->jobs.resize(size_t(jobs));
    state_->wake = std::move(wake);
}

Background::~Background() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->quit = true;
    }
    state_->called.notify_one();
    if (state_->thread.joinable()) state_->thread.join();
}

void Background::start(int number, Job job) {
    State& s = *state_;
    auto shared = std::make_shared<Job>(std::move(job));
    {
        const std::lock_guard lock(s.mutex);
        s.jobs[size_t(number)].swap(shared);
    }
    if (!s.thread.joinable()) s.thread = std::thread([&s] { s.run(); });
    s.called.notify_one();
}

void Background::cancel(int number) {
    std::shared_ptr<Job> gone;
    const std::lock_guard lock(state_->mutex);
    state_->jobs[size_t(number)].swap(gone);
}

bool Background::busy(int number) const {
    const std::lock_guard lock(state_->mutex);
    return bool(state_->jobs[size_t(number)]);
}

bool Background::pump(double) { return false; }

}  // namespace chainrule
