#include "ui/draw.h"

#include <cmath>
#include <vector>

#include "ui/imgui_door.h"

namespace chainrule::ui {

namespace {

int layers_in_front = 0;

ImVec2 low(Rect r) { return {r.x, r.y}; }
ImVec2 high(Rect r) { return {r.right(), r.bottom()}; }
ImVec2 at(Point p) { return {p.x, p.y}; }

}  // namespace

ImDrawList& draw_list() { return layers_in_front > 0 ? *ImGui::GetForegroundDrawList() : *ImGui::GetWindowDrawList(); }

InFront::InFront() { layers_in_front++; }
InFront::~InFront() { layers_in_front--; }

float device_scale() { return ImGui::GetIO().DisplayFramebufferScale.x; }
float snapped(float position) { return std::round(position * device_scale()) / device_scale(); }

void fill(Rect rect, Color color, float rounding) {
    if (rect.width > 0 && rect.height > 0) draw_list().AddRectFilled(low(rect), high(rect), packed(color), rounding);
}

// The stroke lies inside the rectangle, so that an outline covers the edge of its own filling.
void outline(Rect rect, Color color, float thickness, float rounding) {
    if (rect.width <= thickness || rect.height <= thickness) return;
    const Rect middle = rect.inset(thickness / 2);
    ImDrawList& list = draw_list();
    // Not AddRect, which moves its edges by half a point whatever the thickness is.
    list.PathRect(low(middle), high(middle), std::fmax(0.F, rounding - thickness / 2));
    list.PathStroke(packed(color), ImDrawFlags_Closed, thickness);
}

void card(Rect rect, bool quiet) {
    fill(rect, quiet ? theme().card_quiet : theme().card, size::corner);
    outline(rect, theme().hairline, size::hairline, size::corner);
}

void line(Point a, Point b, Color color, float thickness) {
    const Point both[] = {a, b};
    polyline(both, color, thickness);
}

void polyline(std::span<const Point> points, Color color, float thickness) {
    static_assert(sizeof(Point) == sizeof(ImVec2));
    if (points.size() < 2) return;
    draw_list().AddPolyline(reinterpret_cast<const ImVec2*>(points.data()), static_cast<int>(points.size()), packed(color), 0, thickness);
}

void fill_polygon(std::span<const Point> points, Color color) {
    draw_list().AddConvexPolyFilled(reinterpret_cast<const ImVec2*>(points.data()), static_cast<int>(points.size()), packed(color));
}

void curve(Point a, Point control_a, Point control_b, Point b, Color color, float thickness) {
    draw_list().AddBezierCubic(at(a), at(control_a), at(control_b), at(b), packed(color), thickness);
}

void circle(Point center, float radius, Color fill, Color outline, float thickness) {
    if (fill.a > 0) draw_list().AddCircleFilled(at(center), radius, packed(fill));
    if (outline.a > 0 && thickness > 0) draw_list().AddCircle(at(center), radius - thickness / 2, packed(outline), 0, thickness);
}

void push_clip(Rect rect) { draw_list().PushClipRect(low(rect), high(rect), true); }
void pop_clip() { draw_list().PopClipRect(); }

}  // namespace chainrule::ui
