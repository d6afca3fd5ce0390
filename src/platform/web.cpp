// The browser: a canvas that fills the page, frames on demand, and what the page around it offers (web/loader.mjs starts all this).
// Functions that the page calls are EMSCRIPTEN_KEEPALIVE and begin with chainrule_; what is called in the page is in web_page.h.
#include <SDL.h>
#include <emscripten.h>
#include <emscripten/eventloop.h>
#include <emscripten/html5.h>
#ifdef __EMSCRIPTEN_PTHREADS__
#include <emscripten/proxying.h>
#include <emscripten/threading.h>
#endif

#include <algorithm>
#include <atomic>
#include <limits>

#include "platform/sdl_common.h"
#include "platform/web_page.h"

namespace chainrule::platform {

namespace {

constexpr const char* canvas = "#canvas";
constexpr double never = std::numeric_limits<double>::infinity();

std::function<void()> draw;
bool scheduled = false;       // the browser has been asked for a frame
bool graphics_there = true;   // false between the loss of the GL context and its return
double density = 1;
bool safe_area_known = false;
float safe_area[4];           // top, right, bottom, left
double wake_time = never;     // on the clock of emscripten_get_now, ms
int wake_timer = 0;

void schedule();

// Moving the window to another screen may change nothing but the number of pixels per point, which no event tells.
void follow_density() {
    const double now = emscripten_get_device_pixel_ratio();
    if (now == density) return;
    density = now;
    page_resized();
}

bool on_frame(double, void*) {
    scheduled = false;
    if (!graphics_there) return false;
    follow_density();
    take_events();
    if (frame_owed()) {
        draw_owed_frame(draw);
        if (frames_drawn() == 1) page_first_frame();
    }
    if (frame_owed()) schedule();
    return false;
}

void schedule() {
    if (scheduled || !draw) return;
    scheduled = true;
    emscripten_request_animation_frame(on_frame, nullptr);
}

void wake_here(int frames = 3) {
    owe_frames(frames);
    schedule();
}

// SDL2's own listeners put events into its queue while no frame is running; they are taken in the next one.
int on_event(void*, SDL_Event* event) {
    if (event->type == SDL_POLLSENTINEL) return 0;  // made by asking for events
    if (event->type == SDL_WINDOWEVENT) safe_area_known = false;
    wake_here();
    return 0;
}

bool on_graphics_lost(int, const void*, void*) {
    graphics_there = false;
    if (hooks().graphics_lost) hooks().graphics_lost();
    return true;  // without this the browser never gives the context back
}

bool on_graphics_restored(int, const void*, void*) {
    graphics_there = true;
    if (hooks().graphics_restored) hooks().graphics_restored();
    page_resized();
    wake_here();
    return true;
}

#ifdef __EMSCRIPTEN_PTHREADS__
std::atomic<bool> wake_on_its_way = false;  // one message at a time, however often other threads call

void arrive(void*) {
    wake_on_its_way = false;
    wake_here(1);
}
#endif

}  // namespace

extern "C" {
EMSCRIPTEN_KEEPALIVE void chainrule_wake() { wake_here(); }
EMSCRIPTEN_KEEPALIVE void chainrule_leaving() { leave(); }
EMSCRIPTEN_KEEPALIVE double chainrule_frames() { return static_cast<double>(frames_drawn()); }
}

void take_arguments(int, char**) {}

std::optional<std::string> open_window(const char* title, int width, int height) {
    page_guard_resizing();
    page_lead_pointer();
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, canvas);  // not the whole page, whose other elements have keys of their own
    if (auto failed = open_sdl_window(title, width, height)) {
        page_no_graphics();
        return failed;
    }
    page_answer_for_graphics();
    density = emscripten_get_device_pixel_ratio();
    SDL_AddEventWatch(on_event, nullptr);
    emscripten_set_webglcontextlost_callback(canvas, nullptr, true, on_graphics_lost);
    emscripten_set_webglcontextrestored_callback(canvas, nullptr, true, on_graphics_restored);
    page_watch_surroundings();
    return std::nullopt;
}

void run(const std::function<void()>& frame) {
    draw = frame;
    schedule();
    emscripten_exit_with_live_runtime();  // leaves main() for good; the browser calls on_frame from now on
}

void wake() {
#ifdef __EMSCRIPTEN_PTHREADS__
    if (!emscripten_is_main_runtime_thread()) {
        if (wake_on_its_way.exchange(true)) return;
        emscripten_proxy_async(emscripten_proxy_get_system_queue(), emscripten_main_runtime_thread_id(), arrive, nullptr);
        return;
    }
#endif
    wake_here(1);
}

void wake_after(double seconds) {
    const double time = emscripten_get_now() + seconds * 1000;
    if (time >= wake_time) return;
    if (wake_time != never) emscripten_clear_timeout(wake_timer);
    wake_time = time;
    const auto ring = [](void*) {
        wake_time = never;
        owe_frames(1);
        schedule();
    };
    wake_timer = emscripten_set_timeout(ring, seconds * 1000, nullptr);
}

WindowSize window_size() {
    auto* window = static_cast<SDL_Window*>(window_handle());
    int width = 0, height = 0, pixels = 0, ignored = 0;
    SDL_GetWindowSize(window, &width, &height);
    SDL_GL_GetDrawableSize(window, &pixels, &ignored);
    if (!safe_area_known) {
        page_safe_area(safe_area);
        safe_area_known = true;
    }
    const float scale = width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
    return {static_cast<float>(width), static_cast<float>(height), scale, safe_area[0], safe_area[1], safe_area[2], safe_area[3]};
}

}  // namespace chainrule::platform
