// The run behind the screen: replaced by another, kept for the next visit, and taken up again.
#include <chrono>

#include "app/app.h"
#include "train/saved_run.h"

namespace chainrule {
namespace {

// A kept run begins with a line that says which step of which lesson it belongs to, "" in the sandbox, and whether it is still as the
// step had set it.
constexpr const char* wandered_off = " wandered";

constexpr std::chrono::milliseconds blink(200);

}  // namespace

void App::replace_run(std::unique_ptr<Session> session, Setup setup) {
    setup_ = std::move(setup);
    run_ = worker_->replace(std::move(session));
    snapshot_ = &worker_->latest();
    asked_rate_.reset();
    saving_.clear();
}

// The run of that name, where there is one and it is of this step; what cannot be read is forgotten and said.
bool App::restore_run(const std::string& staged) {
    const std::string name = staged == "sandbox" ? staged : "lesson", place = staged == "sandbox" ? "" : staged;
    const auto found = kept_.find(name);
    if (found == kept_.end() || found->second.empty()) return false;
    const size_t line = found->second.find('\n');
    const std::string_view first = std::string_view(found->second).substr(0, line);
    const bool wandered = first == place + wandered_off;
    if (line == std::string::npos || (first != place && !wandered)) return false;
    Result<SavedRun> saved = saved_run_from_text(std::string_view(found->second).substr(line + 1));
    Result<std::unique_ptr<Session>> session = saved ? Session::restore(*saved) : saved.error();
    if (!session) {
        kept_.erase(found);
        tell({"run.unreadable", {}});
        return false;
    }
    replace_run(std::move(*session), saved->setup);
    state_.wandered = wandered;
    return true;
}

void App::keep_run() {
    if (!has_news()) return;
    saving_ = std::string(run_name()) + "\n" + staged_ + (state_.wandered ? wandered_off : "");
    saved_version_ = snapshot_->version;
    worker_->save();
}

void App::take_saved() {
    std::optional<SavedRun> saved = worker_->take_saved();
    if (!saved || saving_.empty()) return;
    const size_t line = saving_.find('\n');
    Kept kept{saving_.substr(0, line), saving_.substr(line + 1) + "\n" + to_text(*saved)};
    saving_.clear();
    kept_[kept.name] = kept.text;
    to_keep_.push_back(std::move(kept));
}

void App::keep_run_now() {
    const auto end = std::chrono::steady_clock::now() + blink;
    do {
        look_again();
        keep_run();
        pump(1);
        take_saved();
    } while ((has_news() || !saving_.empty() || !settled()) && std::chrono::steady_clock::now() < end);
}

std::optional<App::Kept> App::take_kept() {
    take_saved();
    if (to_keep_.empty()) return std::nullopt;
    Kept first = std::move(to_keep_.front());
    to_keep_.erase(to_keep_.begin());
    return first;
}

}  // namespace chainrule
