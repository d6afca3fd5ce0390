// Which examples a step learns from, and how they get into a workspace.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "data/dataset.h"
#include "nn/model.h"

namespace chainrule {

// How the targets of a data set read for a model. Data of two classes come as -1 and 1, and the output has to be able to get
// there: after linear and tanh they stay and the border is 0, after sigmoid, softmax and others that are never negative they are
// 0 and 1 and the border is 0.5. Some losses know better: binary cross-entropy always takes 0 and 1 (of logits the border is 0),
// hinge always -1 and 1. Other targets stay as they are, and so do all that were written down by hand; the border is then midway
// between the lowest and the highest where they differ.
struct Targets {
    double scale = 1, shift = 0;  // target = y * scale + shift
    double border = 0;            // between two classes, in the output
};
Targets targets_for(const Model& model, const Dataset& data);

// The order of examples: each epoch is a shuffle of its own, cut into batches; the last may be smaller. Where one batch
// takes them all, they stand in it as they are in the data set: there is nothing to choose.
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
