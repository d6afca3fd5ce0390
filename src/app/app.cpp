#include "app/app.h"

#include "base/error_text.h"

namespace chainrule {
namespace {

constexpr int heatmap_grid = 80;  // points per side: fine enough for the large map, 6400 rows for the core
constexpr const char* first_speed = "speed 400";  // a spiral takes shape while one watches

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

Result<Done> App::load_words() {
    const std::string name = "ui/" + state_.language + ".json";
    std::optional<std::string> text = read_(name);
    if (!text) return Error{"asset.missing", {{"name", name}}};
    Result<Strings> words = Strings::parse(*text);
    if (!words) return words.error();
    words_ = std::move(*words);
    return Done{};
}

Result<std::unique_ptr<App>> App::make(const ReadAsset& read, AppState state, std::function<void()> wake) {
    std::unique_ptr<App> app(new App);
    app->state_ = std::move(state);
    app->read_ = read;
    if (Result<Done> loaded = app->load_words(); !loaded) return loaded.error();

    std::optional<std::string> text = read("models/spiral.json");
    if (!text) return Error{"asset.missing", {{"name", "models/spiral.json"}}};
    Result<Model> model = model_from_json(*text);
    if (!model) return model.error();
    Result<std::unique_ptr<Session>> session = Session::make(first_run(*model));
    if (!session) return session.error();
    app->worker_ = std::make_unique<Worker>(std::move(*session), std::move(wake));
    app->apply(run_command(first_speed));
    app->snapshot_ = &app->worker_->latest();
    return app;
}

void App::apply(const Action& action) {
    if (action.kind == Action::Kind::command) {
        message_.clear();
        asked_rate_.reset();
        if (action.command.verb == Verb::set && action.command.name == "learning_rate") asked_rate_ = action.command.number;
        worker_->post(action.command);
        return;
    }
    chainrule::apply(state_, action);
    if (action.kind == Action::Kind::language)
        if (Result<Done> loaded = load_words(); !loaded) message_ = word(loaded.error(), words_);
}

void App::look_again() {
    snapshot_ = &worker_->latest();
    if (asked_rate_ && snapshot_->optimizer_settings.number("learning_rate") == *asked_rate_) asked_rate_.reset();
    if (Error error = worker_->take_error(); !error.key.empty()) {
        message_ = word(error, words_);
        asked_rate_.reset();
    }
}

}  // namespace chainrule
