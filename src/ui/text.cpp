#include "ui/text.h"

#include <array>

#include "ui/fonts.h"
#include "ui/line_break.h"
#include "ui/utf8.h"

namespace chainrule::ui {

namespace {

std::string current_language = "en";

struct Setting {
    Face face;
    float size;            // points
    float tracking;        // of the em, added to each advance: Inter is drawn for small sizes and wants less air when large
    Face han = Face::han;  // beside it
};

Setting setting(Type type) {
    switch (type) {
        case Type::small: return {Face::inter, 12, 0};
        case Type::strong: return {Face::inter_semibold, 14, -0.006F, Face::han_bold};
        case Type::strong_small: return {Face::inter_semibold, 12, 0, Face::han_bold};
        case Type::heading: return {Face::inter_semibold, 16, -0.011F, Face::han_bold};
        case Type::title: return {Face::inter_semibold, 22, -0.019F, Face::han_bold};
        case Type::brand: return {Face::inter_semibold, 18, -0.014F, Face::han_bold};
        case Type::mono: return {Face::mono, 13, 0};
        case Type::mono_small: return {Face::mono, 12, 0};
        case Type::mono_bold: return {Face::mono_bold, 16, 0, Face::han_bold};
        case Type::mono_large: return {Face::mono, 20, 0};
        case Type::field: return {Face::mono, 16, 0};
        default: return {Face::inter, 14, -0.006F};
    }
}

// Glyphs of one type in this frame: its own font first, then Chinese, then the mono's symbols.
class Setter {
  public:
    explicit Setter(Type type) : at_(setting(type)), size_(at_.size * text_scale()), cuts_{cut(at_.face, size_), cut(at_.han, size_), cut(Face::mono, size_)} {}

    float size() const { return size_; }

    // What is drawn for a character, and in which cut; a character that no font has is drawn as its replacement.
    const ImFontGlyph* glyph(char32_t c, const Cut*& from) const {
        for (const size_t i : order(c)) {
            from = &cuts_[i];
            if (const ImFontGlyph* found = from->glyph(c)) return found;
        }
        from = &cuts_[0];
        return from->baked->FindGlyph(static_cast<ImWchar>('?'));
    }

    float advance(char32_t c) const {
        const Cut* from = nullptr;
        const float width = glyph(c, from)->AdvanceX;
        return from == &cuts_[0] ? width + at_.tracking * size_ : width;
    }

    float width(std::string_view text) const {
        float sum = 0;
        for (size_t at = 0; at < text.size();) sum += advance(next_character(text, at));
        return sum;
    }

  private:
    // Quotation marks, dashes and dots are one character in both scripts; between Han they are as wide as Han.
    static std::array<size_t, 3> order(char32_t c) {
        const bool shared = c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'—' || c == U'…';
        if (is_wide(c) || (shared && language() == "zh")) return {1, 0, 2};
        return {0, 2, 1};
    }
    Setting at_;
    float size_;
    std::array<Cut, 3> cuts_;
};

constexpr float box_height = 1.2F;  // of a line that stands alone, in ems
// The middle of capitals and digits above the baseline; Han's middle lies 0.38 em above it.
constexpr float middle = 0.37F;

void draw_glyphs(const Setter& setter, float x, float baseline, std::string_view text, Color color) {
    ImDrawList& list = draw_list();
    // Glyphs made now may grow the texture, which starts a new draw command: so all are made before any is drawn.
    int count = 0;
    for (size_t at = 0; at < text.size(); count++) setter.advance(next_character(text, at));
    if (count == 0) return;
    list.PrimReserve(count * 6, count * 4);
    const ImU32 ink = packed(color);
    int drawn = 0;
    for (size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        const Cut* from = nullptr;
        const ImFontGlyph* glyph = setter.glyph(c, from);
        if (glyph->Visible) {
            const float top = baseline - from->ascent;
            list.PrimRectUV({x + glyph->X0, top + glyph->Y0}, {x + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0},
                            {glyph->U1, glyph->V1}, ink);
            drawn++;
        }
        x += setter.advance(c);
    }
    list.PrimUnreserve((count - drawn) * 6, (count - drawn) * 4);
}

// What fits into `most`, without the ellipsis.
std::string_view beginning(const Setter& setter, std::string_view text, float most) {
    size_t fits = 0;
    float used = setter.advance(U'…');
    for (size_t at = 0; at < text.size();) {
        used += setter.advance(next_character(text, at));
        if (used > most) break;
        fits = at;
    }
    std::string_view kept = text.substr(0, fits);
    while (kept.ends_with(' ')) kept.remove_suffix(1);
    return kept;
}

}  // namespace

void set_language(std::string_view language) { current_language = language; }
const std::string& language() { return current_language; }

Size measure(std::string_view text, Type type) {
    const Setter setter(type);
    return {setter.width(text), box_height * setter.size()};
}

float type_size(Type type) { return setting(type).size * text_scale(); }

void measure_characters(std::string_view text, Type type, std::vector<float>& advances) {
    const Setter setter(type);
    for (size_t at = 0; at < text.size();) advances.push_back(setter.advance(next_character(text, at)));
}

float line_height(Type type) { return 1.5F * setting(type).size * text_scale(); }

void draw_text(float x, float y, std::string_view text, Type type, Color color, Align align, float most) {
    const Setter setter(type);
    float width = setter.width(text);
    std::string cut_text;
    if (most > 0 && width > most + 0.5F) {
        cut_text = std::string(beginning(setter, text, most)) + "…";
        text = cut_text;
        width = setter.width(text);
    }
    if (align == Align::center) x -= width / 2;
    if (align == Align::right) x -= width;
    draw_glyphs(setter, snapped(x), snapped(y + (box_height / 2 + middle) * setter.size()), text, color);
}

void draw_centered(Rect rect, std::string_view text, Type type, Color color) {
    const float height = box_height * setting(type).size * text_scale();
    draw_text(rect.center_x(), rect.center_y() - height / 2, text, type, color, Align::center, rect.width);
}

Paragraph break_lines(std::string_view text, Type type, float width) {
    const Setter setter(type);
    Paragraph paragraph;
    paragraph.lines = break_prose(text, width, [&](char32_t c) { return setter.advance(c); });
    paragraph.height = static_cast<float>(paragraph.lines.size()) * line_height(type);
    return paragraph;
}

void draw_paragraph(float x, float y, const Paragraph& paragraph, Type type, Color color) {
    const float step = line_height(type);
    const float above = (step - box_height * setting(type).size * text_scale()) / 2;
    for (const std::string& one : paragraph.lines) {
        draw_text(x, y + above, one, type, color);
        y += step;
    }
}

}  // namespace chainrule::ui
