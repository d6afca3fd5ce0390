// One run: Plans, Memory, data, optimizer and a cursor, on one thread. `tick()` is the only way anything is
// computed; training is a loop around it.
//
// A step is: load the batch, the forward nodes one by one, the backward nodes one by one, the update. In a float
// session the fast Plan is authoritative: walking through a step runs the visible Plan in a workspace and parameter block
// of its own, and the last tick installs what the fast Plan makes of the whole step, so that looking never changes a run.
// In a double session the visible Plan is authoritative itself.
#pragma once
#include <memory>
#include <string>

#include "train/command.h"
#include "train/history.h"
#include "train/snapshot.h"

namespace chainrule {

struct Setup {
    Model model;  // need not be checked yet
    std::string data = "spiral";
    Values data_settings;
    uint64_t seed = 1;
    int batch_size = 10;
    Precision precision = Precision::float32;
    int grid = 0;                       // heat maps of grid x grid; 0: none
    size_t history_bytes = 32u << 20;   // budget for checkpoints
};

class Session {
  public:
    // Errors are those of checked(Model) and make_dataset, and "model.data" (inputs, outputs that do not fit the data).
    static Result<std::unique_ptr<Session>> make(const Setup& setup);
    ~Session();

    void tick();       // one small thing
    void run_step();   // to the end of the current step: ticks, without the visible walk where that changes nothing
    // Goes to any tick of the run, before or after; beyond the furthest step it computes on. Bit-equal, always. The slow part
    // (many steps) can be cut short: stops after `most_steps` and returns whether it has arrived.
    bool visit(int64_t step, int tick, int64_t most_steps = INT64_MAX);

    // Everything but play, pause and speed, which are the Worker's. Back in time, a Command that changes the run forgets
    // what came after. Errors: "command.cell", "values.*", those of make().
    Result<Done> apply(const Command& command);

    const Scene& scene() const;
    const Cursor& cursor() const;
    const Memory& memory() const;         // of the visible Plan, as of the cursor
    const Parameters& parameters() const;  // authoritative, as of the last finished step
    double loss() const;                   // over the training set, as of the last epoch's end
    double test_loss() const;
    const std::string& stopped_because() const;  // "" or the node that made NaN or infinity; running is refused until
                                                 // the cursor moves back or a Command changes something
    Expr explain(Cell c) const;  // also previous -> updated parameters and optimizer slots

    void fill(Snapshot& snapshot);  // all but playing, speed and version; runs the probes (heat maps)

  private:
    struct State;
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace chainrule
