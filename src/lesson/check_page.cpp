#include "lesson/check_page.h"

#include <algorithm>
#include <utility>

#include "base/arithmetic.h"
#include "lesson/check_numbers.h"
#include "lesson/stage_session.h"
#include "nn/optimizers.h"
#include "proof/published.h"
#include "train/cursor_text.h"
#include "tutorial/stage.h"

namespace chainrule {
namespace {

// Numbers of a run that are not cells; the settings of its optimizer are such words too.
constexpr const char* run_words[] = {"loss", "test_loss", "accuracy", "test_accuracy", "step", "epoch", "parameters", "examples"};

bool changes_plans(const Command& c) { return c.verb == Verb::seed || c.verb == Verb::data || (c.verb == Verb::set && c.name == "batch_size"); }

class Checker {
  public:
    Checker(const Page& page, const Beside& beside, bool trains) : page_(page), beside_(beside), trains_(trains) {}

    std::vector<Error> run() {
        for (const std::string& name : split_cells(page_.front.text("needs"))) check_page_name(name, 1);
        for (const Step& step : page_.steps) {
            check_step(step);
            if (beside_.formula) check_formulas(step);
        }
        return std::move(errors_);
    }

  private:
    void fault(Error error, int line) {
        // A line within another file would be misread as one of the page.
        std::erase_if(error.arguments, [](auto& argument) { return argument.first == "line"; });
        errors_.push_back(at_line(std::move(error), line));
    }

    const Plan& plan() const { return session_->scene().plans.visible; }

    // --- stages ---
    int line_of_setting(const Step& step, std::string_view name) const {
        for (size_t i = 0; i < step.stage.items.size() && i < step.setting_lines.size(); ++i)
            if (step.stage.items[i].first == name) return step.setting_lines[i];
        return step.stage_line;
    }
    // Which setting an error of the run itself is about.
    int line_of_setup(const Step& step, const Error& error) const {
        const bool of_values = error.key == "expression.value" || error.key == "expression.unused";
        if (of_values && step.stage.find("values")) return line_of_setting(step, "values");
        for (const char* name : {"expression", "model"})
            if (error.key.starts_with(name) && step.stage.find(name) && error.key != "model.data") return line_of_setting(step, name);
        if (error.key == "page.model" || error.key == "page.broken_model") return line_of_setting(step, "model");
        return line_of_setting(step, step.stage.find("data") ? "data" : "values");
    }

    void check_step(const Step& step) {
        const size_t faults = errors_.size();
        if (!begin(step)) return straight_.reset();
        check_commands(step);
        if (const std::string cursor = stage_text(step.stage, "cursor"); reads_as_cursor(cursor) && !tick_of(session_->scene(), cursor))
            fault(Error{"page.node", {{"found", cursor}, {"expected", nodes()}}}, line_of_setting(step, "cursor"));
        check_cells(step);
        if (Result<std::vector<RaceEntry>> racers = parse_race(step.stage.text("race")))
            for (const RaceEntry& racer : *racers) check_optimizer(racer.optimizer, line_of_setting(step, "race"));
        for (const Block& block : step.blocks) check_block(block);
        if (errors_.size() == faults) check_numbers_of(step);
        else straight_.reset();
    }

    // Only of a step in which nothing else is wrong.
    void check_numbers_of(const Step& step) {
        const bool trained = !trains_ && (stage_number(step.stage, "step") > 0 || moves(stage_text(step.stage, "run")));
        const bool keeps = step.stage.find("keep") != nullptr;
        if (trained || (keeps && !straight_)) return straight_.reset();
        Result<StepRun> run = step_run(step.stage, keeps ? std::exchange(straight_, std::nullopt) : std::nullopt, beside_);
        straight_.reset();
        if (!run) return fault(run.error(), step.stage_line);
        Step checked = step;
        if (!trains_) std::erase_if(checked.checks, [](const Check& check) { return moves(check.commands); });
        for (Error& error : check_numbers(checked, *run->session)) errors_.push_back(std::move(error));
        straight_ = std::move(*run);
    }
    // Whether there is a way among these Commands, whose length nobody knows.
    static bool moves(const std::string& commands) {
        for (const std::string& text : split_commands(commands))
            if (const Result<Command> command = parse_command(text); command && comes_last(command->verb)) return true;
        return false;
    }

    // The step's run; false where there is none.
    bool begin(const Step& step) {
        if (step.stage.find("keep")) {
            if (&step == &page_.steps.front()) fault(Error{"page.keeps_nothing", {}}, line_of_setting(step, "keep"));
            if (step.stage.find("batch_size")) setup_.batch_size = int(step.stage.number("batch_size"));
            return session_ && again();
        }
        session_.reset();
        Result<Setup> setup = setup_of(step.stage, beside_);
        if (!setup) return fault(setup.error(), line_of_setup(step, setup.error())), false;
        setup_ = std::move(*setup);
        if (again()) return true;
        fault(problem_, line_of_setup(step, problem_));
        return false;
    }
    bool again() {
        Result<std::unique_ptr<Session>> made = Session::make(setup_);
        if (made) session_ = std::move(*made);
        else problem_ = made.error();
        return bool(made);
    }

    void check_commands(const Step& step) {
        for (const std::string& text : split_commands(step.stage.text("run"))) check_command(text, line_of_setting(step, "run"), true);
    }
    // `stays`: what it changes counts for what follows; otherwise it is a link that a learner may follow or not.
    void check_command(const std::string& text, int line, bool stays) {
        const Result<Command> command = parse_command(text);
        if (!command) return fault(command.error(), line);
        if (comes_last(command->verb)) return;
        if (Result<Done> done = session_->apply(*command); !done) fault(done.error(), line);
        else if (!stays && changes_plans(*command)) again();
    }

    void check_cells(const Step& step) {
        if (const std::string cell = step.stage.text("select"); !cell.empty()) check_cell(cell, line_of_setting(step, "select"));
        for (const std::string& cell : split_cells(step.stage.text("mask"))) check_cell(cell, line_of_setting(step, "mask"));
        for (const std::string& cell : split_words(step.stage.text("landscape"))) check_parameter(cell, line_of_setting(step, "landscape"));
    }

    std::string nodes() const {
        std::string list;
        for (const Node& node : plan().nodes)
            if (node.op) list += (list.empty() ? "" : ", ") + node.name;
        return list;
    }

    // --- names ---
    void check_cell(const std::string& text, int line) {
        if (Result<Cell> cell = parse_cell(text, plan()); !cell) fault(cell.error(), line);
    }
    void check_parameter(const std::string& text, int line) {
        const Result<Cell> cell = parse_cell(text, plan());
        if (!cell) fault(cell.error(), line);
        else if (plan()[cell->node].role != Role::parameter || cell->slot != Slot::value) fault(Error{"page.parameter", {{"name", text}}}, line);
    }
    void check_optimizer(const std::string& name, int line) {
        if (find_optimizer(name)) return;
        std::string known;
        for (const OptimizerKind& kind : optimizer_kinds()) known += (known.empty() ? "" : ", ") + std::string(kind.name);
        fault(Error{"page.optimizer", {{"found", name}, {"expected", known}}}, line);
    }
    void check_page_name(const std::string& name, int line) {
        if (!beside_.page(name)) fault(Error{"page.no_page", {{"name", name}}}, line);
    }
    // Arithmetic over the run. What cannot be read is an error of the page's reader.
    void check_names(const Result<Term>& term, int line) {
        if (!term) return;
        for (const std::string& name : names_in(*term)) {
            if (std::find(std::begin(run_words), std::end(run_words), name) != std::end(run_words)) continue;
            const Values& settings = session_->scene().model.optimizer_settings;
            if (settings.find(name) && std::holds_alternative<double>(*settings.find(name))) continue;
            const Result<Cell> cell = parse_cell(name, plan());
            if (cell) continue;
            if (name.find_first_of(".[# ") == name.npos) fault(Error{"page.name", {{"name", name}, {"expected", words()}}}, line);
            else fault(cell.error(), line);
        }
    }
    static std::string words() {
        std::string list;
        for (const char* word : run_words) list += std::string(word) + ", ";
        return list + "learning_rate";
    }

    void check_publication(const std::string& name, int line) {
        if (find_publication(name)) return;
        std::string known;
        for (const Publication& one : publications()) known += (known.empty() ? "" : ", ") + one.id;
        fault(Error{"page.source", {{"found", name}, {"expected", known}}}, line);
    }

    // --- formulas ---
    void check_formulas(const Step& step) {
        for (const Block& block : step.blocks) {
            if (block.kind == Block::Kind::formula) check_formula(block.text, true, block.line);
            check_formulas(block.content);
            check_formulas(block.hint);
            check_formulas(block.because);
            for (const std::vector<Inline>& choice : block.choices) check_formulas(choice);
        }
    }
    void check_formulas(const std::vector<Inline>& content) {
        for (const Inline& piece : content)
            if (piece.kind == Inline::Kind::formula) check_formula(piece.text, false, piece.line);
    }
    void check_formula(const std::string& tex, bool display, int line) {
        if (!beside_.formula(tex, display)) fault(Error{"page.formula", {{"found", tex}}}, line);
    }

    // --- blocks ---
    void check_block(const Block& block) {
        check_inlines(block.content);
        check_inlines(block.hint);
        check_inlines(block.because);
        for (const std::vector<Inline>& choice : block.choices) check_inlines(choice);
        if (block.kind == Block::Kind::goal) check_names(parse_condition(block.name), block.line);
        if (block.kind == Block::Kind::question) check_names(parse_value(block.settings.text("answer")), block.line);
        if (block.kind == Block::Kind::widget && block.name == "proof") check_publication(block.settings.text("source"), block.line);
        if (block.kind == Block::Kind::widget)
            if (const std::string cell = block.settings.text("cell"); !cell.empty()) check_parameter(cell, block.line);
    }

    void check_inlines(const std::vector<Inline>& content) {
        for (size_t i = 0; i < content.size(); ++i) {
            const Inline& piece = content[i];
            const bool goes_on = i > 0 && content[i - 1].kind == piece.kind && content[i - 1].target == piece.target;
            if (piece.kind == Inline::Kind::live) check_names(parse_value(piece.text), piece.line);
            if (goes_on) continue;
            if (piece.kind == Inline::Kind::run) check_command(piece.target, piece.line, false);
            if (piece.kind == Inline::Kind::see) check_cell(piece.target, piece.line);
            if (piece.kind == Inline::Kind::page && !piece.target.starts_with("https://")) check_page_name(piece.target, piece.line);
        }
    }

    const Page& page_;
    const Beside& beside_;
    std::vector<Error> errors_;
    Setup setup_;
    std::unique_ptr<Session> session_;
    Error problem_;
    bool trains_;
    std::optional<StepRun> straight_;  // of the step before, as one comes from it; nothing where it is not known
};

}  // namespace

std::vector<Error> check_page(const PageResult& read, const Beside& beside, bool trains) {
    std::vector<Error> all = read.errors;
    for (Error& error : Checker(read.page, beside, trains).run()) {
        const bool unread = std::any_of(read.errors.begin(), read.errors.end(), [&](const Error& e) { return line_of(e) == line_of(error); });
        if (!unread) all.push_back(std::move(error));
    }
    sort_by_line(all);
    return all;
}

}  // namespace chainrule
