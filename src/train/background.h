// Work beside the screen and beside the run, such as a landscape: one thread for all jobs, or a slice of each frame. Two
// implementations, chosen by CMake: background_thread.cpp and background_inline.cpp.
//
// A job has a number. A new one of the same number takes the place of the old, which then is not called again but may be in the
// middle of a slice: what it shares with the screen is its own affair. All functions are for the UI thread and never wait.
#pragma once
#include <functional>
#include <memory>

namespace chainrule {

// Works for about that long; returns whether it is done.
using Job = std::function<bool(double milliseconds)>;

class Background {
  public:
    // `wake`: a slice is done, so there may be something new to draw; from any thread.
    Background(int jobs, std::function<void()> wake);
    ~Background();
    Background(const Background&) = delete;

    void start(int number, Job job);
    void cancel(int number);
    bool busy(int number) const;
    // Where there is no thread: works for about `milliseconds`. Returns whether there is more to do. With a thread: nothing, false.
    bool pump(double milliseconds);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace chainrule
