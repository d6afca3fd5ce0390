// What App does with lessons: steps and their stages, goals, questions, predictions.
#include <algorithm>

#include "app/answers.h"
#include "app/app.h"
#include "app/own_formula.h"
#include "app/present/looking.h"
#include "tutorial/stage.h"

namespace chainrule {
namespace {

std::string place_of(const std::string& lesson, int step) { return lesson + "/" + std::to_string(step); }

// Calls use(id, block) for each goal and question of a step.
template <class Use>
void each_directive(const Step& step, int number, Use use) {
    int n = 0;
    for (const Block& block : step.blocks)
        if (block.kind == Block::Kind::goal || block.kind == Block::Kind::question) use(directive_id(number, ++n), block);
}

// The first number that the next op computes.
std::optional<Cell> next_number(const Snapshot& s) {
    const Plan& plan = visible(s);
    for (size_t i = size_t(s.cursor.tick); i < s.scene->ticks.size(); ++i) {
        const Tick& tick = s.scene->ticks[i];
        if (tick.stage == Stage::forward) return cell_at(s, tick.node, 0);
        if (tick.stage == Stage::backward)
            for (NodeId input : plan[tick.node].inputs)
                if (plan[input].wants_grad) return cell_at(s, input, 0, Slot::grad);
        if (tick.stage == Stage::update)
            for (NodeId id = 0; id < plan.n_nodes(); ++id)
                if (plan[id].role == Role::parameter) return Cell{id, Slot::value, 0};
    }
    return std::nullopt;
}

}  // namespace

void App::go(Where where) {
    if (where == Where::lesson && !page()) where = Where::lessons;
    const bool leads_to_sandbox = where == Where::sandbox && !staged_.empty();
    if (leads_to_sandbox) keep_run_now();
    else if (where == Where::lesson) leave_sandbox();
    message_.clear();
    state_.where = where;
    if (where == Where::lesson && staged_ != place_of(state_.lesson, state_.lesson_step)) {
        set_stage(false);
        restore_run(staged_);
        return;
    }
    if (!leads_to_sandbox) return;
    if (!restore_run("sandbox")) {
        Result<std::unique_ptr<Session>> session = sandbox_session();
        if (!session) return tell(session.error());
        replace_run(std::move(*session), setup_);
    }
    post_sandbox_speed();
    staged_.clear();
    state_.masked.clear(), state_.predicted.clear(), state_.chosen.clear(), state_.trail.clear();
    state_.landscape = {};
    state_.wandered = false;
}

// From the last step to the lesson after this one, or to all of them.
void App::next_step() {
    const PageResult *open_one = page(), *next = library_.beside(state_.lesson, 1);
    if (!open_one || state_.lesson_step + 1 < int(open_one->page.steps.size())) return open(state_.lesson, state_.lesson_step + 1);
    return next ? open(next->page.name, -1) : go(Where::lessons);
}

void App::previous_step() {
    if (state_.lesson_step > 0) return open(state_.lesson, state_.lesson_step - 1);
    if (const PageResult* before = library_.beside(state_.lesson, -1)) open(before->page.name, -1);
}

// Before the state says that one is in a lesson: its goals are not for the sandbox's run.
void App::leave_sandbox() {
    if (staged_.empty()) keep_run_now();
}

void App::start_over(const std::string& lesson) {
    leave_sandbox();
    state_.progress.lessons.erase(lesson);
    state_.attempts.clear();
    open(lesson, 0);
    state_.said = "lesson.started_over";
}

void App::open(const std::string& lesson, int step) {
    const PageResult* page = library_.find(lesson);
    if (!page || page->page.steps.empty()) return go(Where::lessons);
    LessonProgress& progress = state_.progress.lessons[lesson];
    if (step < 0) step = lesson == state_.lesson && state_.where == Where::lesson ? 0 : progress.step;
    step = std::clamp(step, 0, int(page->page.steps.size()) - 1);
    const bool goes_on = staged_ == place_of(lesson, step - 1);
    if (lesson != state_.lesson) state_.attempts.clear();
    state_.where = Where::lesson, state_.lesson = lesson, state_.lesson_step = step;
    state_.predicted.clear(), state_.said.clear();
    progress.step = step, progress.furthest = std::max(progress.furthest, step);
    each_directive(page->page.steps[size_t(step)], step, [&](const std::string& id, const Block& block) {
        if (block.kind == Block::Kind::question && progress.done.count(id)) state_.attempts[id].verdict = Attempt::Verdict::right;
    });
    set_stage(goes_on);
}

void App::reopen() {
    const int step = state_.lesson_step;
    open(state_.lesson, step);
    if (staged_.empty()) restore_run("sandbox");
    else if (state_.where == Where::lesson && state_.lesson_step == step) restore_run(staged_);
}

// `keep_the_run`: the run that is there is what the learner made of the step before.
void App::set_stage(bool keep_the_run) {
    const Step* now = step();
    if (!now) return;
    const int from = stage_to_run(page()->page, state_.lesson_step, keep_the_run);
    const RunBefore before{setup_, *snapshot_};
    Result<StageRun> run = run_stage(page()->page.steps[size_t(from)].stage, assets_, keep_the_run ? &before : nullptr);
    message_.clear();
    if (!run) return tell(run.error());
    if (run->session) {
        replace_run(std::move(run->session), std::move(run->setup));
        worker_->post(*parse_command(first_speed));  // whatever the step before had asked for
    }
    for (const Command& command : run->commands) worker_->post(command);
    staged_ = place_of(state_.lesson, state_.lesson_step);
    state_.wandered = false;
    state_.view = view_named(now->stage.text("view", "network"));
    state_.chosen = now->stage.text("select"), state_.chosen_by_hand = false;
    state_.trail.clear(), state_.hovered.clear();
    state_.all_examples = now->stage.text("examples") == "all";
    state_.landscape = landscape_of(now->stage);
    mask_what_is_asked();
}

bool App::still_asked() const {
    const Step* now = state_.where == Where::lesson ? step() : nullptr;
    bool open = false;
    if (now)
        each_directive(*now, state_.lesson_step, [&](const std::string& id, const Block& block) {
            const auto attempt = state_.attempts.find(id);
            open = open || (block.kind == Block::Kind::question && (attempt == state_.attempts.end() || !attempt->second.closed()));
        });
    return open;
}

void App::mask_what_is_asked() {
    state_.masked.clear();
    const Step* now = state_.where == Where::lesson ? step() : nullptr;
    if (now) {
        each_directive(*now, state_.lesson_step, [&](const std::string& id, const Block& block) {
            if (block.kind != Block::Kind::question || state_.attempts[id].closed()) return;
            if (std::optional<std::string> name = number_asked(block)) state_.masked.push_back(*name);
        });
        if (still_asked())
            for (const std::string& cell : split_cells(now->stage.text("mask"))) state_.masked.push_back(cell);
    }
    if (!state_.predicted.empty() && !state_.attempts[prediction_id].closed()) state_.masked.push_back(state_.predicted);
}

void App::follow_goals() {
    const Step* now = state_.where == Where::lesson ? step() : nullptr;
    if (!now) return;
    LessonProgress& progress = state_.progress.lessons[state_.lesson];
    each_directive(*now, state_.lesson_step, [&](const std::string& id, const Block& block) {
        if (block.kind != Block::Kind::goal || progress.done.count(id) || !goal_met(block, *snapshot_)) return;
        progress.done.insert(id);
        state_.said = id;
    });
}

const Block* App::question(const std::string& id) {
    if (id == prediction_id) return state_.predicted.empty() ? nullptr : &prediction_;
    const Block* found = nullptr;
    if (const Step* now = step())
        each_directive(*now, state_.lesson_step, [&](const std::string& one, const Block& block) {
            if (one == id && block.kind == Block::Kind::question) found = &block;
        });
    return found;
}

void App::close(const std::string& id) {
    if (id != prediction_id) state_.progress.lessons[state_.lesson].done.insert(id);
    mask_what_is_asked();
}

void App::answer(const std::string& id, const std::string& typed) {
    const Block* asked = question(id);
    if (!asked || state_.attempts[id].closed()) return;
    Attempt& attempt = state_.attempts[id];
    attempt = judge(*asked, attempt, typed, *snapshot_, masking(state_, *snapshot_));
    if (attempt.verdict == Attempt::Verdict::wrong && !asked->choices.empty()) attempt.hint_shown = true;
    if (attempt.closed()) close(id);
}

void App::reveal(const std::string& what) {
    const std::string id = what == state_.predicted ? prediction_id : what;
    if (!question(id) || state_.attempts[id].closed()) return;
    state_.attempts[id].verdict = Attempt::Verdict::revealed;
    state_.attempts[id].reply.clear();
    close(id);
}

void App::run_expression(const std::string& program) {
    Result<Setup> setup = setup_of_formula(program, snapshot_->scene->values);
    Result<std::unique_ptr<Session>> session = setup ? Session::make(*setup) : setup.error();
    if (!session) return tell(session.error());
    message_.clear();
    replace_run(std::move(*session), std::move(*setup));
    state_.wandered = !staged_.empty(), state_.chosen.clear(), state_.trail.clear(), state_.landscape = {};
    state_.view = StageView::graph;
}

void App::predict(const std::string& cell) {
    std::string asked = cell;
    if (cell.empty()) {
        const std::optional<Cell> next = next_number(*snapshot_);
        if (!next) return;
        asked = to_text(*next, visible(*snapshot_), looked_at(*snapshot_));
    }
    state_.predicted = asked;
    state_.attempts[prediction_id] = {};
    prediction_ = question_for(asked);
    mask_what_is_asked();
    // The inspector shows a number beside its gradient, under the name of the number.
    chainrule::apply(state_, act(Action::Kind::choose, asked.starts_with("grad ") ? asked.substr(5) : asked));
    if (!cell.empty()) return;
    // After `load` nothing is computed yet: on to the first op.
    if (snapshot_->cursor.tick == 0) run_command(*parse_command("tick"));
    run_command(*parse_command("tick"));
}

}  // namespace chainrule
