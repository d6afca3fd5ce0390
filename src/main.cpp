// The window program, native and web: opens the window, keeps what the user has set, draws frames.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "app/app.h"
#include "base/error_text.h"
#include "platform/platform.h"
#include "ui/math.h"
#include "ui/screen.h"
#include "ui/text.h"

namespace chainrule {
namespace {

constexpr double slice = 12;  // milliseconds of training per frame, where there is no thread for it

constexpr std::pair<Look, const char*> looks[] = {{Look::light, "light"}, {Look::dark, "dark"}, {Look::contrast, "contrast"}};

// Of a setting: the address or command line, what was kept, the surroundings.
std::string setting(const char* name, const std::string& otherwise) {
    for (const std::string& text : {platform::launch_option(name), platform::load(name)}) {
        if (!text.empty()) return text;
    }
    return otherwise;
}

AppState first_state() {
    const platform::Preferences found = platform::preferences();
    AppState state;
    state.language = setting("lang", found.language) == "zh" ? "zh" : "en";
    const std::string look = setting("theme", found.high_contrast ? "contrast" : found.dark ? "dark" : "light");
    for (const auto& [one, name] : looks) {
        if (look == name) state.look = one;
    }
    const double scale = std::atof(setting("text", "1").c_str());
    if (scale >= 0.9 && scale <= 1.5) state.text_scale = scale;
    if (Result<Progress> progress = progress_from_text(platform::load("progress"))) state.progress = std::move(*progress);
    // A link to a lesson leads there; otherwise one is where one was.
    state.lesson = setting("lesson", "");
    const std::string step = platform::launch_option("step");
    const LessonProgress* known = state.progress.find(state.lesson);
    state.lesson_step = !step.empty() ? std::atoi(step.c_str()) - 1 : known ? known->step : 0;
    state.where = !platform::launch_option("lesson").empty() ? Where::lesson : where_named(setting("where", "sandbox"));
    for (const char* stride : strides) {
        if (platform::load("stride") == stride) state.stride = stride;
    }
    if (state.where != Where::sandbox) return state;
    // Something to ask about from the start, where there is room for the answer beside the network.
    state.chosen = platform::load("chosen");
    if (state.chosen.empty() && platform::window_size().width >= 1000) state.chosen = "hidden_2.a[2]";
    state.view = view_named(platform::load("view"));
    return state;
}

// Where there is no room any more, the user is told once.
void keep(App& app, const std::string& name, const std::string& text) {
    static bool told = false;
    if (platform::store(name, text) || told) return;
    told = true;
    app.tell({"storage.full", {}});
}

// Stores what the user has changed since the last frame, and nothing that merely follows the surroundings.
void keep_changes(App& app, AppState& kept) {
    const AppState& now = app.state();
    if (now.language != kept.language) keep(app, "lang", now.language);
    if (now.text_scale != kept.text_scale) keep(app, "text", std::to_string(now.text_scale));
    for (const auto& [one, name] : looks) {
        if (now.look == one && kept.look != one) keep(app, "theme", name);
    }
    if (now.where != kept.where) keep(app, "where", name_of(now.where));
    if (now.lesson != kept.lesson) keep(app, "lesson", now.lesson);
    if (now.progress != kept.progress) keep(app, "progress", to_text(now.progress));
    if (now.stride != kept.stride) keep(app, "stride", now.stride);
    // In a lesson these are its steps' own.
    if (now.where == Where::sandbox && now.chosen != kept.chosen) keep(app, "chosen", now.chosen);
    if (now.where == Where::sandbox && now.view != kept.view) keep(app, "view", name_of(now.view));
    kept = now;
    while (const std::optional<App::Kept> one = app.take_kept()) keep(app, one->name == "own" || one->name == "speed" ? one->name : "run." + one->name, one->text);
}

// The run is kept every two seconds while it changes.
void keep_run(App& app) {
    using Clock = std::chrono::steady_clock;
    static Clock::time_point last = Clock::now();
    constexpr std::chrono::seconds pause(2);
    const auto passed = Clock::now() - last;
    if (!app.has_news()) return;
    if (passed < pause) return platform::wake_after(std::chrono::duration<double>(pause - passed).count());
    last = Clock::now();
    app.keep_run();
}

void take_file(App& app) {
    std::optional<platform::GivenFile> file = platform::take_file();
    if (!file) return;
    using Trouble = platform::GivenFile::Trouble;
    switch (file->trouble) {
        case Trouble::too_large: return app.tell({"file.too_large", {{"name", file->name}, {"limit", std::to_string(platform::largest_file >> 20)}}});
        case Trouble::several: return app.tell({"file.several", {{"name", file->name}}});
        case Trouble::unreadable: return app.tell({"file.unreadable", {{"name", file->name}}});
        case Trouble::none: break;
    }
    if (Result<Done> opened = app.open_own({std::move(file->name), std::move(file->bytes)}); !opened) app.tell(opened.error());
}

// What was kept of the progress and cannot be read is put aside, not overwritten.
void rescue_progress(App& app) {
    const std::string text = platform::load("progress");
    if (text.empty()) return;
    Result<Progress> progress = progress_from_text(text);
    if (progress) return;
    platform::store("progress.unreadable", text);
    platform::store("progress", "");
    app.tell(progress.error());
}

Assets assets() {
    return {[](const std::string& name) { return platform::asset(name); }, [](const std::string& prefix) { return platform::asset_names(prefix); },
            ui::can_be_set};
}

int start_window(int count, char** arguments) {
    platform::take_arguments(count, arguments);
    int width = 1280, height = 800;
    std::sscanf(platform::launch_option("size").c_str(), "%dx%d", &width, &height);
    if (const auto failed = platform::open_window("Chainrule", width, height)) {
        std::fprintf(stderr, "%s\n", failed->c_str());
        return 1;
    }
    ui::start();
    const AppState first = first_state();
    auto made = App::make(assets(), first, platform::wake,
                          {{"sandbox", platform::load("run.sandbox")}, {"lesson", platform::load("run.lesson")}, {"own", platform::load("own")}, {"speed", platform::load("speed")}});
    if (!made) {
        std::fprintf(stderr, "%s\n", word(made.error(), Strings()).c_str());
        return 1;
    }
    // On the web this function is left while the page lives: everything belongs to the frames.
    const std::shared_ptr<App> app = std::move(*made);
    rescue_progress(*app);
    if (app->state().where == Where::lesson) keep(*app, "where", "lesson"), keep(*app, "lesson", app->state().lesson);  // a link led here
    const bool in_sandbox = app->state().where != Where::lesson;
    if (in_sandbox && !platform::preferences().reduced_motion) app->apply(run_command("play"));  // the first thing seen is that it learns
    const auto kept = std::make_shared<AppState>(first);
    const auto show_title = [app] { platform::set_title(app->words()("window.title"), app->state().language); };
    show_title();
    platform::on_leaving([app, kept] {
        app->keep_run_now();
        keep_changes(*app, *kept);
    });
    platform::run([app, kept, show_title] {
        take_file(*app);
        if (app->pump(slice)) platform::request_frame();
        ui::set_language(app->state().language);
        ui::draw_screen(*app);
        if (app->state().language != kept->language) show_title();
        keep_changes(*app, *kept);
        keep_run(*app);
    });
    ui::stop();
    return 0;
}

}  // namespace
}  // namespace chainrule

int main(int count, char** arguments) { return chainrule::start_window(count, arguments); }
