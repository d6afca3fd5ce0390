// The window program, native and web: opens the window, keeps what the user has set, draws frames.
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "app/app.h"
#include "base/error_text.h"
#include "platform/platform.h"
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
    // Something to ask about from the start, where there is room for the answer beside the network.
    if (platform::window_size().width >= 1000) state.chosen = "hidden_2.a[2]";
    return state;
}

// Stores what the user has changed since the last frame, and nothing that merely follows the surroundings.
void keep_changes(const AppState& now, AppState& kept) {
    if (now.language != kept.language) platform::store("lang", now.language);
    if (now.text_scale != kept.text_scale) platform::store("text", std::to_string(now.text_scale));
    for (const auto& [one, name] : looks) {
        if (now.look == one && kept.look != one) platform::store("theme", name);
    }
    kept = now;
}

int start_window(int count, char** arguments) {
    platform::take_arguments(count, arguments);
    if (const auto failed = platform::open_window("Chainrule", 1280, 800)) {
        std::fprintf(stderr, "%s\n", failed->c_str());
        return 1;
    }
    ui::start();
    auto made = App::make([](const std::string& name) { return platform::asset(name); }, first_state(), platform::wake);
    if (!made) {
        std::fprintf(stderr, "%s\n", word(made.error(), Strings()).c_str());
        return 1;
    }
    // On the web this function is left while the page lives: everything belongs to the frames.
    const std::shared_ptr<App> app = std::move(*made);
    if (!platform::preferences().reduced_motion) app->apply(run_command("play"));  // the first thing seen is that it learns
    const auto kept = std::make_shared<AppState>(app->state());
    const auto show_title = [app] { platform::set_title(app->words()("window.title"), app->state().language); };
    show_title();
    platform::run([app, kept, show_title] {
        if (app->pump(slice)) platform::request_frame();
        ui::set_language(app->state().language);
        ui::draw_screen(*app);
        if (app->state().language != kept->language) show_title();
        keep_changes(app->state(), *kept);
    });
    ui::stop();
    return 0;
}

}  // namespace
}  // namespace chainrule

int main(int count, char** arguments) { return chainrule::start_window(count, arguments); }
