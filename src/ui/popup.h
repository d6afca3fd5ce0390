// What lies in front of everything: the list of a drop-down, and tooltips. Inside ui/.
#pragma once
#include <optional>

#include "ui/controls.h"

namespace chainrule::ui::popup {

void begin();  // before begin_interaction: takes pointer and keys while a list is open
void draw();   // after all controls

// The list of the drop-down with this id.
void open(std::string_view id, Rect anchor, std::span<const std::string> options, int chosen);
bool is_open(std::string_view id, Rect anchor);  // asked by its drop-down in every frame, or the list closes
std::optional<int> take_choice(std::string_view id);  // what was chosen in its list

// To be drawn by draw(): `title` and `key` in the first line, `text` below; each may be empty.
void show_tooltip(Rect anchor, std::string_view title, std::string_view key, std::string_view text);

}  // namespace chainrule::ui::popup
