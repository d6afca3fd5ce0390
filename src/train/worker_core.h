// What a Worker does, whoever calls it: a thread in a loop, or each frame for a slice.
#pragma once
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "train/session.h"

namespace chainrule {

class WorkerCore {
  public:
    using Clock = std::chrono::steady_clock;

    WorkerCore(std::unique_ptr<Session> session, std::function<void()> wake);

    // --- the UI's side ---
    void post(Command command);
    const Snapshot& latest(bool* fresh) { return box_.latest(fresh); }
    Error take_error();
    void quit() { quit_ = true; }  // work() returns soon

    // --- the trainer's side ---
    // Works for about that long. Returns when it wants to be called again: in the past for at once, Clock::time_point::max()
    // for not before a Command is posted.
    Clock::time_point work(Clock::duration budget);
    bool has_posted() const { return has_posted_; }

  private:
    void take_commands();
    bool can_handle(const Command& command) const;
    void handle(const Command& command);
    void travel();
    void play(Clock::time_point now);
    int64_t steps_due(Clock::time_point now);
    void adapt(Clock::time_point started);
    void stop_if_not_finite();
    void fail(Error error);
    bool may_publish(Clock::time_point now) const;
    void publish();

    std::unique_ptr<Session> session_;
    std::function<void()> wake_;
    SnapshotBox box_;

    // Between the threads. The mutex is held for pushing or swapping a few Commands, never while anything is computed, so the
    // UI thread does not wait for training.
    std::mutex mutex_;
    std::vector<Command> posted_;
    Error error_;
    std::atomic<bool> has_posted_ = false, quit_ = false;

    // The trainer's own.
    std::deque<Command> waiting_;
    std::optional<Place> target_;  // under way there
    bool playing_ = false;
    double speed_ = 0;
    Clock::time_point due_;        // of the next step, where there is a speed
    int64_t chunk_ = 1;            // steps between two looks at the clock
    bool unseen_ = false;          // something has changed since the last Snapshot
    bool answer_ = false;          // a Command was handled: the next Snapshot does not wait its turn
    Clock::time_point published_;
    Clock::duration pause_between_;
    uint64_t version_ = 0;
};

}  // namespace chainrule
