// The whole program behind the screen: state, words, pages, and the Worker with the run. One thread (the UI's).
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/landscape_desk.h"
#include "app/library.h"
#include "app/masking.h"
#include "app/own_lesson.h"
#include "app/proof_desk.h"
#include "app/stage_run.h"
#include "app/state.h"
#include "base/strings.h"
#include "train/worker.h"

namespace chainrule {

class App {
  public:
    // Errors: a missing or broken ui.json or model, those of Session::make.
    // `kept`: what take_kept() gave on an earlier visit, by its names; what cannot be read of it is put aside with a message.
    static Result<std::unique_ptr<App>> make(Assets assets, AppState state, std::function<void()> wake, std::map<std::string, std::string> kept = {});

    void apply(const Action& action);
    bool pump(double milliseconds);  // see Worker::pump

    const AppState& state() const { return state_; }
    const Strings& words() const { return words_; }
    const Snapshot& snapshot() const { return *snapshot_; }
    const Library& library() const { return library_; }
    const PageResult* page() const { return library_.find(state_.lesson); }  // the open one, null where there is none
    const Step* step() const;                                                // of it
    // As last asked for, before the snapshot that has it arrives: quick presses on a slider add up.
    double learning_rate() const { return asked_rate_ ? *asked_rate_ : snapshot_->optimizer_settings.number("learning_rate"); }
    // The landscape of the run as the state wants it; in each frame in which it is looked at.
    const LandscapeSight& landscape() { return desk_->look(state_.landscape, *snapshot_, masking(state_, *snapshot_)); }
    const ProofSight& proof(const std::string& source = "") { return prover_->look(source); }  // in each frame in which it is looked at
    bool still_asked() const;  // a question of the open step is not closed
    void look_again();  // once per frame: takes the newest snapshot and what went wrong
    // Whether the snapshot is of the run that was last asked for: another Session takes a moment to arrive.
    bool settled() const { return snapshot_->run == run_; }

    // What is to outlive the program, as text: the run, asked for by keep_run() where it has changed since, there some time later; the
    // learner's own lesson, the speed of the sandbox.
    struct Kept {
        std::string name, text;  // "sandbox", "lesson", "own", "speed"; text "": forget it
    };
    bool has_news() const { return settled() && saving_.empty() && snapshot_->version != saved_version_; }  // since the last time
    void keep_run();
    void keep_run_now();  // before it goes: waits for it, but not longer than a blink
    std::optional<Kept> take_kept();

    // A file becomes the learner's own lesson and is opened. Errors: those of read_own(); then nothing has changed.
    Result<Done> open_own(OwnLesson own);
    const OwnLesson* own() const { return own_ ? &*own_ : nullptr; }
    const std::string& message() const { return message_; }  // the last error in words, "" where there is none
    void tell(const Error& error);                           // shown as the message, until the next Command

  private:
    App() = default;
    Result<Done> load_language();
    Result<std::unique_ptr<Session>> sandbox_session();
    void run_command(const Command& command);
    void post_sandbox_speed();  // lessons have speeds of their own

    // app_lesson.cpp
    void go(Where where);
    void next_step();
    void previous_step();
    void start_over(const std::string& lesson);
    void leave_sandbox();
    void reopen();  // what was open on the last visit
    void open(const std::string& lesson, int step);
    void set_stage(bool keep_the_run);
    void replace_run(std::unique_ptr<Session> session, Setup setup);
    bool restore_run(const std::string& name);
    const char* run_name() const { return staged_.empty() ? "sandbox" : "lesson"; }
    void take_saved();
    void remove_own();
    void forget_own();
    Beside beside_own() const;
    void follow_goals();
    void answer(const std::string& id, const std::string& typed);
    void reveal(const std::string& what);
    void run_expression(const std::string& program);
    void predict(const std::string& cell);
    void close(const std::string& id);
    void mask_what_is_asked();
    const Block* question(const std::string& id);

    static constexpr const char* first_speed = "speed 400";  // a spiral takes shape while one watches

    AppState state_;
    Strings words_;
    Library library_;
    Assets assets_;
    std::function<void()> wake_;
    std::unique_ptr<Worker> worker_;
    const Snapshot* snapshot_ = nullptr;
    uint64_t run_ = 0;         // Snapshot::run of the present one
    std::map<std::string, std::string> kept_;  // by name, as take_kept() gives them
    std::vector<Kept> to_keep_;                // not taken yet
    std::string saving_;                       // what a save on its way belongs to; "" where none is
    std::optional<OwnLesson> own_;
    uint64_t saved_version_ = 0;               // Snapshot::version of the last one
    std::unique_ptr<LandscapeDesk> desk_;
    std::unique_ptr<ProofDesk> prover_;
    Setup setup_;              // of the run that is there
    std::string staged_;       // "02-backpropagation/3": the step whose run is there; "" for the sandbox's
    std::string message_;
    std::optional<double> asked_rate_;
    Block prediction_;         // the question behind AppState::predicted
};

}  // namespace chainrule
