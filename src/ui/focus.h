// Which control has the keyboard. On the web that is the twin's (DOM) focus; natively Tab moves a focus of our own through
// the same controls in the same order. Inside ui/.
#pragma once
#include <string>
#include <string_view>

#include "ui/interaction.h"

namespace chainrule::ui::focus {

void begin(bool keys_are_free);  // once per frame, before the first control

struct Keys {
    bool focused = false;    // and shown
    bool activated = false;  // Enter or Space
    std::string_view step;   // "+1", "-10", "min" ..., as of the twin
};
Keys visit(std::string_view id, KeyUse keys);  // each control that can have the focus, in the order of drawing

// A pressed pointer takes the ring away; Tab goes on from the control that was pressed.
void by_pointer(std::string_view id);
void pointer_pressed_on_nothing(bool nothing);

}  // namespace chainrule::ui::focus
