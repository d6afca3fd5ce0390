// The fonts and the glyphs of a type at its size. Inside ui/; what is set in which font is in text.cpp.
#pragma once
#include "ui/imgui_door.h"

namespace chainrule::ui {

enum class Face { inter, inter_semibold, mono, mono_bold, han, han_bold, math };
inline constexpr int faces = 7;

// One font at one size, for this frame: ImGui may throw glyphs away between frames.
struct Cut {
    ImFontBaked* baked = nullptr;
    float ascent = 0;  // ImGui counts glyphs' heights from here, above the baseline
    // nullptr where the font has no such character. The pointer holds until the next call.
    const ImFontGlyph* glyph(char32_t character) const;
};
ImFont* imgui_font(Face face);               // for ImGui's own text fields, ...
float imgui_size(Face face, float size);     // ... which measure a font by another height
Cut cut(Face face, float size);  // `size`: of the em, in points, as CSS has it

}  // namespace chainrule::ui
