// The frame around all controls, groups, and what is described without being operated.
#include "ui/controls.h"
#include "ui/imgui_door.h"
#include "ui/interaction.h"
#include "ui/popup.h"
#include "ui/twin.h"

namespace chainrule::ui {

void begin_frame() {
    open_frame();
    twin::begin();
    popup::begin();
    begin_interaction();
}

void end_frame() {
    popup::draw();
    end_interaction();
    twin::end(shown_focus());
    close_frame();
}

Group::Group(std::string_view role, std::string_view id, std::string_view name) { twin::open_group(role, id, name); }
Group::~Group() { twin::close_group(); }

void describe_text(std::string_view id, std::string_view role, Rect rect, std::string_view text) { twin::Entry(role, id, text).rect(rect); }
void describe_image(std::string_view id, Rect rect, std::string_view text) { twin::Entry("img", id, text).rect(rect); }

void tooltip(Rect anchor, std::string_view text) { popup::show_tooltip(anchor, "", "", text); }

}  // namespace chainrule::ui
