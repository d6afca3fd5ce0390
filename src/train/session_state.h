// The inside of a Session, for the files that implement it:
//   session_make.cpp     building it
//   session.cpp          steps and ticks
//   session_visit.cpp    going to any tick
//   session_command.cpp  Commands
//   session_saved.cpp    as text and back
//   session_show.cpp     what is seen of it: memory, explanations, snapshots
#pragma once
#include "nn/optimizers.h"
#include "train/probes.h"
#include "train/saved_run.h"
#include "train/session.h"

namespace chainrule {

struct Session::State {
    State(const Setup& setup, std::shared_ptr<const Scene> scene);

    // --- constant ---
    Setup setup;  // with a checked model, and settings of the optimizer as of step 0
    std::shared_ptr<const Scene> scene;
    const OptimizerKind& optimizer;
    Targets targets;
    const Plan& run_plan;  // visible or fast
    const Plan& visible;

    // --- the run: always at tick 0 of cursor.step ---
    Batches batches;
    Memory run;
    Parameters before;  // as the last finished step found them: value, slots, grad
    Parameters spare;   // takes turns with `before`, so that a step that fails can be taken back
    Values settings;    // of the optimizer, as of cursor.step
    History history;
    int64_t furthest = 0;
    Probes probes;
    Metrics metrics;
    bool metrics_current = false;
    bool maps_current = false;
    Curve train_curve, test_curve;
    Trail trail;

    // --- the walk ---
    Memory walk;
    bool walk_current = false;  // false: at tick 0, and nobody has looked yet
    Cursor cursor;
    int sample = 0;             // as asked for; a smaller batch has fewer
    std::string stopped;        // node that made NaN or infinity
    // Where the walk holds one example: the one of this step that made it, looked at there unless another is asked for.
    int64_t culprit_step = -1;
    int culprit = 0;

    // session.cpp
    void tick();
    void run_step();
    void find_stop();  // a step that is not finite: walks to the op that makes it so
    bool compute_step();
    void finish_step();
    void end_epoch(int64_t epochs);  // that many are done
    void load(int64_t step, const Parameters& parameters);
    void clear_walk();
    void compute(Tick t);
    const std::string* not_finite(Tick t) const;
    void place(int tick);
    // session_visit.cpp
    bool visit(int64_t step, int tick, int64_t most_steps);
    void restore(int64_t step);
    void walk_to(int tick);
    void enter_step();
    void apply_setting(const Command& set, Values& values) const;
    void settings_at(int64_t step, Values& result) const;
    // session_command.cpp
    Result<Done> move(const Command& command);
    Error not_finite_error() const;
    Result<Done> set(const Command& command);
    Result<Done> put(const Command& command);
    Result<Done> check_put(const Command& command) const;
    Result<Done> check_set(const Command& command) const;
    Result<Done> look_at(const Command& sample);
    void reset();
    void changed();
    void walk_again();
    Result<Cell> parameter_cell(const std::string& name) const;
    void write(const Command& put);  // into the run's parameters
    // session_saved.cpp
    Result<Done> check_log(const SavedRun& saved) const;
    Result<Done> take(const SavedRun& saved);
    // session_show.cpp
    void show();
    void install();
    void evaluate();
    int64_t shown_step() const;  // whose batch the walk holds
    int sample_of(int64_t step) const;
    int shown_sample();
    void put_cells(std::vector<Cell>& cells) const;
    void fill(Snapshot& snapshot);
};

}  // namespace chainrule
