// The desktop: a window of SDL2, files next to the program, settings in the user's data folder.
#include <SDL.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>

#include "platform/sdl_common.h"

namespace chainrule::platform {

namespace {

namespace files = std::filesystem;

constexpr double never = std::numeric_limits<double>::infinity();
std::vector<std::string> arguments_given;
double wake_time = never;  // on the clock of seconds()
Uint32 wake_event = 0;
std::atomic<bool> wake_waiting = false;  // one event in the queue is enough
float scale = 1;  // points are this many units of the window: X11 and Windows count pixels

double seconds() { return static_cast<double>(SDL_GetPerformanceCounter()) / static_cast<double>(SDL_GetPerformanceFrequency()); }

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

float chosen_scale() {
    for (const std::string& text : {launch_option("scale"), environment("GDK_SCALE")}) {
        const float value = std::strtof(text.c_str(), nullptr);
        if (value >= 0.5F && value <= 4) return value;
    }
    return 1;
}

files::path assets_folder() {
    static const files::path folder = [] {
        char* base = SDL_GetBasePath();
        const files::path beside = base ? base : ".";
        SDL_free(base);
        return beside / "assets";
    }();
    return folder;
}

std::optional<std::string> read_file(const files::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// A key becomes a file name: anything but letters, digits, '-' and '_' turns into its code.
files::path stored_file(std::string_view key) {
    static const std::string folder = [] {
        char* path = SDL_GetPrefPath("", "chainrule");
        std::string text = path ? path : "";
        SDL_free(path);
        return text;
    }();
    std::string name;
    for (const char c : key) {
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_') name += c;
        else name += "%" + std::to_string(static_cast<unsigned char>(c));
    }
    return folder.empty() ? files::path() : files::path(folder) / (name + ".txt");
}

// What SDL reports of one drop: how many files, the first of them, and that there are no more.
int on_drop(void*, SDL_Event* event) {
    static std::vector<files::path> dropped;
    if (event->type == SDL_DROPBEGIN) dropped.clear();
    if (event->type == SDL_DROPFILE) dropped.emplace_back(event->drop.file);
    if (event->type != SDL_DROPCOMPLETE || dropped.empty()) return 0;
    using Trouble = GivenFile::Trouble;
    GivenFile file{Trouble::none, dropped[0].filename().string(), ""};
    std::error_code failed;
    const bool is_file = files::is_regular_file(dropped[0], failed);
    const auto size = is_file ? files::file_size(dropped[0], failed) : 0;
    if (dropped.size() > 1) file.trouble = Trouble::several;
    else if (!is_file || failed) file.trouble = Trouble::unreadable;
    else if (size > largest_file) file.trouble = Trouble::too_large;
    else if (std::optional<std::string> bytes = read_file(dropped[0])) file.bytes = std::move(*bytes);
    else file.trouble = Trouble::unreadable;
    give_file(std::move(file));
    return 0;
}

// Until something happens or the time of wake_after has come.
void wait_for_event() {
    // Without a place for the event it stays in the queue, and the order is kept.
    if (wake_time == never) {
        SDL_WaitEvent(nullptr);
    } else if (const double left = wake_time - seconds(); left > 0) {
        SDL_WaitEventTimeout(nullptr, static_cast<int>(std::ceil(left * 1000)));
    }
    if (seconds() >= wake_time) {
        wake_time = never;
        owe_frames(1);
    }
}

}  // namespace

void take_arguments(int count, char** arguments) { arguments_given.assign(arguments + 1, arguments + count); }

std::optional<std::string> open_window(const char* title, int width, int height) {
    scale = chosen_scale();
    const auto units = [](int points) { return static_cast<int>(std::lround(static_cast<float>(points) * scale)); };
    if (auto failed = open_sdl_window(title, units(width), units(height))) {
        return *failed + " The window needs a graphics driver with OpenGL ES 3.0; the page in a browser (./play) does not.";
    }
    wake_event = SDL_RegisterEvents(1);
    SDL_AddEventWatch(on_drop, nullptr);
    SDL_SetWindowMinimumSize(static_cast<SDL_Window*>(window_handle()), units(320), units(320));
    return std::nullopt;
}

Preferences preferences() {
    Preferences found;
    found.language = "en";
    if (SDL_Locale* locales = SDL_GetPreferredLocales()) {
        if (locales[0].language && std::strcmp(locales[0].language, "zh") == 0) found.language = "zh";
        SDL_free(locales);
    }
    // There is no common place where desktops keep these; GTK's variables and our own options are what can be asked.
    const std::string gtk = environment("GTK_THEME");
    found.dark = gtk.find("dark") != std::string::npos || launch_option("theme") == "dark";
    found.high_contrast = gtk.find("HighContrast") != std::string::npos || launch_option("theme") == "contrast";
    found.reduced_motion = launch_option("reduced-motion") == "yes";
    found.coarse_pointer = launch_option("pointer") == "coarse";
    return found;
}

void run(const std::function<void()>& frame) {
    while (true) {
        if (!frame_owed()) wait_for_event();
        wake_waiting = false;
        if (!take_events(1 / scale)) return leave();
        if (!frame_owed()) continue;
        const double start = seconds();
        draw_owed_frame(frame);
        // Without a screen that sets the pace (a hidden window, a remote one) an animation would take a whole core.
        const double shortest = vertical_sync() ? 0.004 : 0.016;
        const double left = shortest - (seconds() - start);
        if (left > 0) SDL_Delay(static_cast<Uint32>(left * 1000));
    }
}

void wake() {
    owe_frames(3);
    if (wake_waiting.exchange(true)) return;
    SDL_Event event{};
    event.type = wake_event;
    SDL_PushEvent(&event);
}

void wake_after(double delay) { wake_time = std::min(wake_time, seconds() + delay); }

WindowSize window_size() {
    auto* window = static_cast<SDL_Window*>(window_handle());
    int width = 0, height = 0, pixels = 0, ignored = 0;
    SDL_GetWindowSize(window, &width, &height);
    SDL_GL_GetDrawableSize(window, &pixels, &ignored);
    const float density = width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
    return {static_cast<float>(width) / scale, static_cast<float>(height) / scale, density * scale, 0, 0, 0, 0};
}

std::optional<std::string> asset(std::string_view name) { return read_file(assets_folder() / name); }

std::vector<std::string> asset_names(std::string_view prefix) {
    std::set<std::string> names;
    std::error_code ignored;
    for (const auto& entry : files::recursive_directory_iterator(assets_folder(), ignored)) {
        const std::string name = entry.path().lexically_relative(assets_folder()).generic_string();
        if (entry.is_regular_file() && name.starts_with(prefix)) names.insert(name);
    }
    return {names.begin(), names.end()};
}

bool store(std::string_view key, std::string_view value) {
    const files::path path = stored_file(key);
    if (path.empty()) return true;
    // Written beside and renamed over: a crash leaves the old one or the new one.
    const files::path fresh = path.string() + ".new";
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file.write(value.data(), static_cast<std::streamsize>(value.size()));
    file.close();
    std::error_code failed;
    if (file) files::rename(fresh, path, failed);
    if (file && !failed) return true;
    files::remove(fresh, failed);
    return false;
}

std::string load(std::string_view key) { return read_file(stored_file(key)).value_or(""); }

std::string launch_option(std::string_view name) {
    for (size_t i = 0; i < arguments_given.size(); i++) {
        std::string_view argument = arguments_given[i];
        if (!argument.starts_with("--")) continue;
        argument.remove_prefix(2);
        if (!argument.starts_with(name)) continue;
        argument.remove_prefix(name.size());
        if (argument.starts_with("=")) return std::string(argument.substr(1));
        if (!argument.empty()) continue;
        // An option without a value is a switch.
        const bool alone = i + 1 == arguments_given.size() || arguments_given[i + 1].starts_with("--");
        return alone ? "yes" : arguments_given[i + 1];
    }
    return "";
}

bool can_ask_for_file() { return false; }
void ask_for_file() {}

void publish_controls(std::string_view) {}  // no twin yet: desktops have an accessibility tree of their own
std::vector<TwinEvent> take_twin_events() { return {}; }
bool twin_has_keyboard() { return false; }

void set_title(std::string_view title, std::string_view) {
    SDL_SetWindowTitle(static_cast<SDL_Window*>(window_handle()), std::string(title).c_str());
}
void copy_text(std::string_view text) { SDL_SetClipboardText(std::string(text).c_str()); }
void open_address(std::string_view address) { SDL_OpenURL(std::string(address).c_str()); }

}  // namespace chainrule::platform
