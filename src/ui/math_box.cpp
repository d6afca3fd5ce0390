#include "ui/math_box.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "ui/imgui_door.h"
#include "ui/math_source.h"
#include "ui/utf8.h"

namespace chainrule::ui {

namespace {

constexpr std::array<const char*, 5> growing = {"N", "SO", "LO", "S3", "S4"};  // typefaces of larger and larger brackets

const MathShape* shape_of(const char* typeface, char32_t c) {
    char key[24];
    std::snprintf(key, sizeof key, "%s-%X", typeface, static_cast<unsigned>(c));
    return math_shape(key);
}

std::optional<Ink> ink_of(const Piece& piece) {
    switch (piece.kind) {
        case Piece::Kind::parameter: return piece.value >= 0 ? Ink::positive : Ink::negative;
        case Piece::Kind::gradient: return Ink::gradient;
        case Piece::Kind::more: return Ink::accent;
        default: return std::nullopt;
    }
}

// The first size that is at least that high in all; where none is, the largest, drawn larger.
MathBox grown(char32_t c, float total, const MathSizes& sizes) {
    MathBox box;
    for (const char* typeface : growing) {
        const MathShape* shape = shape_of(typeface, c);
        if (!shape) continue;
        const float whole = (shape->height + shape->depth) * sizes.em;
        const bool last = typeface == growing.back();
        if (whole < total && !last) continue;
        const float em = sizes.em * (last ? std::max(1.F, total / whole) : 1);
        box.width = shape->width * em, box.height = shape->height * em, box.depth = shape->depth * em;
        box.content.glyphs.push_back({shape->code, 0, 0, em, std::nullopt});
        break;
    }
    return box;
}

}  // namespace

MathSizes::MathSizes() : number(measure("", Type::mono).height / 1.2F) {
    em = number * 1.16F;     // letters as high as the mono's
    axis = number * 0.33F;   // where JetBrains Mono has its minus sign
    rule = std::max(1 / device_scale(), snapped(0.07F * em));
}

void MathBox::put(float x, float y, const MathBox& inner) {
    for (MathGlyph g : inner.content.glyphs) {
        g.x += x, g.y += y;
        content.glyphs.push_back(g);
    }
    for (MathRule r : inner.content.rules) {
        r.rect.x += x, r.rect.y += y;
        content.rules.push_back(r);
    }
    for (MathText t : inner.content.texts) {
        t.x += x, t.y += y;
        content.texts.push_back(std::move(t));
    }
    for (MathDoor d : inner.doors) {
        d.rect.x += x, d.rect.y += y;
        doors.push_back(std::move(d));
    }
}

MathBox number_box(const Piece& piece, Type type, const MathSizes&) {
    const Size size = measure(piece.text, type);
    const float em = size.height / 1.2F;
    MathBox box;
    box.width = size.width;
    const bool door = !piece.cell.empty() || piece.kind == Piece::Kind::more;
    box.height = 0.76F * em, box.depth = (door ? 0.36F : 0.1F) * em;  // dots below doors
    box.content.texts.push_back({piece.text, type, 0, 0, ink_of(piece)});
    // As high as link() likes it: its dots are 8 points below the middle.
    if (door) box.doors.push_back({{0, -0.36F * em - scaled(10), box.width, scaled(20)}, piece.cell, piece.text});
    return box;
}

MathBox word_box(std::string_view text, const MathSizes& sizes) {
    MathBox box;
    for (size_t at = 0; at < text.size();) {
        const size_t from = at;
        char32_t c = next_character(text, at);
        if (c == U'·') c = U'⋅';
        if (c == U' ') {
            box.width += 0.25F * sizes.em;
        } else if (const MathShape* shape = shape_of("N", c)) {
            // Signs between terms stand at the numbers' middle, a little above the typeface's own.
            const bool sign = c == U'+' || c == U'−' || c == U'⋅' || c == U'=' || c == U'≈';
            const float lift = sign ? sizes.axis - 0.25F * sizes.em : 0;
            box.content.glyphs.push_back({shape->code, box.width, -lift, sizes.em, std::nullopt});
            box.width += shape->width * sizes.em;
            box.height = std::max(box.height, shape->height * sizes.em + lift);
            box.depth = std::max(box.depth, shape->depth * sizes.em - lift);
        } else {
            const std::string_view one = text.substr(from, at - from);
            box.content.texts.push_back({std::string(one), Type::mono, box.width, 0, std::nullopt});
            box.width += measure(one, Type::mono).width;
            box.height = std::max(box.height, 0.76F * sizes.number);
        }
    }
    return box;
}

// Brackets are even about the axis and may be a little lower than what they hold.
MathBox bracket_box(char32_t bracket, float height, float depth, const MathSizes& sizes) {
    const float half = std::max(height - sizes.axis, depth + sizes.axis);
    MathBox glyph = grown(bracket, 1.6F * half, sizes), box;
    const float lift = sizes.axis - glyph.middle();
    box.width = glyph.width, box.height = glyph.height + lift, box.depth = glyph.depth - lift;
    box.put(0, -lift, glyph);
    return box;
}

MathBox fraction_box(const MathBox& over, const MathBox& under, const MathSizes& sizes) {
    const float gap = 0.18F * sizes.em, side = 0.1F * sizes.em;
    const float bar = std::max(over.width, under.width) + 2 * side;
    const float up = sizes.axis + sizes.rule / 2 + gap + over.depth, down = -sizes.axis + sizes.rule / 2 + gap + under.height;
    MathBox box;
    box.width = bar + 2 * side, box.height = up + over.height, box.depth = down + under.depth;
    box.put((box.width - over.width) / 2, -up, over);
    box.put((box.width - under.width) / 2, down, under);
    box.content.rules.push_back({{side, -sizes.axis - sizes.rule / 2, bar, sizes.rule}, std::nullopt});
    return box;
}

MathBox root_box(const MathBox& inner, const MathSizes& sizes) {
    const float gap = 0.16F * sizes.em, top = inner.height + gap + sizes.rule;
    const MathBox sign = grown(U'√', top + inner.depth, sizes);
    MathBox box;
    box.width = sign.width + inner.width + 0.1F * sizes.em, box.height = top, box.depth = std::max(inner.depth, sign.height + sign.depth - top);
    box.put(0, sign.height - top, sign);
    box.put(sign.width, 0, inner);
    box.content.rules.push_back({{sign.width, -top, inner.width + 0.1F * sizes.em, sizes.rule}, std::nullopt});
    return box;
}

}  // namespace chainrule::ui
