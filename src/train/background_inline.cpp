// Background without threads: each frame gives a slice to one job, in turn.
#include <vector>

#include "train/background.h"

namespace chainrule {

struct Background::State {
    std::vector<Job> jobs;
    size_t turn = 0;
    std::function<void()> wake;
};

Background::Background(int jobs, std::function<void()> wake) : state_(std::make_unique<State>()) {
    state_->jobs.resize(size_t(jobs));
    state_->wake = std::move(wake);
}
Background::~Background() = default;

void Background::start(int number, Job job) {
    state_->jobs[size_t(number)] = std::move(job);
    state_->wake();
}

void Background::cancel(int number) { state_->jobs[size_t(number)] = nullptr; }

bool Background::busy(int number) const { return bool(state_->jobs[size_t(number)]); }

bool Background::pump(double milliseconds) {
    State& s = *state_;
    for (size_t i = 0; i < s.jobs.size(); ++i) {
        Job& job = s.jobs[s.turn = (s.turn + 1) % s.jobs.size()];
        if (!job) continue;
        if (job(milliseconds)) job = nullptr;
        return true;  // what it has done is to be drawn
    }
    return false;
}

}  // namespace chainrule
