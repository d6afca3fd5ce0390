// What the window program needs of its surroundings. native.cpp or web.cpp implements it; CMake picks one.
// All functions are for the UI thread, unless said otherwise.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chainrule::platform {

struct Preferences {      // of the surroundings, at start
    std::string language;  // "zh" for any Chinese, otherwise "en"
    bool dark = false;
    bool high_contrast = false;
    bool reduced_motion = false;
    bool coarse_pointer = false;  // fingers
};

// Before everything else: natively the command line is read here; on the web the page's address is, so it does nothing.
void take_arguments(int count, char** arguments);

// Opens the window with an OpenGL ES 3.0 context. A sentence on failure.
std::optional<std::string> open_window(const char* title, int width, int height);
Preferences preferences();

// Calls `frame` until the window is closed (natively) or for ever (web). Draws only while somebody is awake:
// an input event asks for three frames, wake() for one (natively three), request_frame() for one more.
// On the web it leaves main() for good, and with it main's locals: what `frame` uses must be static or on the heap.
void run(const std::function<void()>& frame);
void wake();            // from any thread
void request_frame();   // this frame wants a successor: an animation, a job
void wake_after(double seconds);  // one frame then (the soonest asked for counts): a tooltip, the twin's last state
int64_t frames_drawn();

// For ui/start.cpp alone, which hands SDL2's things on to ImGui's back ends.
struct Hooks {
    std::function<void(const void* sdl_event)> event;  // every SDL_Event, positions in points
    std::function<void()> graphics_lost, graphics_restored;  // the GL context, and every object in it; natively never
};
void set_hooks(Hooks hooks);
void* window_handle();   // SDL_Window*
void* context_handle();  // SDL_GLContext

// Two fingers moving apart or together since the last call: by which factor, around which point.
struct Pinch {
    float factor = 1;
    float x = 0, y = 0;  // in points
};
Pinch take_pinch();

struct WindowSize {
    float width, height;  // in points
    float scale;          // device pixels per point
    float safe_top, safe_right, safe_bottom, safe_left;
};
WindowSize window_size();

// Files that were built for the app: "fonts/inter.ttf", "ui/en.json", "shaders/heatmap.frag", "models/spiral.json".
std::optional<std::string> asset(std::string_view name);
std::vector<std::string> asset_names(std::string_view prefix);  // sorted

// Small things to keep (settings, place in the run). Survive a reload; "" where there is nothing. False: there is no room for it, and
// what was there before stays. Where keeping is forbidden altogether (a private window) nothing is kept, and true is returned.
bool store(std::string_view key, std::string_view value);
std::string load(std::string_view key);
std::string launch_option(std::string_view name);  // of the address (?lang=zh) or the command line (--lang zh)

// Called when the page is hidden or about to go, natively when the window is closed: what is to be kept is kept now, in a blink.
void on_leaving(std::function<void()> keep);

// A file that the user has dropped onto the window or chosen.
struct GivenFile {
    enum class Trouble { none, too_large, several, unreadable } trouble = Trouble::none;
    std::string name;  // without folders; of several the first one's
    std::string bytes;  // where there is no trouble
};
inline constexpr size_t largest_file = 1 << 20;  // also in web/files.mjs, which does not read larger ones
std::optional<GivenFile> take_file();
bool can_ask_for_file();  // natively false: there files are dropped
void ask_for_file();      // shows the browser's own chooser; in answer to a press

// --- the accessible twin, see ui/controls.h ---
// The whole list of controls as JSON, called when it has changed, at most four times a second. Native: nothing yet.
void publish_controls(std::string_view json);
struct TwinEvent {       // what a user did to the twin
    enum class Kind { activate, set, focus, blur, step } kind;
    std::string id;
    std::string value;   // set: the new value; step: "+1", "-1", "+10", "-10", "min", "max"
};
std::vector<TwinEvent> take_twin_events();
bool twin_has_keyboard();  // web: DOM focus is the only focus. Natively false: ui/ moves a focus of its own by Tab
void set_title(std::string_view title, std::string_view language);  // of the window or document; language of the document
void copy_text(std::string_view text);
void open_address(std::string_view address);  // of another page, beside this one

}  // namespace chainrule::platform
