// The list of controls as the accessible twin gets it: JSON, written while controls are drawn, and what the twin answers.
// Inside ui/: controls use it, widgets never see it.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/platform.h"
#include "ui/controls.h"

namespace chainrule::ui::twin {

// One control being described; ends with the object.
class Entry {
  public:
    Entry(std::string_view role, std::string_view id, std::string_view name);
    ~Entry();
    Entry(const Entry&) = delete;
    Entry& rect(Rect rect);
    Entry& text(const char* key, std::string_view value);
    Entry& text_if(const char* key, std::string_view value);  // nothing when empty
    Entry& number(const char* key, int64_t value);
    Entry& flag(const char* key, bool value);
    Entry& texts(const char* key, std::span<const std::string> values);
    Entry& rects(const char* key, std::span<const Rect> values);
};

void open_group(std::string_view role, std::string_view id, std::string_view name);
void close_group();

void begin();                         // a new list; takes what the user did to the twin
void end(std::string_view focus);     // hands the list over if it is new and the last one is a quarter of a second old

// What the user did to this control: one thing a frame, the next in the next.
std::optional<platform::TwinEvent> take(std::string_view id);
// The control that got the twin's focus ("" when it lost it) since the last frame.
const std::optional<std::string>& focus_event();

}  // namespace chainrule::ui::twin
