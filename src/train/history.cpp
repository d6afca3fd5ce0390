#include "train/history.h"

#include <algorithm>

#include "base/assert.h"

namespace chainrule {
namespace {

// More make rewinding no quicker than the eye: 256 over 100,000 steps are 400 steps apart.
constexpr size_t most_checkpoints = 256;

size_t bytes_of(const Parameters& p) {
    const size_t number = p.value.precision() == Precision::float32 ? sizeof(float) : sizeof(double);
    return std::max<size_t>(1, p.value.size() * number * (1 + p.slots.size()));
}

}  // namespace

History::History(size_t budget_bytes, const Parameters& start) {
    Checkpoint empty;
    empty.parameters.value = start.value;
    empty.parameters.slots = start.slots;
    checkpoints_.assign(std::clamp<size_t>(budget_bytes / bytes_of(start), 2, most_checkpoints), empty);
    used_ = 1;
}

bool History::due(int64_t step) const { return step % spacing_ == 0 && step > checkpoints_[size_t(used_ - 1)].step; }

void History::add(int64_t step, const Parameters& parameters) {
    CHAINRULE_ASSERT(due(step), "checkpoints are added in order, where they are due");
    if (used_ == int(checkpoints_.size())) thin();
    if (!due(step)) return;
    Checkpoint& c = checkpoints_[size_t(used_++)];
    c.step = step;
    c.parameters.value = parameters.value;
    c.parameters.slots = parameters.slots;
}

void History::go_on_from(int64_t step, const Parameters& parameters) {
    CHAINRULE_ASSERT(used_ == 1 && step > 0, "only a new history can go on from somewhere");
    Checkpoint& c = checkpoints_[size_t(used_++)];
    c.step = step;
    c.parameters.value = parameters.value;
    c.parameters.slots = parameters.slots;
}

void History::thin() {
    spacing_ *= 2;
    int kept = 0;
    for (int i = 0; i < used_; ++i)
        if (checkpoints_[size_t(i)].step % spacing_ == 0) std::swap(checkpoints_[size_t(kept++)], checkpoints_[size_t(i)]);
    used_ = kept;
}

const History::Checkpoint& History::before(int64_t step) const {
    const auto end = checkpoints_.begin() + used_;
    const auto after = std::upper_bound(checkpoints_.begin(), end, step, [](int64_t s, const Checkpoint& c) { return s < c.step; });
    CHAINRULE_ASSERT(after != checkpoints_.begin(), "there is nothing before step 0");
    return *(after - 1);
}

void History::log(int64_t step, const Command& command) {
    CHAINRULE_ASSERT(log_.empty() || log_.back().step <= step, "what came later is forgotten before a Command is logged");
    if (!log_.empty() && log_.back().step == step && log_.back().command.verb == command.verb && log_.back().command.name == command.name)
        log_.back().command = command;
    else log_.push_back({step, command});
}

std::span<const History::Logged> History::logged(int64_t step) const {
    const auto first = std::lower_bound(log_.begin(), log_.end(), step, [](const Logged& l, int64_t s) { return l.step < s; });
    auto last = first;
    while (last != log_.end() && last->step == step) ++last;
    return {first, last};
}

void History::forget_after(int64_t step) {
    while (checkpoints_[size_t(used_ - 1)].step > step) --used_;
    while (!log_.empty() && log_.back().step > step) log_.pop_back();
}

void History::forget_log(Verb verb) {
    std::erase_if(log_, [&](const Logged& l) { return l.command.verb == verb; });
}

}  // namespace chainrule
