// What a Worker does, whoever calls it: a thread in a loop, or each frame for a slice. worker_ask.cpp is the UI's side of it.
#pragma once
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "train/saved_run.h"

namespace chainrule {

class WorkerCore {
  public:
    using Clock = std::chrono::steady_clock;

    WorkerCore(std::unique_ptr<Session> session, std::function<void()> wake);

    // --- the UI's side ---
    void post(Command command);
    uint64_t replace(std::unique_ptr<Session> session);
    void save();
    std::optional<SavedRun> take_saved();
    const Snapshot& latest(bool* fresh) { return box_.latest(fresh); }
    Error take_error();
    void quit() { quit_ = true; }  // work() returns soon

    // --- the trainer's side ---
    // Works for about that long. Returns when it wants to be called again: in the past for at once, Clock::time_point::max()
    // for not before a Command is posted.
    Clock::time_point work(Clock::duration budget);
    bool has_posted() const { return has_posted_; }

  private:
    // What the UI has asked for: one of the three.
    struct Request {
        Command command;
        std::unique_ptr<Session> session;  // to take over
        uint64_t run = 0;                  // its number
        bool save = false;
    };
    void ask(Request request);
    void take_requests();
    void drop_what_is_void();
    bool can_handle(const Request& request) const;
    void handle(Request& request);
    void handle(const Command& command);
    void take_over(Request& request);
    void save_now();
    void travel();
    void play(Clock::time_point now);
    int64_t turns_due(Clock::time_point now);
    void adapt(Clock::time_point started);
    void stop_if_not_finite();
    void fail(Error error);
    bool may_publish(Clock::time_point now) const;
    void publish();

    std::unique_ptr<Session> session_;
    std::function<void()> wake_;
    SnapshotBox box_;

    // Between the threads. The mutex is held for pushing or swapping a few requests, never while anything is computed, so the
    // UI thread does not wait for training.
    std::mutex mutex_;
    std::vector<Request> posted_;
    Error error_;
    std::optional<SavedRun> saved_;
    std::atomic<bool> has_posted_ = false, quit_ = false;

    uint64_t runs_ = 0;            // the UI's own: Sessions that were posted

    // The trainer's own.
    std::deque<Request> waiting_;
    uint64_t run_ = 0;
    std::optional<Place> target_;  // under way there
    bool playing_ = false;
    double speed_ = 0;
    bool in_ops_ = false;          // speed_ counts ops, not steps
    Clock::time_point due_;        // of the next step or op, where there is a speed
    int64_t chunk_ = 1;            // steps between two looks at the clock
    bool unseen_ = false;          // something has changed since the last Snapshot
    bool answer_ = false;          // a Command was handled: the next Snapshot does not wait its turn
    Clock::time_point published_;
    Clock::duration pause_between_;
    uint64_t version_ = 0;
};

}  // namespace chainrule
