// Every control there is. Each call draws with ImGui *and* describes itself for the accessible twin: role, name in the
// page's language, value, rectangle. Nothing that can be operated is drawn another way, so screen readers, keyboards
// and tests reach everything a mouse reaches.
//
// A control's id is stable over languages and frames ("transport.play"); its name is what a person reads. Positions are in
// points from the top left corner of the window; controls are placed by the caller (a layout is a row of rectangles), not by
// ImGui's cursor.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/present/rect.h"
#include "ui/theme.h"

namespace chainrule::ui {

using chainrule::Rect;

// What a control tells the twin. `key` is the shortcut as shown ("Space"); `hint` the tooltip, may be empty.
struct Label {
    std::string_view id;
    std::string_view name;
    std::string_view hint = {};
    std::string_view key = {};
};

enum class ButtonStyle { primary, plain, quiet, icon };

void begin_frame();  // before anything is drawn: opens ImGui's frame, takes the twin's events
void end_frame();    // after everything: what lies in front, the list for the twin when it has changed, the picture

// A group of controls: a landmark or toolbar for the twin. Ends when the object does.
class Group {
  public:
    Group(std::string_view role, std::string_view id, std::string_view name);  // "navigation", "main", "region", "toolbar"
    ~Group();
    Group(const Group&) = delete;
};

bool button(const Label& label, Rect rect, ButtonStyle style, bool enabled = true);
// icon: ui/icons.h. Its name is beside it where the rectangle has room for both, otherwise in the tooltip.
bool icon_button(const Label& label, Rect rect, int icon, ButtonStyle style, bool enabled = true);
bool toggle(const Label& label, Rect rect, bool pressed);                                       // a chip that is on or off
// One of several: chips in a row, or a drop-down where they do not fit. Returns whether `chosen` changed.
bool chips(const Label& label, Rect rect, std::span<const std::string> options, int& chosen);
bool choice(const Label& label, Rect rect, std::span<const std::string> options, int& chosen);  // drop-down
// A slider over given stops (each with its text), by mouse, touch, arrow keys, Home and End.
bool slider(const Label& label, Rect rect, std::span<const std::string> stops, int& stop);
// A slider over a range of whole numbers; `text` is what the twin reads ("step 384 of 1000").
bool scrubber(const Label& label, Rect rect, int64_t lowest, int64_t highest, int64_t& value, std::string_view text);
// The steps of a way, one bar each: those up to `furthest` are known, the chosen one is lit. `text` as in scrubber.
bool stages(const Label& label, Rect rect, int count, int furthest, int& chosen, std::string_view text);
// A number or word that leads somewhere, dotted underneath. Empty text: the caller has drawn it, and its name is the tooltip.
bool link(const Label& label, Rect rect, std::string_view text, Ink meaning = Ink::text);

// A link within running text, of one rectangle per line it stands on. Draws only what hovering and focus add; the caller has drawn
// the text. `followed`: it was pressed.
struct LinkState {
    bool followed = false, hovered = false;
};
LinkState text_link(const Label& label, std::span<const Rect> rects);
// One of the places of the program, in its header.
bool place_link(const Label& label, Rect rect, bool current);

// A line to write in. On the web it is the twin's own <input>, natively ImGui's.
struct TextField {
    std::string_view placeholder = {};
};
enum class Typing { nothing, changed, entered };  // entered: Enter, the text may have changed too
Typing text_field(const Label& label, Rect rect, std::string& text, const TextField& field = {});

// A spot on a picture that can be hovered and chosen (a neuron, an edge, a point of data). Draws nothing but the focus ring.
struct Spot {
    bool hovered = false, chosen = false;
};
Spot spot(const Label& label, Rect rect, bool selected, std::string_view value = {});

// A block of cells as one control: the pointer reaches each of them, and one that has the focus is moved by arrows, Home and End.
// The caller draws the cells. `text` of a cell is asked for only where it is told.
struct GridSpot {
    int hovered = -1, focused = -1, chosen = -1;  // row * columns + column; -1: none
};
GridSpot grid(const Label& label, Rect rect, int rows, int columns, int selected, const std::function<std::string(int)>& text);

// Text. Plain text is read by the twin too; `role` "text", "heading", "status" (announced when it changes).
void describe_text(std::string_view id, std::string_view role, Rect rect, std::string_view text);
// A picture with a sentence that says what it shows.
void describe_image(std::string_view id, Rect rect, std::string_view text);

void tooltip(Rect anchor, std::string_view text);  // for pictures; controls show their hint by themselves

// A sheet that lies over what was drawn so far: what is under it is not reached by the pointer. Call it before the
// sheet's own controls.
void cover(Rect rect);

}  // namespace chainrule::ui
