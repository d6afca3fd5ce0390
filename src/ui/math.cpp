#include "ui/math.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/fonts.h"
#include "ui/math_source.h"

namespace chainrule::ui {

namespace {

constexpr float smallest = 12;       // points; scripts are counted too
constexpr float script = 0.7F;       // their size in a formula
constexpr float line_gap = 0.6F;     // ems between the lines of a broken formula
constexpr float indent = 0.8F;       // ems, of lines behind the first

// Part of a formula between two places where it may be broken, in ems.
struct Stretch {
    float from = 0, to = 0;
};

// Broken at every place of at most that level.
std::vector<Stretch> stretches(const FixedFormula& formula, int level) {
    std::vector<Stretch> all;
    float from = 0;
    for (const FixedFormula::Break& one : formula.breaks) {
        if (one.level > level || one.x <= from) continue;
        all.push_back({from, one.x});
        from = one.x;
    }
    all.push_back({from, formula.picture.width});
    return all;
}

// The least level at which every part fits into `width` ems; the last one where none does.
std::vector<Stretch> fitting(const FixedFormula& formula, float width) {
    int last = -1;
    for (const FixedFormula::Break& one : formula.breaks) last = std::max(last, one.level);
    for (int level = -1;; level++) {
        std::vector<Stretch> parts = stretches(formula, level);
        bool fits = true;
        for (size_t i = 0; i < parts.size(); i++) fits = fits && parts[i].to - parts[i].from <= width - (i > 0 ? indent : 0);
        if (fits || level == last) return parts;
    }
}

std::vector<Stretch> set_lines(const std::vector<Stretch>& parts, float width) {
    std::vector<Stretch> lines;
    for (const Stretch& part : parts) {
        const float room = lines.size() > 1 ? width - indent : width;
        if (!lines.empty() && part.to - lines.back().from <= room) lines.back().to = part.to;
        else lines.push_back(part);
    }
    return lines;
}

struct Extent {
    float height = 0, depth = 0;
};
Extent extent_of(const FixedFormula& formula, Stretch line, bool only) {
    if (only) return {formula.height, formula.depth};
    Extent extent;
    for (const MathGlyph& g : formula.picture.glyphs) {
        const MathShape* shape = math_shape(g.code);
        if (!shape || g.x < line.from || g.x >= line.to) continue;
        extent.height = std::max(extent.height, g.y + g.em * shape->height);
        extent.depth = std::max(extent.depth, -g.y + g.em * shape->depth);
    }
    for (const MathRule& r : formula.picture.rules) {
        if (r.rect.x < line.from || r.rect.x >= line.to) continue;
        extent.height = std::max(extent.height, r.rect.y + r.rect.height);
        extent.depth = std::max(extent.depth, -r.rect.y);
    }
    return extent;
}

// One em has `em` points in the result.
MathPicture scaled_lines(const FixedFormula& formula, const std::vector<Stretch>& lines, float em) {
    MathPicture result;
    result.text = formula.picture.text;
    for (const Stretch& line : lines) {
        const Extent extent = extent_of(formula, line, lines.size() == 1);
        const bool first = &line == &lines.front();
        const float left = first ? 0 : indent * em, baseline = result.height + (first ? 0 : line_gap * em) + extent.height * em;
        if (first) result.baseline = baseline;
        for (MathGlyph g : formula.picture.glyphs) {
            if (g.x < line.from || g.x >= line.to) continue;
            g.x = left + (g.x - line.from) * em;
            g.y = baseline - g.y * em;
            g.em *= em;
            result.glyphs.push_back(g);
        }
        for (MathRule r : formula.picture.rules) {
            if (r.rect.x < line.from || r.rect.x >= line.to) continue;
            r.rect = {left + (r.rect.x - line.from) * em, baseline - (r.rect.y + r.rect.height) * em, r.rect.width * em, r.rect.height * em};
            result.rules.push_back(r);
        }
        result.width = std::max(result.width, left + (line.to - line.from) * em);
        result.height = baseline + extent.depth * em;
    }
    return result;
}

// Sizes in steps, so that few of them have to be kept as bitmaps.
float stepped(float em) { return std::round(em * 4 * device_scale()) / (4 * device_scale()); }

}  // namespace

float math_em(Type type) { return measure("", type).height / 1.2F * 17 / 14; }

MathPicture broken(const FixedFormula& formula, float em, float width) {
    if (width <= 0) return scaled_lines(formula, {{0, formula.picture.width}}, em);
    const std::vector<Stretch> parts = fitting(formula, width / em);
    float widest = 0;
    for (const Stretch& part : parts) widest = std::max(widest, part.to - part.from + (part.from > 0 ? indent : 0));
    // What is too wide even so is set smaller, as far as it may be.
    if (widest * em > width) em = std::max(width / widest, std::min(em, smallest / script));
    return scaled_lines(formula, set_lines(parts, width / em + 0.01F), em);
}

bool can_be_set(std::string_view tex, bool display) { return find_fixed(tex, display) != nullptr; }

std::optional<MathPicture> fixed_formula(std::string_view tex, bool display, Type type, float width) {
    const FixedFormula* formula = find_fixed(tex, display);
    if (!formula) return std::nullopt;
    return broken(*formula, math_em(type), width);
}

void draw_math(float x, float y, const MathPicture& picture, Color color) {
    const auto color_of = [&](std::optional<Ink> ink_or_none) { return ink_or_none ? ink(*ink_or_none) : color; };
    const float pixel = 1 / device_scale();
    for (const MathRule& r : picture.rules) {
        const float thickness = std::max(pixel, snapped(std::min(r.rect.width, r.rect.height)));
        Rect rect{x + r.rect.x, y + r.rect.y, r.rect.width, r.rect.height};
        if (rect.width >= rect.height) rect.y = snapped(rect.center_y() - thickness / 2), rect.height = thickness;
        else rect.x = snapped(rect.center_x() - thickness / 2), rect.width = thickness;
        fill(rect, color_of(r.ink));
    }
    // Glyphs made now may grow the texture, which starts a new draw command: so all are made before any is drawn.
    for (const MathGlyph& g : picture.glyphs) cut(Face::math, stepped(g.em)).glyph(g.code);
    ImDrawList& list = draw_list();
    for (const MathGlyph& g : picture.glyphs) {
        const Cut from = cut(Face::math, stepped(g.em));
        const ImFontGlyph* glyph = from.glyph(g.code);
        if (!glyph || !glyph->Visible) continue;
        const float left = x + g.x, top = snapped(y + g.y) - from.ascent;
        list.PrimReserve(6, 4);
        list.PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1},
                        packed(color_of(g.ink)));
    }
    // draw_text counts from the top of its line, 0.97 em above the baseline.
    for (const MathText& t : picture.texts) {
        const float size = measure("", t.type).height / 1.2F;
        draw_text(x + t.x, snapped(y + t.y) - 0.97F * size, t.text, t.type, color_of(t.ink));
    }
}

}  // namespace chainrule::ui
