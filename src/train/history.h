// Any earlier tick can be visited again: checkpoints of the parameters at some steps, and the log of Commands with
// the steps they came at. Rewinding is going to the checkpoint before and computing again, which gives the same bits.
// Within a budget of memory: checkpoints are thinned, never the ability to return.
//
// All room is taken at the start, so that adding a checkpoint in the middle of training allocates nothing.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "nn/memory.h"
#include "train/command.h"

namespace chainrule {

class History {
  public:
    // `start`: the parameters that training starts from; they are the checkpoint of step 0.
    History(size_t budget_bytes, const Parameters& start);

    struct Checkpoint {
        int64_t step = 0;       // as the step before left them: Commands of this step are not yet in
        Parameters parameters;  // value and slots; gradients come back with the next step that is computed
    };
    // A Command that changes numbers without changing Plan or data (set, put). One that comes in the middle of a step counts
    // from the step's first tick, so that all of a step is computed with the same parameters and settings.
    struct Logged {
        int64_t step;
        Command command;
    };

    bool due(int64_t step) const;  // is a checkpoint wanted here?
    void add(int64_t step, const Parameters& parameters);
    // Of a history that has only its start: a run that was saved goes on from here.
    void go_on_from(int64_t step, const Parameters& parameters);
    const Checkpoint& before(int64_t step) const;  // the latest with checkpoint.step <= step; step 0 is always there
    int checkpoints() const { return used_; }

    void log(int64_t step, const Command& command);  // a second put of the same cell at the same step replaces the first
    std::span<const Logged> logged() const { return log_; }  // by step
    std::span<const Logged> logged(int64_t step) const;      // at that step

    void forget_after(int64_t step);  // the run goes another way from this step on; its own Commands stay
    void forget_log(Verb verb);       // of one kind

  private:
    void thin();

    std::vector<Checkpoint> checkpoints_;  // all that there is room for, the first used_ in use
    int used_ = 0;
    int64_t spacing_ = 1;  // steps between two checkpoints
    std::vector<Logged> log_;
};

}  // namespace chainrule
