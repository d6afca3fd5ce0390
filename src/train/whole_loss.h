// The loss over the whole training set as a function of the parameters, and its gradient: what landscapes are drawn of and
// races run on. In double, on the fast Plan, in chunks; of an expression its last number. One thread at a time.
#pragma once
#include <vector>

#include "train/batch.h"
#include "train/snapshot.h"

namespace chainrule {

class WholeLoss {
  public:
    explicit WholeLoss(const Snapshot& snapshot);  // its scene, and the parameters as they are at its cursor

    Parameters& parameters() { return *memory_.parameters; }
    const Plan& plan() const { return plan_; }
    // The mean over the examples, as in Metrics. With `gradient` also its gradient, into parameters().grad.
    double loss(bool gradient = false);

  private:
    double chunk(double weight, bool gradient);

    std::shared_ptr<const Scene> scene_;
    Plan plan_;  // with room for a chunk
    Memory memory_;
    Targets targets_;
    std::vector<int> examples_;  // 0, 1, 2, ...
};

}  // namespace chainrule
