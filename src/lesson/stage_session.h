// A stage of a page as a run: made, or gone on with, and brought to the place where its step begins.
#pragma once
#include <memory>
#include <optional>

#include "lesson/stage_setup.h"

namespace chainrule {

// The run that is there when a stage comes: `keep` goes on with it.
struct RunBefore {
    const Setup& setup;
    const Snapshot& snapshot;
};

// Commands that only whoever runs a Session beside a screen can carry out, or that may take long: play, pause, speed; moves. Wherever
// they stand among a stage's Commands, they come after the stage's place is reached.
bool comes_last(Verb verb);

// What the stage begins with: of its own, or, where it keeps the weights of a run before, as the learner has it by now. Errors: those
// of setup_of.
Result<Setup> setup_after(const Values& stage, const Beside& beside, const RunBefore* before);

// A run with the weights that the stage keeps, after its Commands but those that come last; at step 0. Errors: those of Session::make,
// commands_of and Session::apply.
Result<std::unique_ptr<Session>> begin_run(const Setup& setup, const Values& stage, const RunBefore* before);

// The stage's step and cursor. Errors: "stage.cursor" (found).
Result<Place> place_of(const Values& stage, const Scene& scene);

// A step's run as the step begins for who comes the straight way and changes nothing: `before` is that of the step before, where there
// is one. Trains as many steps as the stage says. Errors: all of the above.
struct StepRun {
    Setup setup;
    std::unique_ptr<Session> session;
};
Result<StepRun> step_run(const Values& stage, std::optional<StepRun> before, const Beside& beside);

}  // namespace chainrule
