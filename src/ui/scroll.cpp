#include "ui/scroll.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "platform/platform.h"
#include "ui/draw.h"
#include "ui/imgui_door.h"
#include "ui/interaction.h"

namespace chainrule::ui {
namespace {

constexpr float per_notch = 52;       // points per notch of the wheel
constexpr float slack = 8;            // points a finger may move before it scrolls
constexpr float slowest = 12;         // points per second that a page still goes on with
constexpr float flung = 60;           // points per second that are seen as a movement
constexpr double rest = 0.15;         // seconds after which a finger has stopped: frames are drawn while it moves only
constexpr float glide_half_life = 0.14F;  // seconds in which a flung page loses half its speed

struct Place {
    float offset = 0, content = 0, view = 0;
    float speed = 0;       // points per second, of a page that was flung
    bool pressed = false;  // what is down now was pressed on it
    bool dragged = false;  // a finger moves it
    float most() const { return std::max(0.F, content - view); }
};
std::map<std::string, Place, std::less<>> places;
Place* current = nullptr;
Rect current_view;
std::string revealed;  // the control that was brought into sight, and the last frame in which it had the focus
int revealed_in = 0;
Point pressed_at;
double moved_at = 0;

void follow_finger(Place& place, Rect view) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseClicked[0]) place.pressed = pressed_on(view);
    if (io.MouseClicked[0] && place.pressed) {
        if (std::fabs(place.speed) >= flung) take_press_away();  // who stops a page presses nothing on it
        pressed_at = pointer(), place.speed = 0;
    }
    if (!coarse_pointer() || !place.pressed) return;
    if (!io.MouseDown[0]) {
        if (ImGui::GetTime() - moved_at > rest) place.speed = 0;
        place.pressed = place.dragged = false;
        return;
    }
    const Point p = pointer();
    const float away_x = std::fabs(p.x - pressed_at.x), away_y = std::fabs(p.y - pressed_at.y);
    if (!place.dragged && away_y > slack && away_y > away_x && take_press_away()) place.dragged = true;
    if (!place.dragged || io.MouseDelta.y == 0) return;
    place.offset -= io.MouseDelta.y;
    const float now = io.DeltaTime > 0 ? -io.MouseDelta.y / io.DeltaTime : 0;
    place.speed += (now - place.speed) * 0.4F;
    moved_at = ImGui::GetTime();
}

void glide(Place& place) {
    static const bool still = platform::preferences().reduced_motion;
    if (place.dragged || std::fabs(place.speed) < slowest || still) {
        if (!place.dragged) place.speed = 0;
        return;
    }
    const float seconds = std::min(ImGui::GetIO().DeltaTime, 1 / 30.F);
    place.offset += place.speed * seconds;
    place.speed *= std::pow(0.5F, seconds / glide_half_life);
    platform::request_frame();
}

}  // namespace

Scrolled::Scrolled(std::string_view id, Rect view) : view_(view) {
    auto found = places.find(id);
    if (found == places.end()) found = places.emplace(std::string(id), Place{}).first;
    current = &found->second, current_view = view;
    Place& place = *current;
    place.view = view.height;
    if (pointer_over_free(view)) place.offset -= ImGui::GetIO().MouseWheel * per_notch;
    follow_finger(place, view);
    glide(place);
    const float wanted = place.offset;
    place.offset = std::clamp(wanted, 0.F, place.most());
    if (place.offset != wanted && !place.dragged) place.speed = 0;  // at its end
    push_clip(view);
}

Scrolled::~Scrolled() {
    pop_clip();
    current = nullptr;
}

float Scrolled::top() const { return snapped(view_.y - current->offset); }

void Scrolled::end(float bottom) const {
    Place& place = *current;
    const float content = bottom - top();
    if (std::fabs(content - place.content) > 0.5F) platform::request_frame();
    place.content = content;
    if (place.most() < 1) return;
    const float height = std::max(28.F, view_.height * view_.height / content), room = view_.height - height;
    fill({view_.right() - 5, view_.y + room * place.offset / place.most(), 3, height}, theme().faint.with_alpha(0.55F), 1.5F);
}

void scroll_pages(std::string_view id, float pages) {
    const auto found = places.find(id);
    if (found == places.end()) return;
    Place& place = found->second;
    place.offset = std::clamp(place.offset + pages * place.view * 0.85F, 0.F, place.most());
    platform::request_frame();
}

void reveal(std::string_view id, Rect rect) {
    if (!current) return;
    const int frame = ImGui::GetFrameCount();
    const bool kept = revealed == id && frame - std::exchange(revealed_in, frame) <= 1;
    if (kept) return;
    revealed = id, revealed_in = frame;
    bring_into_sight(rect);
}

void bring_into_sight(Rect rect) {
    if (!current) return;
    constexpr float air = 14;
    const float above = current_view.y + air - rect.y, below = rect.bottom() - current_view.bottom() + air;
    if (above > 0) current->offset -= above;
    else if (below > 0) current->offset += std::min(below, -above);
    else return;
    platform::request_frame();
}

}  // namespace chainrule::ui
