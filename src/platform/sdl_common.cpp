#include "platform/sdl_common.h"

#include <SDL.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace chainrule::platform {

namespace {

SDL_Window* window = nullptr;
SDL_GLContext context = nullptr;
Hooks current_hooks;
std::atomic<int> owed = 0;
int64_t drawn = 0;

Pinch pinch;
std::function<void()> leaving;
std::optional<GivenFile> given;

// SDL counts fingers' positions and distances in shares of the window.
void take_gesture(const SDL_MultiGestureEvent& gesture) {
    if (gesture.numFingers != 2) return;
    const WindowSize size = window_size();
    pinch.factor *= 1 + 2 * gesture.dDist;
    pinch.x = gesture.x * size.width, pinch.y = gesture.y * size.height;
}

std::string sentence(const char* what) {
    const std::string reason = SDL_GetError();
    return std::string(what) + (reason.empty() ? "." : " (" + reason + ").");
}

// The window's own coordinates are pixels on some systems; everything behind the hook works in points.
void to_points(SDL_Event& event, float points_per_unit) {
    if (points_per_unit == 1) return;
    const auto scale = [&](int& value) { value = static_cast<int>(static_cast<float>(value) * points_per_unit); };
    if (event.type == SDL_MOUSEMOTION) {
        scale(event.motion.x);
        scale(event.motion.y);
    } else if (event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP) {
        scale(event.button.x);
        scale(event.button.y);
    }
}

// A button that is let go outside belongs to no window for SDL2, and would stay down for ever for who listens to windows: there is but one.
void give_window(SDL_Event& event) {
    if (event.type != SDL_MOUSEBUTTONDOWN && event.type != SDL_MOUSEBUTTONUP) return;
    if (event.button.windowID == 0) event.button.windowID = SDL_GetWindowID(window);
}

}  // namespace

std::optional<std::string> open_sdl_window(const char* title, int width, int height) {
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return sentence("SDL2 finds no screen to draw on");
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);  // a page's canvas must not be seen through
    window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                              SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!window) return sentence("The window could not be opened");
    context = SDL_GL_CreateContext(window);
    if (!context) return sentence("The graphics driver gives no OpenGL ES 3.0 context");
    SDL_GL_MakeCurrent(window, context);
    SDL_GL_SetSwapInterval(1);
    owe_frames(3);
    return std::nullopt;
}

bool vertical_sync() { return SDL_GL_GetSwapInterval() != 0; }

void take_event(SDL_Event& event, float points_per_unit) {
    to_points(event, points_per_unit);
    give_window(event);
    owe_frames(3);
    if (event.type == SDL_MULTIGESTURE) take_gesture(event.mgesture);
    if (current_hooks.event) current_hooks.event(&event);
    if (event.type == SDL_DROPFILE || event.type == SDL_DROPTEXT) SDL_free(event.drop.file);
}

bool take_events(float points_per_unit) {
    bool open = true;
    for (SDL_Event event; SDL_PollEvent(&event);) {
        if (event.type == SDL_QUIT) open = false;
        take_event(event, points_per_unit);
    }
    return open;
}

void owe_frames(int count) {
    int before = owed.load();
    while (before < count && !owed.compare_exchange_weak(before, count)) {}
}

bool frame_owed() { return owed.load() > 0; }

void draw_owed_frame(const std::function<void()>& frame) {
    if (owed.fetch_sub(1) <= 0) owed = 0;
    frame();
    SDL_GL_SwapWindow(window);
    drawn++;
}

Pinch take_pinch() { return std::exchange(pinch, {}); }

void request_frame() { owe_frames(1); }
int64_t frames_drawn() { return drawn; }

void on_leaving(std::function<void()> keep) { leaving = std::move(keep); }
void leave() {
    if (leaving) leaving();
}

void give_file(GivenFile file) { given = std::move(file); }
std::optional<GivenFile> take_file() { return std::exchange(given, std::nullopt); }

void set_hooks(Hooks hooks) { current_hooks = std::move(hooks); }
const Hooks& hooks() { return current_hooks; }
void* window_handle() { return window; }
void* context_handle() { return context; }

}  // namespace chainrule::platform
