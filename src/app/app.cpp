#include "app/app.h"

#include "base/error_text.h"

namespace chainrule {
namespace {

constexpr int heatmap_grid = 80;  // points per side: fine enough for the large map, 6400 rows for the core
constexpr double background_slice = 4;  // milliseconds of each frame, where there is no thread for it

Setup first_run(Model model) {
    Setup setup;
    setup.model = std::move(model);
    setup.data = "spiral";
    setup.data_settings.set("examples", 400.0);
    setup.seed = 1;
    setup.grid = heatmap_grid;
    return setup;
}

}  // namespace

Result<Done> App::load_language() {
    const std::string name = "ui/" + state_.language + ".json";
    std::optional<std::string> text = assets_.read(name);
    if (!text) return Error{"asset.missing", {{"name", name}}};
    Result<Strings> words = Strings::parse(*text);
    if (!words) return words.error();
    words_ = std::move(*words);
    library_ = Library::read(assets_, state_.language);
    if (!own_) return Done{};
    // It was read once already; where a newer program does not take it any more, it goes.
    if (Result<PageResult> page = read_own(*own_, beside_own())) library_.own = std::move(*page);
    else own_.reset();
    return Done{};
}

Result<std::unique_ptr<Session>> App::sandbox_session() {
    std::optional<std::string> text = assets_.read("models/spiral.json");
    if (!text) return Error{"asset.missing", {{"name", "models/spiral.json"}}};
    Result<Model> model = model_from_json(*text);
    if (!model) return model.error();
    setup_ = first_run(std::move(*model));
    staged_.clear();
    return Session::make(setup_);
}

Result<std::unique_ptr<App>> App::make(Assets assets, AppState state, std::function<void()> wake, std::map<std::string, std::string> kept) {
    std::unique_ptr<App> app(new App);
    app->state_ = std::move(state);
    app->own_ = own_from_text(kept["own"]);
    app->kept_ = std::move(kept);
    app->assets_ = std::move(assets);
    app->wake_ = std::move(wake);
    app->desk_ = std::make_unique<LandscapeDesk>(app->wake_);
    app->prover_ = std::make_unique<ProofDesk>(app->wake_);
    if (Result<Done> loaded = app->load_language(); !loaded) return loaded.error();
    Result<std::unique_ptr<Session>> session = app->sandbox_session();
    if (!session) return session.error();
    app->worker_ = std::make_unique<Worker>(std::move(*session), app->wake_);
    app->post_sandbox_speed();
    app->snapshot_ = &app->worker_->latest();
    if (app->state_.where == Where::lesson) app->reopen();
    else app->restore_run("sandbox");
    return app;
}

const Step* App::step() const {
    const PageResult* open = page();
    if (!open || state_.lesson_step >= int(open->page.steps.size())) return nullptr;
    return &open->page.steps[size_t(state_.lesson_step)];
}

void App::run_command(const Command& command) {
    message_.clear();
    asked_rate_.reset();
    if (command.verb == Verb::set && command.name == "learning_rate") asked_rate_ = command.number;
    const bool anew = command.verb == Verb::reset || command.verb == Verb::seed || command.verb == Verb::data;
    // Another start of the run is another start of the race.
    if (anew || (command.verb == Verb::set && command.name == "batch_size")) state_.landscape.restart_race(0);
    // A prediction is about the step it was asked in.
    if ((anew || command.verb == Verb::play) && !state_.predicted.empty()) {
        state_.predicted.clear();
        mask_what_is_asked();
    }
    if (!staged_.empty()) state_.wandered = true;
    else if (command.verb == Verb::speed) to_keep_.push_back({"speed", kept_["speed"] = to_text(command)});
    worker_->post(command);
}

void App::post_sandbox_speed() {
    Result<Command> kept = parse_command(kept_["speed"]);
    worker_->post(kept && kept->verb == Verb::speed ? *kept : *parse_command(first_speed));
}

void App::apply(const Action& action) {
    using Kind = Action::Kind;
    switch (action.kind) {
        case Kind::command: return run_command(action.command);
        case Kind::go: return go(where_named(action.text));
        case Kind::lesson:
            leave_sandbox();
            return open(action.text, int(action.number));
        case Kind::next_step: return next_step();
        case Kind::previous_step: return previous_step();
        case Kind::bring_back: return set_stage(false);
        case Kind::answer: return answer(action.text, action.answer);
        case Kind::reveal: return reveal(action.text);
        case Kind::expression: return run_expression(action.text);
        case Kind::predict: return predict(action.text);
        case Kind::start_over: return start_over(action.text);
        case Kind::remove_own: return remove_own();
        case Kind::prove_again: return prover_->again();
        default: chainrule::apply(state_, action);
    }
    if ((action.kind == Kind::view || action.kind == Kind::landscape) && !staged_.empty() && state_.where == Where::lesson) state_.wandered = true;
    if (action.kind == Kind::language)
        if (Result<Done> loaded = load_language(); !loaded) tell(loaded.error());
}

void App::tell(const Error& error) { message_ = word(error, words_); }

bool App::pump(double milliseconds) {
    const bool run_goes_on = worker_->pump(milliseconds);
    const bool landscape_goes_on = desk_->pump(background_slice), proof_goes_on = prover_->pump(background_slice);
    return run_goes_on || landscape_goes_on || proof_goes_on;
}

void App::look_again() {
    desk_->next_frame();
    prover_->next_frame();
    bool fresh = false;
    snapshot_ = &worker_->latest(&fresh);
    if (!settled()) return;
    if (asked_rate_ && snapshot_->optimizer_settings.number("learning_rate") == *asked_rate_) asked_rate_.reset();
    if (Error error = worker_->take_error(); !error.key.empty()) {
        tell(error);
        asked_rate_.reset();
    }
    if (fresh) follow_goals();
}

}  // namespace chainrule
