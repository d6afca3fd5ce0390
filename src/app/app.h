// The whole program behind the screen: state, words, and the Worker with the run. One thread (the UI's).
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/state.h"
#include "train/worker.h"
#include "base/strings.h"

namespace chainrule {

// How the app reaches files built for it; the platform's asset().
using ReadAsset = std::function<std::optional<std::string>(const std::string& name)>;

class App {
  public:
    // Errors: a missing or broken ui.json or model, those of Session::make.
    static Result<std::unique_ptr<App>> make(const ReadAsset& read, AppState state, std::function<void()> wake);

    void apply(const Action& action);
    bool pump(double milliseconds) { return worker_->pump(milliseconds); }  // see Worker::pump

    const AppState& state() const { return state_; }
    const Strings& words() const { return words_; }
    const Snapshot& snapshot() const { return *snapshot_; }
    // As last asked for, before the snapshot that has it arrives: quick presses on a slider add up.
    double learning_rate() const { return asked_rate_ ? *asked_rate_ : snapshot_->optimizer_settings.number("learning_rate"); }
    void look_again();  // once per frame: takes the newest snapshot and what went wrong
    const std::string& message() const { return message_; }  // the last error in words, "" where there is none

  private:
    App() = default;
    Result<Done> load_words();

    AppState state_;
    Strings words_;
    ReadAsset read_;
    std::unique_ptr<Worker> worker_;
    const Snapshot* snapshot_ = nullptr;
    std::string message_;
    std::optional<double> asked_rate_;
};

}  // namespace chainrule
