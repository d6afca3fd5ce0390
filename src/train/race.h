// Several optimizers, or one with several learning rates, from the same start over one or two parameters, all others fixed:
// every racer is on the same landscape and sees its whole gradient, so its way is plain descent on what is drawn.
//
// Computed in slices, like the landscape; the results do not depend on how the work is cut.
#pragma once
#include "nn/optimizers.h"
#include "train/chosen.h"
#include "train/trail.h"
#include "train/whole_loss.h"

namespace chainrule {

struct Racer {
    std::string optimizer = "SGD";
    Values settings;
};
// "SGD:0.1", an optimizer and its learning rate. Errors: "race.racer" (found), and those of Race::make for this one.
Result<Racer> racer_from_text(std::string_view text);

class Race {
  public:
    // `start`: all parameters at the start; null: as they are in the snapshot. Errors: those of choose_parameters;
    // "model.unknown_optimizer", "values.*".
    static Result<std::unique_ptr<Race>> make(const Snapshot& snapshot, const std::vector<std::string>& cells, const std::vector<Racer>& racers,
                                              int64_t steps = 200, const Slab* start = nullptr);

    bool work(int steps);  // that many steps in all, the racers taking turns; returns done()
    bool done() const;
    int racers() const { return int(lanes_.size()); }
    const Chosen& chosen() const { return chosen_; }
    // From the start, one point per step. A racer whose parameters or loss are no longer finite has stopped there.
    std::span<const TrailPoint> path(int racer) const { return lanes_[size_t(racer)].path; }
    bool stopped(int racer) const { return lanes_[size_t(racer)].stopped; }

  private:
    struct Lane {
        const OptimizerKind* kind = nullptr;
        Values settings;
        Slab value;               // of all parameters
        std::vector<Slab> slots;  // the optimizer's own
        std::vector<TrailPoint> path;
        bool stopped = false;
    };
    Race(const Snapshot& snapshot, Chosen chosen, int64_t steps, const Slab* start);
    bool running(const Lane& lane) const { return !lane.stopped && int64_t(lane.path.size()) <= steps_; }
    void step(Lane& lane);
    void arrive(Lane& lane);

    WholeLoss whole_;
    Chosen chosen_;
    int64_t steps_;
    Slab start_;
    std::vector<Lane> lanes_;
    size_t turn_ = 0;
};

}  // namespace chainrule
