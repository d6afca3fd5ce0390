#include "ui/orbit.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/imgui_door.h"
#include "ui/interaction.h"

namespace chainrule::ui {

namespace {

constexpr float per_point = 0.009F, per_key = 0.0873F;  // radians: five degrees
constexpr float whole = 2 * std::numbers::pi_v<float>;

void turn(LandscapeCamera& camera, float across, float up) {
    camera.turn = std::remainder(camera.turn + across, whole);
    camera.tilt = std::clamp(camera.tilt + up, least_tilt, most_tilt);
}

void step(LandscapeCamera& camera, std::string_view where) {
    if (where == "left") turn(camera, per_key, 0);
    if (where == "right") turn(camera, -per_key, 0);
    if (where == "up") turn(camera, 0, per_key);
    if (where == "down") turn(camera, 0, -per_key);
    if (where == "min" || where == "max") camera = {};
}

}  // namespace

void zoom(LandscapeCamera& camera, float factor) { camera.zoom = std::clamp(camera.zoom * factor, least_zoom, most_zoom); }

bool orbit(const Label& label, Rect rect, LandscapeCamera& camera, std::string_view text) {
    static Point last;
    const LandscapeCamera before = camera;
    const Response r = interact(label.id, rect, true, KeyUse::walk);
    if (r.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    if (r.pressed) last = pointer();
    if (r.dragged) {
        const Point p = pointer();
        turn(camera, -(p.x - last.x) * per_point, (p.y - last.y) * per_point);
        last = p;
    }
    if (r.asked && r.asked->kind == platform::TwinEvent::Kind::step) step(camera, r.asked->value);
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel != 0 && pointer_over_free(rect)) zoom(camera, std::pow(1.12F, io.MouseWheel));
    if (const platform::Pinch pinch = platform::take_pinch(); pinch.factor != 1 && rect.contains(pinch.x, pinch.y)) {
        take_press();  // the first finger turns no longer
        zoom(camera, pinch.factor);
    }
    if (r.focused) focus_ring(rect.inset(3), size::corner);
    const float degrees = std::remainder(camera.turn, whole) * 360 / whole;
    twin::Entry("orbit", label.id, label.name).rect(rect).number("min", -180).number("max", 180).number("now", std::lround(degrees))
        .text("text", text).text_if("hint", label.hint);
    return !(camera == before);
}

}  // namespace chainrule::ui
