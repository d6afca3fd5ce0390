// What native.cpp and web.cpp share: SDL2's window with its context, its events, and how many frames are owed.
#pragma once
#include "platform/platform.h"

union SDL_Event;

namespace chainrule::platform {

// A sentence on failure, as open_window.
std::optional<std::string> open_sdl_window(const char* title, int width, int height);
bool vertical_sync();  // whether showing a frame waits for the screen

// Hands every waiting event to the hook and owes three frames if there were any. False: the user has closed the window.
// `points_per_unit`: of the window's own coordinates.
bool take_events(float points_per_unit = 1);
void take_event(SDL_Event& event, float points_per_unit = 1);

void owe_frames(int count);  // at least so many more; from any thread
bool frame_owed();
void draw_owed_frame(const std::function<void()>& frame);  // one of them, and shows it

const Hooks& hooks();
void leave();  // calls what on_leaving() was given

void give_file(GivenFile file);  // for take_file()

}  // namespace chainrule::platform
