#include "app/present/layout.h"

#include <algorithm>

namespace chainrule {
namespace {

constexpr float gap = 10, phone_below = 700, tall_below = 1040;

Layout wide(Rect area, float scale) {
    Layout l;
    const float header = 48 * scale, transport = 118 * scale;
    l.header = {area.x, area.y, area.width, header};
    l.transport = {area.x + gap, area.bottom() - gap - transport, area.width - 2 * gap, transport};
    const float top = area.y + header + gap, height = l.transport.y - gap - top;
    // Side columns grow with the window and the type, but leave the stage the largest part.
    const float side = std::min(std::clamp(area.width * 0.235f, 300.f, 380.f) * scale, area.width * 0.3f);
    l.page = {area.x + gap, top, side, height};
    l.inspector = {area.right() - gap - side * 0.96f, top, side * 0.96f, height};
    l.stage = {l.page.right() + gap, top, l.inspector.x - gap - l.page.right() - gap, height};
    return l;
}

Layout tall(Rect area, float scale) {
    Layout l;
    l.arrangement = Arrangement::tall;
    const float header = 48 * scale, transport = 118 * scale;
    l.header = {area.x, area.y, area.width, header};
    l.transport = {area.x + gap, area.bottom() - gap - transport, area.width - 2 * gap, transport};
    const float top = area.y + header + gap, rest = l.transport.y - gap - top;
    const float below = std::min(rest * 0.52f, 500 * scale);
    l.stage = {area.x + gap, top, area.width - 2 * gap, rest - below - gap};
    const float half = (area.width - 3 * gap) / 2;
    l.page = {area.x + gap, l.stage.bottom() + gap, half, below};
    l.inspector = {l.page.right() + gap, l.page.y, half, below};
    return l;
}

Layout phone(Rect area, float scale) {
    Layout l;
    l.arrangement = Arrangement::phone;
    const float small = 8, header = 48, transport = 160;
    l.header = {area.x, area.y, area.width, header};
    l.transport = {area.x + small, area.bottom() - small - transport, area.width - 2 * small, transport};
    const float top = area.y + header, rest = l.transport.y - small - top;
    const float stage = std::max(rest * 0.48f, rest - 366 * scale);
    l.stage = {area.x + small, top, area.width - 2 * small, stage};
    l.page = {l.stage.x, l.stage.bottom() + small, l.stage.width, rest - stage - small};
    l.inspector = l.page;
    l.inspector_covers_page = true;
    return l;
}

}  // namespace

Layout lay_out(float width, float height, Insets safe, float text_scale) {
    const Rect area{safe.left, safe.top, width - safe.left - safe.right, height - safe.top - safe.bottom};
    if (area.width < phone_below) return phone(area, text_scale);
    if (area.width < tall_below && area.height > area.width) return tall(area, text_scale);
    return wide(area, text_scale);
}

}  // namespace chainrule
