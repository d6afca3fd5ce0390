// Colours, sizes and type, all in one place; what they mean is fixed: forward is the accent, backward the gradient
// colour, update green; blue is positive, orange negative. Three themes: light, dark, high contrast.
#pragma once
#include <cstdint>

namespace chainrule::ui {

struct Color {
    float r = 0, g = 0, b = 0, a = 1;
    constexpr Color with_alpha(float alpha) const { return {r, g, b, alpha}; }
};
Color mix(Color from, Color to, float t);
double contrast(Color text, Color ground);  // 1 .. 21, as WCAG 2 counts it

// OKLab: equal steps look equal, so a mix is even in lightness and hue stays.
struct Lab {
    float l = 0, a = 0, b = 0;
};
Lab to_lab(Color color);
Color from_lab(Lab lab);

enum class ThemeName { light, dark, contrast };

struct Theme {
    Color ground, card, card_quiet;
    Color text, muted, faint, hairline;
    Color accent, accent_soft, on_accent;
    Color accent_text;                   // small text on accent_soft: 4.5 : 1
    Color positive, negative;            // of values in pictures
    Color positive_text, negative_text;  // the same for small text: 4.5 : 1 on every ground
    Color gradient, gradient_soft;
    Color update, update_soft, update_text;
    Color shadow;
    Color racers[4];                     // ways on a landscape beside the run's, which is the update's
};
// What a piece of text means; the colour follows.
enum class Ink { text, muted, accent, positive, negative, gradient, update };
Color ink(Ink meaning);

const Theme& theme();
void set_theme(ThemeName name);
ThemeName theme_name();

// The colour of a value on the scale negative - zero - positive, even in lightness; `range` is where it saturates. Zero is the card.
Color value_color(double value, double range);

// Sizes in points; `text_scale()` (0.9 .. 1.5) multiplies type and the heights that hold it.
namespace size {
inline constexpr float gap = 10, corner = 12, padding = 17, control = 36, touch = 44, hairline = 1;
}
float text_scale();
void set_text_scale(float scale);
inline float scaled(float points) { return points * text_scale(); }

}  // namespace chainrule::ui
