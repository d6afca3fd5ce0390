// A copy of what the screen needs, constant once published. Out of the Session come Snapshots, in go Commands;
// nothing else passes between the trainer and the screen.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "nn/model.h"
#include "train/curve.h"
#include "train/trail.h"

namespace chainrule {

enum class Stage { load, forward, backward, update };

// One small thing of a step.
struct Tick {
    Stage stage = Stage::load;
    NodeId node = -1;  // forward, backward: which node of the visible Plan
};

// Where in the run we are: `tick` small things of step `step` are done. Tick 0 is the state between two steps.
struct Cursor {
    int64_t step = 0;
    int tick = 0;
    Stage stage = Stage::update;  // what the last tick did; at tick 0 of step 0: load, nothing done yet
    NodeId node = -1;             // forward, backward: which node of the visible Plan
    bool operator==(const Cursor&) const = default;
};

// What stays the same while a model and its data stay: shared between snapshots, never copied.
struct Scene {
    Model model;                          // of an expression only its optimizer
    Compiled plans;                       // of an expression twice the same, without input, target and layers
    std::shared_ptr<const Dataset> data;  // of an expression without examples
    Values data_settings;
    std::string expression;               // "" where there is a model
    Values values;                        // what the variables of the expression start from
    uint64_t seed = 0;
    int batch_size = 0;
    int steps_per_epoch = 0;
    int ticks_per_step = 0;
    int n_forward = 0, n_backward = 0;  // ticks: 1 load, n_forward, n_backward, 1 update
    std::vector<Tick> ticks;            // ticks_per_step: what each of them does
    bool whole_batch = true;            // the visible Plan holds all of the batch, otherwise only the example looked at
    int grid = 0;                       // heat maps are grid x grid, row 0 at the top (highest x2); 0 where there are none
};

// Numbers over the whole data set. The loss is the mean over the examples, whatever the model's loss does with a batch.
struct Metrics {
    double loss = 0, test_loss = 0;          // test: 0 where there is no test set
    double accuracy = 0, test_accuracy = 0;  // share with the right sign or the right largest output; 0..1
};

struct Snapshot {
    std::shared_ptr<const Scene> scene;
    Cursor cursor;
    int64_t epoch = 0;
    int64_t furthest_step = 0;  // the end of the run so far: a rewound run can go forward to it again
    bool playing = false;
    double speed = 0;           // steps per second; 0: as fast as it goes
    bool speed_in_ops = false;  // ops per second
    Values optimizer_settings;  // as of the cursor
    Values update_settings;     // those that the last update used
    int sample = 0;             // the example of the batch that is looked at
    int row = 0;                // its row in memory: `sample`, or 0 where memory holds only that example
    std::vector<int> batch;     // which examples of the training set the batch has; none in an expression
    std::vector<Cell> put;      // parameters that were put by hand since the last update
    Memory memory;              // of the visible Plan: a workspace and parameters of its own, which copies of a Snapshot share
    double loss = 0, test_loss = 0;          // as in Metrics, as of the last finished step
    double accuracy = 0, test_accuracy = 0;
    Curve train_curve, test_curve;           // loss over epochs
    Trail trail;                             // the parameters at the steps so far, and at later ones that were gone back from
    std::vector<float> grid_values;          // one grid x grid map per neuron, in the order of Scene.plans.fast.layers
    std::string stopped_because;             // "" or the node that made NaN or infinity: "hidden.a"
    uint64_t run = 0;                        // which Session of its Worker: 0, and one more for each replacement
    uint64_t version = 0;                    // one more for each snapshot taken
};

// Three preallocated snapshots and one atomic index. One writer, one reader; neither waits, neither allocates.
class SnapshotBox {
  public:
    Snapshot& back() { return box_[size_t(back_)]; }  // the writer fills this ...
    void publish();                                    // ... and hands it over
    bool consumed() const;                             // the reader has taken the last one
    // The newest published snapshot; `fresh` says whether it was not seen before. Stays valid until the next call.
    const Snapshot& latest(bool* fresh = nullptr);

  private:
    static constexpr int untaken = 4;

    std::array<Snapshot, 3> box_;
    int back_ = 0;                // the writer's
    int front_ = 2;               // the reader's
    std::atomic<int> middle_{1};  // index, plus `untaken` while the reader has not taken it
};

}  // namespace chainrule
