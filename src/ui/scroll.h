// A part of the screen whose content may be higher than it is. Scrolled by wheel, fingers and keys; what gets the focus is brought
// into sight. Content out of sight is drawn all the same, cut off, so that its twins are there.
#pragma once
#include <string_view>

#include "ui/controls.h"

namespace chainrule::ui {

// What is drawn while it lives is moved up by what was scrolled and cut off at the view. `id` names the place that is kept: another
// page begins at its top.
class Scrolled {
  public:
    Scrolled(std::string_view id, Rect view);
    ~Scrolled();
    Scrolled(const Scrolled&) = delete;

    float top() const;              // where the content begins, in points of the window
    void end(float bottom) const;   // where it ended; call it last

  private:
    Rect view_;
};

void scroll_pages(std::string_view id, float pages);  // by that part of its view: the keys' Page up and down
void bring_into_sight(Rect rect);                     // what has just come; its top where there is no room for all; in the Scrolled that lives now
void reveal(std::string_view id, Rect rect);          // the control that has just got the focus; in the Scrolled that lives now

}  // namespace chainrule::ui
