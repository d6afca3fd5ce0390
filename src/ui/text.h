// Text as it is set here: a few roles instead of free sizes, lines broken as prose is (never before ，。！？；：） nor
// after （「), numbers in tabular mono with real minus signs. Draws into ImGui's current window draw list.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/controls.h"
#include "ui/theme.h"

namespace chainrule::ui {

enum class Type {
    small,     // 12: captions, the floor
    body,      // 14
    strong,    // 14 semibold
    strong_small,  // 12 semibold
    heading,   // 16 semibold
    title,     // 22 semibold
    brand,     // 18 semibold: the name in the header
    mono,      // 13, numbers and names of cells
    mono_small,  // 12
    mono_bold,   // 16: the name of the chosen cell
    mono_large,  // 20: the chosen number
    field,       // 16, mono: what is typed; phones enlarge the whole page for smaller fields
};
enum class Align { left, center, right };

struct Size {
    float width = 0, height = 0;
};
Size measure(std::string_view text, Type type);
float type_size(Type type);    // of the em, in points, with the text scale
void measure_characters(std::string_view text, Type type, std::vector<float>& advances);  // adds one width per character
float line_height(Type type);  // 1.5 times the size for text that runs over lines

// One line; its top left, top centre or top right corner is at x, y. Cut with an ellipsis where it is wider than `most` (> 0).
void draw_text(float x, float y, std::string_view text, Type type, Color color, Align align = Align::left, float most = 0);
// Centred in the rectangle.
void draw_centered(Rect rect, std::string_view text, Type type, Color color);

// A paragraph broken at `width`. Breaking does not draw: heights are known before.
struct Paragraph {
    std::vector<std::string> lines;
    float height = 0;
};
Paragraph break_lines(std::string_view text, Type type, float width);
void draw_paragraph(float x, float y, const Paragraph& paragraph, Type type, Color color);

// The page's language, "en" or "zh": quotation marks and dashes that both scripts share are set in its font. Before begin_frame.
void set_language(std::string_view language);
const std::string& language();

void load_fonts();  // from the platform's assets; once, after ImGui's context exists
bool has_glyph(std::string_view character);

}  // namespace chainrule::ui
