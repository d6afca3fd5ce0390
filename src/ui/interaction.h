// What the pointer, the keyboard and the twin do to a control: hovering, pressing, focus. Inside ui/: controls are
// built on it. A control is hit by its rectangle of the last frame, so that what was drawn later lies in front.
#pragma once
#include <initializer_list>
#include <optional>

#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/twin.h"

namespace chainrule::ui {

uint64_t hash_of(std::string_view id);

// The state of one control in this frame.
struct Response {
    bool hovered = false;
    bool held = false;      // pressed, and the pointer is still over it
    bool dragged = false;   // pressed here; the pointer may be anywhere
    bool adjusts = false;   // dragged, of what is adjusted: a finger has gone sideways, or was lifted where it came down
    bool pressed = false;   // just now
    bool clicked = false;   // released over it, or activated by key or twin
    bool focused = false;   // to be shown with a ring
    float warmth = 0;       // 0 .. 1, follows hovering, eased
    std::optional<platform::TwinEvent> asked;  // by the twin or a key: set, step
};

enum class KeyUse {
    none,      // cannot have the focus
    activate,  // Enter, Space
    adjust,    // arrows, Page up and down, Home, End
    type,      // everything that writes
    walk,      // arrows by their direction ("left", "up"), Home, End; Enter, Space
};
// `part`: of a control with several (chips); the whole has part 0 and alone gets focus, keys and the twin's events.
Response interact(std::string_view id, Rect rect, bool enabled, KeyUse keys, int part = 0);

// The rectangle that counts for the pointer: at least 36 points high, 44 for fingers.
Rect touch_rect(Rect rect);
bool coarse_pointer();  // fingers are to be expected
bool by_finger();       // the pointer, now or last
void focus_ring(Rect rect, float rounding);

// For pictures that are moved by dragging anywhere on them, their own controls too: `rect` has just been pressed, and nothing
// lies in front; and from now on the press is the picture's.
bool pressed_on(Rect rect);
void take_press();

// --- for controls.cpp and popup.cpp -------------------------------------------------------------------------------------
void begin_interaction();
void end_interaction();
void catch_pointer(bool all);  // while something lies in front of everything, nothing else is reached
bool take_press_away();  // what is pressed is let go without a click: a finger scrolls; false while it holds a slider
bool can_be_reached(Rect rect);  // by the pointer: all of it is in sight, and no list lies in front
bool take_keys(std::initializer_list<int> imgui_keys);  // whether one is pressed (or repeated) now; nobody else sees them
const std::string& shown_focus();  // id of the control with the ring, "" for none
// Seconds since the pointer came to rest on, or the ring on, the control with this id; negative: neither.
double dwelt(std::string_view id, bool hovered, bool focused);

}  // namespace chainrule::ui
