// What files of ui/ share of ImGui: where to draw now, and conversions. Widgets do not include it; they draw by draw.h,
// text.h and controls.h.
#pragma once
#include <imgui.h>

#include "ui/theme.h"

namespace chainrule::ui {

ImDrawList& draw_list();

// What is drawn while it lives lies in front of everything else: lists that drop down, tooltips.
class InFront {
  public:
    InFront();
    ~InFront();
    InFront(const InFront&) = delete;
};

inline ImU32 packed(Color color) { return ImGui::ColorConvertFloat4ToU32({color.r, color.g, color.b, color.a}); }

float device_scale();           // device pixels per point
float snapped(float position);  // to the nearest device pixel

void open_frame();   // ImGui's frame, and one window over everything
void close_frame();  // and hands the picture to OpenGL

}  // namespace chainrule::ui
