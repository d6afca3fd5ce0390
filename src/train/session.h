// One run: Plans, Memory, data, optimizer and a cursor, on one thread. `tick()` is the only way anything is
// computed; training is a loop around it.
//
// A step is: load the batch, the forward nodes one by one, the backward nodes one by one, the update.
//
// There are two sides to a Session. The *run* is authoritative: a parameter block and a Plan that computes whole steps, the
// fast one in float, the visible one in double. The *walk* is what is looked at: the visible Plan with a workspace and a
// parameter block of its own. Load copies the run's parameters into the walk; the ticks compute there; and the last tick
// lets the run compute the whole step and shows its result. So looking never changes a run.
//
// What memory() shows is a function of (step, tick) and of the Commands before it alone:
//   tick 0 of step 0      nothing but the parameters
//   in the middle         values and gradients as far as computed, zeros elsewhere; parameters as of the step's start
//   tick 0 of a later step  values and gradients of the whole step before; the run's own parameters after the update with
//                         their previous values, gradients (of the whole batch) and optimizer slots
// Where the visible Plan for a whole batch would be too large it has one row, the example that is looked at: values and
// gradients, and those of the parameters too until the update, are then that example's.
//
// A Command in the middle of a step counts from the step's first tick: after `put` the step is walked again up to the cursor.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "train/command.h"
#include "train/history.h"
#include "train/snapshot.h"

namespace chainrule {

struct Setup {
    Model model;  // need not be checked yet
    std::string data = "spiral";
    Values data_settings;
    // Instead of model and data: a program of numbers (nn/program.h) and what its variables start from. The model's optimizer
    // changes them; there are no examples, so a step is an epoch too, and the loss is the program's last number.
    std::string expression;
    Values values;
    uint64_t seed = 1;       // of the weights and the order of examples
    uint64_t data_seed = 1;  // of the data set, so that weights can be compared on the same data
    int batch_size = 10;     // at most the number of examples
    Precision precision = Precision::float32;
    int grid = 0;                              // heat maps of grid x grid; 0: none
    size_t history_bytes = 32u << 20;          // budget for checkpoints
    size_t most_visible_numbers = 1u << 20;    // largest workspace of the visible Plan that holds a whole batch (in float)
};

// A position in the run, without what was computed there.
struct Place {
    int64_t step = 0;
    int tick = 0;
    bool operator==(const Place&) const = default;
};
// Where tick, layer, step, epoch, goto (and reset: the start) lead to; nothing for other Commands and for ticks that no step has.
std::optional<Place> destination(const Command& command, Place from, const Scene& scene);

struct SavedRun;

class Session {
  public:
    // Errors are those of checked(Model) and make_dataset, or of plan_of_program; "values.range" (batch_size), and "model.data" (end, data,
    // expected, found): inputs or outputs that do not fit the data.
    static Result<std::unique_ptr<Session>> make(const Setup& setup);
    // A saved run, at the place where it was saved; any earlier one can be visited and is bit-equal, on the same machine (what
    // may differ elsewhere is in saved_run.h). Errors: those of make(), "saved.damaged" (what).
    static Result<std::unique_ptr<Session>> restore(const SavedRun& saved);
    SavedRun save() const;
    ~Session();

    void tick();      // one small thing
    void run_step();  // to the end of the current step, without the walk
    // Goes to any tick of the run, before or after; beyond the furthest step it computes on. Bit-equal, always. The slow part
    // (many steps) can be cut short: stops after `most_steps` (at least one) and returns whether it has arrived, or cannot
    // because something is not finite on the way there.
    bool visit(int64_t step, int tick, int64_t most_steps = INT64_MAX);

    // Everything but play, pause and speed, which are the Worker's. Back in time, a Command that changes the run forgets what
    // came after. seed, data and `set batch_size` begin a new run; reset goes to the start and keeps the weights it started
    // from and the optimizer's present settings. Errors: "command.cell" (cell), "command.arguments", "values.*",
    // those of make(); "train.no_data" (command); "train.not_finite" (node, step) for moves that are stopped. After an error nothing
    // has changed.
    Result<Done> apply(const Command& command);

    const Scene& scene() const;
    const Cursor& cursor() const;
    const Memory& memory() const;          // of the visible Plan, as of the cursor
    const Parameters& parameters() const;  // authoritative, as of the last finished step
    const Metrics& metrics() const;        // as of the last finished step; evaluated when asked for
    double loss() const { return metrics().loss; }
    double test_loss() const { return metrics().test_loss; }
    int64_t furthest_step() const;
    const std::string& stopped_because() const;  // "" or the node that made NaN or infinity; ticks and steps do nothing
                                                 // until the cursor moves back or a Command changes something
    Error not_finite_error() const;              // that in a sentence: "train.not_finite" (node, step)
    Expr explain(Cell c) const;  // see explain.h; evaluated in memory() it gives the number that is shown

    void fill(Snapshot& snapshot);  // all but playing, speed and version; runs the probes (metrics, heat maps)

  private:
    struct State;
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace chainrule
