#include "ui/icons.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/imgui_door.h"

namespace chainrule::ui {

namespace {

constexpr float pi = 3.14159265F;

// Icons are described on a square of 16 x 16 units.
class Pen {
  public:
    Pen(Rect rect, Color color) : color_(color) {
        const float side = std::min(rect.width, rect.height);
        unit_ = side / 16;
        x_ = snapped(rect.center_x() - side / 2);
        y_ = snapped(rect.center_y() - side / 2);
    }

    Point at(float x, float y) const { return {x_ + x * unit_, y_ + y * unit_}; }
    float stroke() const { return 1.6F * unit_; }

    void triangle(float ax, float ay, float bx, float by, float cx, float cy) const {
        // ImGui's antialiasing wants one way round.
        const bool turned = (bx - ax) * (cy - ay) < (by - ay) * (cx - ax);
        const Point corners[] = {at(ax, ay), turned ? at(cx, cy) : at(bx, by), turned ? at(bx, by) : at(cx, cy)};
        fill_polygon(corners, color_);
    }
    void bar(float x, float y, float width, float height, float rounding = 0.8F) const {
        const Point corner = at(x, y);
        fill({corner.x, corner.y, width * unit_, height * unit_}, color_, rounding * unit_);
    }
    void path(std::initializer_list<Point> points) const {
        Point placed[16];
        size_t count = 0;
        for (const Point p : points) placed[count++] = at(p.x, p.y);
        polyline({placed, count}, color_, stroke());
    }
    void arc(float x, float y, float radius, float from, float to) const {
        ImDrawList& list = draw_list();
        const Point center = at(x, y);
        list.PathArcTo({center.x, center.y}, radius * unit_, from, to);
        list.PathStroke(packed(color_), 0, stroke());
    }
    void half_disc(float x, float y, float radius, float from, float to) const {
        ImDrawList& list = draw_list();
        const Point center = at(x, y);
        list.PathArcTo({center.x, center.y}, radius * unit_, from, to);
        list.PathFillConvex(packed(color_));
    }
    void dot(float x, float y, float radius) const { circle(at(x, y), radius * unit_, color_, {}, 0); }
    void frame(float x, float y, float width, float height, float rounding) const {
        const Point corner = at(x, y);
        outline({corner.x, corner.y, width * unit_, height * unit_}, color_, stroke(), rounding * unit_);
    }

  private:
    Color color_;
    float x_ = 0, y_ = 0, unit_ = 1;
};

// An open circle whose end is an arrow head: back to the start.
void draw_reset(const Pen& pen) {
    pen.arc(8, 8.6F, 5, -pi * 0.62F, pi * 1.12F);
    pen.triangle(4.4F, 1.1F, 4.4F, 7.1F, 9, 4);
}

void draw_dice(const Pen& pen) {
    pen.frame(1.8F, 1.8F, 12.4F, 12.4F, 3);
    pen.dot(5.2F, 5.2F, 1.25F);
    pen.dot(10.8F, 5.2F, 1.25F);
    pen.dot(8, 8, 1.25F);
    pen.dot(5.2F, 10.8F, 1.25F);
    pen.dot(10.8F, 10.8F, 1.25F);
}

void draw_keyboard(const Pen& pen) {
    pen.frame(0.8F, 3, 14.4F, 10, 2);
    for (const float x : {3.2F, 5.9F, 8.6F, 11.3F}) pen.bar(x, 5.5F, 1.5F, 1.5F, 0.4F);
    pen.bar(4.6F, 9.2F, 6.8F, 1.5F, 0.6F);
}

}  // namespace

void draw_icon(Icon icon, Rect rect, Color color) {
    const Pen pen(rect, color);
    switch (icon) {
        case Icon::play: return pen.triangle(3.2F, 1.8F, 14.4F, 8, 3.2F, 14.2F);
        case Icon::pause: return pen.bar(3, 2.2F, 3.6F, 11.6F), pen.bar(9.4F, 2.2F, 3.6F, 11.6F);
        case Icon::tick: return pen.path({{5.2F, 2.6F}, {10.8F, 8}, {5.2F, 13.4F}});
        case Icon::tick_back: return pen.path({{10.8F, 2.6F}, {5.2F, 8}, {10.8F, 13.4F}});
        case Icon::step: return pen.triangle(2.4F, 2.2F, 11, 8, 2.4F, 13.8F), pen.bar(12, 2.2F, 1.8F, 11.6F, 0.5F);
        case Icon::step_back: return pen.triangle(13.6F, 2.2F, 5, 8, 13.6F, 13.8F), pen.bar(2.2F, 2.2F, 1.8F, 11.6F, 0.5F);
        case Icon::reset: return draw_reset(pen);
        case Icon::dice: return draw_dice(pen);
        case Icon::sun_moon: return pen.arc(8, 8, 5.9F, 0, 2 * pi), pen.half_disc(8, 8, 5.9F, -pi / 2, pi / 2);
        case Icon::keyboard: return draw_keyboard(pen);
        case Icon::close: return pen.path({{3.6F, 3.6F}, {12.4F, 12.4F}}), pen.path({{12.4F, 3.6F}, {3.6F, 12.4F}});
        case Icon::chevron_down: return pen.path({{3.8F, 5.9F}, {8, 10.1F}, {12.2F, 5.9F}});
        case Icon::chevron_up: return pen.path({{3.8F, 10.1F}, {8, 5.9F}, {12.2F, 10.1F}});
        case Icon::back:
            pen.path({{13.5F, 8}, {3, 8}});
            pen.path({{7.4F, 3.6F}, {3, 8}, {7.4F, 12.4F}});
            return;
        case Icon::check: return pen.path({{2.8F, 8.4F}, {6.3F, 11.9F}, {13.2F, 4.4F}});
        case Icon::attention:
            pen.path({{8, 2}, {14.8F, 13.8F}, {1.2F, 13.8F}, {8, 2}, {8.6F, 3}});
            return pen.bar(7.2F, 6, 1.6F, 4, 0.6F), pen.bar(7.2F, 11, 1.6F, 1.6F, 0.6F);
        case Icon::zoom_in: return pen.bar(3, 7.2F, 10, 1.6F), pen.bar(7.2F, 3, 1.6F, 10);
        case Icon::zoom_out: return pen.bar(3, 7.2F, 10, 1.6F);
        case Icon::fit:
            pen.path({{2.4F, 6}, {2.4F, 2.4F}, {6, 2.4F}});
            pen.path({{10, 2.4F}, {13.6F, 2.4F}, {13.6F, 6}});
            pen.path({{13.6F, 10}, {13.6F, 13.6F}, {10, 13.6F}});
            return pen.path({{6, 13.6F}, {2.4F, 13.6F}, {2.4F, 10}});
        // The program's own mark: the slope that gradients descend.
        case Icon::mark: return pen.triangle(0.5F, 0.8F, 15.5F, 15.2F, 0.5F, 15.2F);
    }
}

}  // namespace chainrule::ui
