// Which examples a step learns from, and how they get into a workspace.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "data/dataset.h"
#include "nn/model.h"

namespace chainrule {

// How the targets of a data set read for a loss: data of two classes come as -1 and 1, which a loss on probabilities
// wants as 0 and 1.
struct Targets {
    float scale = 1, shift = 0;  // target = y * scale + shift
    double border = 0;           // between two classes, in the output
};
Targets targets_for(const Model& model, const Dataset& data);

// The order of examples: each epoch is a shuffle of its own, cut into batches; the last may be smaller.
class Batches {
  public:
    Batches(int rows, int batch_size, uint64_t seed);
    int per_epoch() const { return (int(order_.size()) + batch_size_ - 1) / batch_size_; }
    std::span<const int> of(int64_t step);  // valid until the next call; allocates nothing

  private:
    std::vector<int> order_;  // of epoch_
    int batch_size_;
    uint64_t seed_;
    int64_t epoch_ = -1;
};

// Copies examples of the training (or test) set into the workspace's input and target, and sets its rows.
void load_examples(const Plan& plan, Workspace& work, const Dataset& data, const Targets& targets, std::span<const int> examples,
                   bool test = false);

}  // namespace chainrule
