#include "ui/surface.h"

#include <algorithm>
#include <cmath>

#include "platform/platform.h"
#include "ui/imgui_door.h"
#include "ui/interaction.h"

namespace chainrule::ui {

namespace {

constexpr float threshold = 6;  // a press that moves less is a press
constexpr double seconds = 0.18;

// A picture that is smaller than its place stays in the middle of it; a larger one leaves no empty space.
Point within(Point middle, float zoom, Rect area, const SurfaceLimits& limits) {
    const auto clamped = [](float at, float size, float seen) { return size <= seen ? size / 2 : std::clamp(at, seen / 2, size - seen / 2); };
    return {clamped(middle.x, limits.width, area.width / zoom), clamped(middle.y, limits.height, area.height / zoom)};
}

void move_on(Surface& s) {
    if (s.moving_since < 0) return;
    const float t = static_cast<float>(std::min(1.0, (ImGui::GetTime() - s.moving_since) / seconds));
    const float eased = t * t * (3 - 2 * t);
    s.middle = {s.from.x + (s.to.x - s.from.x) * eased, s.from.y + (s.to.y - s.from.y) * eased};
    if (t >= 1) s.moving_since = -1;
    else platform::request_frame();
}

void drag(Surface& s, Rect area) {
    if (pressed_on(area)) {
        s.pressed = true;
        s.dragged = false;
        s.pressed_at = pointer();
        s.middle_then = s.middle;
    }
    if (!s.pressed) return;
    s.pressed = ImGui::GetIO().MouseDown[0];  // where frames are slow, the last way and the release come in one
    const Point p = pointer();
    const float dx = p.x - s.pressed_at.x, dy = p.y - s.pressed_at.y;
    if (!s.dragged && std::hypot(dx, dy) > threshold) {
        s.dragged = true;
        take_press();
    }
    if (!s.dragged) return;
    s.moving_since = -1;
    s.middle = {s.middle_then.x - dx / s.zoom, s.middle_then.y - dy / s.zoom};
}

}  // namespace

void zoom_by(Surface& s, Rect area, const SurfaceLimits& limits, float factor, Point around) {
    const float zoom = std::clamp(s.zoom * factor, limits.least, limits.most);
    const Point before{s.middle.x + (around.x - area.center_x()) / s.zoom, s.middle.y + (around.y - area.center_y()) / s.zoom};
    s.middle = {before.x - (around.x - area.center_x()) / zoom, before.y - (around.y - area.center_y()) / zoom};
    s.zoom = zoom;
    s.moving_since = -1;
    s.middle = within(s.middle, s.zoom, area, limits);
}

float handle(Surface& s, Rect area, const SurfaceLimits& limits) {
    move_on(s);
    drag(s, area);
    const ImGuiIO& io = ImGui::GetIO();
    const bool fixed = limits.least == limits.most;
    float asked = 1;
    if ((io.MouseWheel != 0 || io.MouseWheelH != 0) && pointer_over_free(area)) {
        constexpr float notch = 44;
        if (!fixed) zoom_by(s, area, limits, std::pow(1.15F, io.MouseWheel), pointer());
        else if (io.KeyCtrl) asked = std::pow(1.15F, io.MouseWheel);
        else s.middle = {s.middle.x - notch * (io.MouseWheelH + (io.KeyShift ? io.MouseWheel : 0)), s.middle.y - (io.KeyShift ? 0 : notch * io.MouseWheel)};
    }
    if (const platform::Pinch pinch = platform::take_pinch(); pinch.factor != 1 && area.contains(pinch.x, pinch.y)) {
        s.pressed = false;  // the first finger drags no longer
        take_press();
        if (fixed) asked = pinch.factor;
        else zoom_by(s, area, limits, pinch.factor, {pinch.x, pinch.y});
    }
    s.middle = within(s.middle, s.zoom, area, limits);
    return asked;
}

void fit(Surface& s, Rect area, const SurfaceLimits& limits, float readable) {
    const float whole = std::min(area.width / limits.width, area.height / limits.height);
    s.zoom = std::clamp(std::max(whole, readable), limits.least, limits.most);
    s.moving_since = -1;
    s.middle = within(s.middle, s.zoom, area, limits);
}

void show(Surface& s, Rect area, const SurfaceLimits& limits, Rect part) {
    const float across = area.width / s.zoom, down = area.height / s.zoom;
    const auto moved = [](float middle, float seen, float low, float size) {
        return size >= seen ? low + size / 2 : std::clamp(middle, low + size - seen / 2, low + seen / 2);
    };
    const Point now = s.moving_since >= 0 ? s.to : s.middle;
    const Point target = within({moved(now.x, across, part.x, part.width), moved(now.y, down, part.y, part.height)}, s.zoom, area, limits);
    if (target.x == now.x && target.y == now.y) return;
    if (platform::preferences().reduced_motion) {
        s.middle = target;
        return;
    }
    s.from = s.middle;
    s.to = target;
    s.moving_since = ImGui::GetTime();
    platform::request_frame();
}

}  // namespace chainrule::ui
