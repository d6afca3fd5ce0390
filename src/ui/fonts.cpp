#include "ui/fonts.h"

#include <imgui_internal.h>

#include <array>
#include <cstdio>
#include <string>

#include "base/assert.h"
#include "platform/platform.h"
#include "ui/text.h"
#include "ui/utf8.h"

namespace chainrule::ui {

namespace {

constexpr std::array<const char*, faces> names = {"inter", "inter-semibold", "mono", "mono-bold", "han", "han-bold", "math"};

struct Loaded {
    std::string file;  // ImGui reads glyphs from it for as long as it lives
    ImFont* font = nullptr;
    float height_per_em = 1;
};
std::array<Loaded, faces> loaded;

// ImGui measures a font by ascent minus descent, CSS by the em; the quotient differs from font to font (Inter 1.21, Noto CJK
// 1.45), so that sizes would not match without it. Tables of the font file: big-endian, "hhea" and "head".
float height_per_em(const std::string& file) {
    const auto number = [&](size_t at, int bytes) {
        uint32_t value = 0;
        for (int i = 0; i < bytes; i++) value = value << 8 | static_cast<uint8_t>(at < file.size() ? file[at++] : 0);
        return value;
    };
    size_t hhea = 0, head = 0;
    for (size_t entry = 12; entry < 12 + 16 * number(4, 2) && entry + 16 <= file.size(); entry += 16) {
        if (file.compare(entry, 4, "hhea") == 0) hhea = number(entry + 8, 4);
        if (file.compare(entry, 4, "head") == 0) head = number(entry + 8, 4);
    }
    if (!hhea || !head) return 1.2F;
    const auto ascent = static_cast<int16_t>(number(hhea + 4, 2)), descent = static_cast<int16_t>(number(hhea + 6, 2));
    return static_cast<float>(ascent - descent) / static_cast<float>(number(head + 18, 2));
}

}  // namespace

void load_fonts() {
    for (size_t i = 0; i < faces; i++) {
        const std::string name = std::string("fonts/") + names[i] + ".ttf";
        auto file = platform::asset(name);
        if (!file) std::fprintf(stderr, "%s is missing: its text is drawn in another font\n", name.c_str());
        if (!file) continue;
        loaded[i].file = std::move(*file);
        loaded[i].height_per_em = height_per_em(loaded[i].file);
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        loaded[i].font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(loaded[i].file.data(), static_cast<int>(loaded[i].file.size()),
                                                                    16 * loaded[i].height_per_em, &config);
    }
    Loaded* any = nullptr;
    for (Loaded& one : loaded) {
        if (one.font && !any) any = &one;
    }
    CHAINRULE_ASSERT(any, "none of the fonts could be read");
    for (Loaded& one : loaded) {
        if (!one.font) {
            one.font = any->font;
            one.height_per_em = any->height_per_em;
        }
    }
}

bool has_glyph(std::string_view character) {
    size_t at = 0;
    const auto c = static_cast<ImWchar>(next_character(character, at));
    for (const Loaded& one : loaded) {
        if (one.font && one.font->IsGlyphInFont(c)) return true;
    }
    return false;
}

ImFont* imgui_font(Face face) { return loaded[static_cast<size_t>(face)].font; }
float imgui_size(Face face, float size) { return size * loaded[static_cast<size_t>(face)].height_per_em; }

Cut cut(Face face, float size) {
    const Loaded& from = loaded[static_cast<size_t>(face)];
    ImFontAtlas* atlas = from.font->ContainerAtlas;
    // Not ImFont::GetFontBaked, which rounds the size: glyphs scaled afterwards are blurred, and fonts no longer match.
    ImFontBaked* baked = ImFontAtlasBakedGetOrAdd(atlas, from.font, size * from.height_per_em, device_scale());
    baked->LastUsedFrame = atlas->Builder->FrameCount;
    return {baked, IM_ROUND(baked->Ascent)};
}

const ImFontGlyph* Cut::glyph(char32_t character) const { return baked->FindGlyphNoFallback(static_cast<ImWchar>(character)); }

}  // namespace chainrule::ui
