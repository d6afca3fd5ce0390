// The learner's own lesson: opened, replaced, removed.
#include "app/app.h"
#include "base/error_text.h"

namespace chainrule {

// A file has no models beside it, and no pages but ours.
Beside App::beside_own() const {
    Beside beside;
    beside.model = [this](const std::string& name) { return assets_.read("models/" + name + ".json"); };
    beside.formula = assets_.formula;
    beside.page = [this](const std::string& name) { return library_.beside(name, 0) != nullptr; };
    return beside;
}

Result<Done> App::open_own(OwnLesson own) {
    own.file = printable(own.file);
    Result<PageResult> page = read_own(own, beside_own());
    if (!page) return page.error();
    const std::string name = page->page.name;
    if (own_ && own_name(own_->file) != name) forget_own();
    // Who writes a lesson drops it again and again: the step stays, but what was done may not be there any more.
    if (const auto known = state_.progress.lessons.find(name); known != state_.progress.lessons.end()) known->second.done.clear();
    leave_sandbox();
    const LessonProgress* progress = state_.progress.find(name);
    const int step = progress ? progress->step : 0;
    state_.attempts.clear();
    to_keep_.push_back({"own", kept_text(own)});
    library_.own = std::move(*page);
    own_ = std::move(own);
    open(name, step);
    return Done{};
}

void App::forget_own() {
    if (own_) state_.progress.lessons.erase(own_name(own_->file));
    own_.reset();
}

void App::remove_own() {
    if (!own_) return;
    const bool open_now = is_own(state_.lesson);
    forget_own();
    library_.own.reset();
    to_keep_.push_back({"own", ""});
    if (!open_now) return;
    state_.lesson.clear(), state_.lesson_step = 0;
    if (state_.where == Where::lesson) go(Where::lessons);
}

}  // namespace chainrule
