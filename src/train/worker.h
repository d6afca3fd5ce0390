// Runs a Session beside the screen: takes Commands, gives Snapshots. Two implementations, chosen by CMake:
// worker_thread.cpp (a thread of its own) and worker_inline.cpp (a slice of each frame); what both do is worker_core.h.
//
// All functions are for the UI thread and never wait for the trainer: the only lock is held for moving a few Commands.
//
//   play               trains until pause, or until something is not finite (then "train.not_finite" with the node)
//   speed              steps, or ops, per second while playing
//   tick, layer, step, epoch, goto     pause first. They are under way until the place is reached, with Snapshots on the way; a
//                      further one of them, pause or play takes over from there (relative ones count from where the first
//                      was going), all other Commands wait for it to arrive
//   reset              pauses
//   all others         are applied between two steps, playing goes on
//
// A Snapshot is taken after every Command and on pause, and while playing at most 20 times a second, when the screen has taken
// the last one and when taking them costs no more than a quarter of the time.
#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "train/saved_run.h"

namespace chainrule {

class Worker {
  public:
    // `wake` is called whenever there is something new to draw; from any thread, must be cheap. The first Snapshot is
    // there when this returns.
    Worker(std::unique_ptr<Session> session, std::function<void()> wake);
    ~Worker();  // quickly, also in the middle of a long visit

    void post(Command command);
    // Another Session takes the place of this one, at once and paused; Commands that were posted before and are not done yet
    // are dropped with it, the speed stays. Returns the number that its Snapshots have as `run`.
    uint64_t replace(std::unique_ptr<Session> session);
    // Asks for the run as it is after the Commands posted so far; take_saved() has it some time later, after a wake.
    void save();
    std::optional<SavedRun> take_saved();
    // Where there is no thread: computes for about `milliseconds`. Returns whether there is more to do, so that frames go on.
    // With a thread: does nothing, returns false.
    bool pump(double milliseconds);
    const Snapshot& latest(bool* fresh = nullptr);
    // What went wrong with a posted Command since the last call; empty key: nothing.
    Error take_error();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace chainrule
