#include "app/present/layout.h"

#include <algorithm>

namespace chainrule {
namespace {

constexpr float gap = 10, small_gap = 8;
// In points of text at scale 1: below these the parts of an arrangement get too small to be used.
constexpr float wide_from = 1000, wide_lowest = 540, tall_from = 700, tall_lowest = 880, phone_lowest = 560, pair_from = 560;

float height_of(TransportForm form, float scale) {
    return form == TransportForm::full ? 118 * scale : form == TransportForm::line ? 62 : 160;
}

// Header and transport, each at its edge, and what is left between them.
struct Frame {
    Layout layout;
    Rect rest;
};

Frame frame(Rect area, Arrangement arrangement, TransportForm form, float scale, float gap) {
    Frame f;
    f.layout.arrangement = arrangement;
    f.layout.transport_form = form;
    const float header = std::min(48 * (arrangement == Arrangement::phone ? 1 : scale), area.height * 0.2f);
    const float transport = std::min(height_of(form, scale), area.height * 0.4f);
    f.layout.header = {area.x, area.y, area.width, header};
    f.layout.transport = {area.x + gap, area.bottom() - gap - transport, area.width - 2 * gap, transport};
    const float top = area.y + header + (arrangement == Arrangement::wide || arrangement == Arrangement::tall ? gap : 0);
    f.rest = {area.x + gap, top, area.width - 2 * gap, f.layout.transport.y - gap - top};
    return f;
}

Layout wide(Rect area, float scale) {
    auto [l, rest] = frame(area, Arrangement::wide, TransportForm::full, scale, gap);
    // Side columns grow with the window and the type, but leave the stage the largest part.
    const float side = std::min(std::clamp(area.width * 0.235f, 300.f, 380.f) * scale, area.width * 0.3f);
    l.page = {rest.x, rest.y, side, rest.height};
    l.inspector = {rest.right() - side * 0.96f, rest.y, side * 0.96f, rest.height};
    l.stage = {l.page.right() + gap, rest.y, l.inspector.x - gap - l.page.right() - gap, rest.height};
    return l;
}

Layout tall(Rect area, float scale) {
    auto [l, rest] = frame(area, Arrangement::tall, TransportForm::rows, scale, gap);
    const float below = std::min(rest.height * 0.52f, 500 * scale), half = (rest.width - gap) / 2;
    l.stage = {rest.x, rest.y, rest.width, rest.height - below - gap};
    l.page = {rest.x, l.stage.bottom() + gap, half, below};
    l.inspector = {l.page.right() + gap, l.page.y, half, below};
    return l;
}

Layout phone(Rect area, float scale, PhoneShows shows) {
    const TransportForm form = area.height < phone_lowest ? TransportForm::line : TransportForm::rows;
    auto [l, rest] = frame(area, Arrangement::phone, form, scale, small_gap);
    const float stage = shows == PhoneShows::text          ? rest.height * 0.39f
                        : shows == PhoneShows::text_and_op ? rest.height * 0.48f
                                                      : std::max(rest.height * 0.48f, rest.height - 366 * scale);
    l.stage = {rest.x, rest.y, rest.width, stage};
    l.page = {rest.x, l.stage.bottom() + small_gap, rest.width, rest.height - stage - small_gap};
    l.inspector = l.page;
    l.inspector_covers_page = true;
    return l;
}

Layout pair(Rect area, float scale) {
    const TransportForm form = area.height < wide_lowest * scale ? TransportForm::line : area.width < wide_from * scale ? TransportForm::rows : TransportForm::full;
    auto [l, rest] = frame(area, Arrangement::pair, form, scale, small_gap);
    const float side = std::clamp(rest.width * 0.42f, std::min(280 * scale, rest.width * 0.5f), 400 * scale);
    l.stage = {rest.x, rest.y, rest.width - side - small_gap, rest.height};
    l.page = {l.stage.right() + small_gap, rest.y, side, rest.height};
    l.inspector = l.page;
    l.inspector_covers_page = true;
    return l;
}

}  // namespace

Layout lay_out(float width, float height, Insets safe, float text_scale, PhoneShows shows) {
    const Rect area{safe.left, safe.top, width - safe.left - safe.right, height - safe.top - safe.bottom};
    const float across = area.width / text_scale, down = area.height / text_scale;
    if (across >= tall_from && across < wide_from + 40 && down >= tall_lowest && area.height > area.width) return tall(area, text_scale);
    if (across >= wide_from && down >= wide_lowest) return wide(area, text_scale);
    if (across >= tall_from || (across >= pair_from && down < phone_lowest) || (area.width >= 480 && area.width > area.height * 1.2f)) return pair(area, text_scale);
    return phone(area, text_scale, shows);
}

}  // namespace chainrule
