// Any earlier tick can be visited again: checkpoints of the parameters at some steps, and the log of Commands with
// the ticks they came at. Rewinding is going to the checkpoint before and computing again, which gives the same bits.
// Within a budget of memory: old checkpoints are thinned, never the ability to return.
#pragma once
#include <cstdint>
#include <vector>

#include "nn/memory.h"
#include "train/command.h"

namespace chainrule {

class History {
  public:
    explicit History(size_t budget_bytes);

    struct Checkpoint {
        int64_t step;  // state before this step's first tick
        Parameters parameters;
        Values optimizer_settings;
    };
    struct Logged {
        int64_t step;
        int tick;
        Command command;  // set, put: what changes the numbers without changing the Plan or the data
    };

    bool due(int64_t step) const;  // is a checkpoint wanted here?
    void add(int64_t step, const Parameters& parameters, const Values& optimizer_settings);
    const Checkpoint& before(int64_t step) const;  // the latest with checkpoint.step <= step; step 0 is always there

    void log(int64_t step, int tick, const Command& command);
    const std::vector<Logged>& logged() const { return log_; }
    void forget_after(int64_t step, int tick);  // the run goes another way from here

  private:
    size_t budget_, bytes_per_checkpoint_ = 0;
    int64_t spacing_ = 1;
    std::vector<Checkpoint> checkpoints_;
    std::vector<Logged> log_;
};

}  // namespace chainrule
