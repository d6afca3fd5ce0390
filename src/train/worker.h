// Runs a Session beside the screen: takes Commands, gives Snapshots. Two implementations, chosen by CMake:
// worker_thread.cpp (a thread of its own) and worker_inline.cpp (a slice of each frame).
//
// All functions are for the UI thread and never wait for the trainer.
#pragma once
#include <functional>
#include <memory>

#include "train/session.h"

namespace chainrule {

class Worker {
  public:
    // `wake` is called whenever there is something new to draw; from any thread, must be cheap.
    Worker(std::unique_ptr<Session> session, std::function<void()> wake);
    ~Worker();

    void post(Command command);
    // Where there is no thread: computes for about `milliseconds`. Returns whether there is more to do, so that frames go on.
    bool pump(double milliseconds);
    const Snapshot& latest(bool* fresh = nullptr);
    // What went wrong with a posted Command since the last call; empty key: nothing.
    Error take_error();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace chainrule
