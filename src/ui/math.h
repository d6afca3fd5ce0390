// Formulas as pictures: glyphs, rules and numbers, placed and measured before anything is drawn, crisp at any density.
// Two sources: fixed formulas of the pages, set by MathJax when the assets were built (cmake/math.mjs); and formulas with live numbers,
// which ui/math_layout sets in the same typefaces. UI thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/text.h"

namespace chainrule::ui {

// Positions in points, from the picture's top left corner, y downwards.
struct MathGlyph {
    char32_t code = 0;  // in the font of formulas
    float x = 0, y = 0;  // y of its baseline
    float em = 0;
    std::optional<Ink> ink;  // none: the colour that the formula is drawn in
};
struct MathRule {
    Rect rect;
    std::optional<Ink> ink;
};
struct MathText {  // a number, or a character that the font of formulas has not
    std::string text;
    Type type = Type::mono;
    float x = 0, y = 0;
    std::optional<Ink> ink;
};

struct MathPicture {
    float width = 0, height = 0;
    float baseline = 0;  // of the first line, below the top
    std::vector<MathGlyph> glyphs;
    std::vector<MathRule> rules;
    std::vector<MathText> texts;
    std::string text;  // in words, for the twin and for copying: "∂L/∂w = Σ_k δ_k·w_k2"
};

// A formula of a page, by its TeX as it stands between the dollars. `display`: it stood between two. `type`: of the text around it.
// With a `width`, longer formulas are broken before = and +, and what still does not fit is set smaller, never below 12 points.
// Nothing where no page has that formula.
bool can_be_set(std::string_view tex, bool display);  // whether fixed_formula has it
std::optional<MathPicture> fixed_formula(std::string_view tex, bool display, Type type = Type::body, float width = 0);

void draw_math(float x, float y, const MathPicture& picture, Color color);  // top left corner at x, y

// The em of formulas beside text of that type, in points: their letters are as high as the text's.
float math_em(Type type);

}  // namespace chainrule::ui
