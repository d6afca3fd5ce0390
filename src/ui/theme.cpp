#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace chainrule::ui {

namespace {

constexpr Color hex(uint32_t rgb, float alpha = 1) {
    return {static_cast<float>(rgb >> 16) / 255, static_cast<float>((rgb >> 8) & 255) / 255, static_cast<float>(rgb & 255) / 255, alpha};
}

constexpr Theme light = {
    .ground = hex(0xF6F5F1), .card = hex(0xFFFFFF), .card_quiet = hex(0xFBFAF7),
    .text = hex(0x1C2024), .muted = hex(0x5F6970), .faint = hex(0x9AA3A9), .hairline = hex(0xE3E1DA),
    .accent = hex(0x3B5BDB), .accent_soft = hex(0xE7ECFD), .on_accent = hex(0xFFFFFF), .accent_text = hex(0x3453CF),
    .positive = hex(0x2166CC), .negative = hex(0xE27910),
    .positive_text = hex(0x1B5CBD), .negative_text = hex(0xA05208),
    .gradient = hex(0xA61E8E), .gradient_soft = hex(0xF8E8F4),
    .update = hex(0x1E8E5A), .update_soft = hex(0xE3F3EA), .update_text = hex(0x16704A),
    .shadow = hex(0x202020, 0.13F),
    .racers = {hex(0xC2410C), hex(0x6D28D9), hex(0x1C2024), hex(0x0B7285)},
};

constexpr Theme dark = {
    .ground = hex(0x14171A), .card = hex(0x1B1F23), .card_quiet = hex(0x181C1F),
    .text = hex(0xE8EAEC), .muted = hex(0x9BA5AD), .faint = hex(0x6B757D), .hairline = hex(0x2B3136),
    .accent = hex(0x7C97FF), .accent_soft = hex(0x252C47), .on_accent = hex(0x14171A), .accent_text = hex(0x8AA2FF),
    .positive = hex(0x5C9BFF), .negative = hex(0xFF9F43),
    .positive_text = hex(0x78ACFF), .negative_text = hex(0xFFA753),
    .gradient = hex(0xF078D4), .gradient_soft = hex(0x3A2236),
    .update = hex(0x4FC88A), .update_soft = hex(0x1C3429), .update_text = hex(0x5FD097),
    .shadow = hex(0x000000, 0.5F),
    .racers = {hex(0xFFB057), hex(0xC9A7FF), hex(0xFFFFFF), hex(0x5FE0E6)},
};

// Everything that carries meaning reaches 7 : 1, and lines can be seen as such (3 : 1).
constexpr Theme high = {
    .ground = hex(0xFFFFFF), .card = hex(0xFFFFFF), .card_quiet = hex(0xFFFFFF),
    .text = hex(0x000000), .muted = hex(0x2E3338), .faint = hex(0x565C61), .hairline = hex(0x5A5F64),
    .accent = hex(0x0A2FA8), .accent_soft = hex(0xE4EAFF), .on_accent = hex(0xFFFFFF), .accent_text = hex(0x0A2FA8),
    .positive = hex(0x0B3E94), .negative = hex(0xA84300),
    .positive_text = hex(0x0B3E94), .negative_text = hex(0x7A3000),
    .gradient = hex(0x7A0066), .gradient_soft = hex(0xFCE9F7),
    .update = hex(0x00592F), .update_soft = hex(0xE2F5EA), .update_text = hex(0x00522B),
    .shadow = hex(0x000000, 0.3F),
    .racers = {hex(0x9A3000), hex(0x4C1D95), hex(0x000000), hex(0x00474F)},
};

ThemeName chosen = ThemeName::light;
float scale_of_text = 1;

float to_linear(float c) { return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F); }
float from_linear(float c) {
    c = std::clamp(c, 0.F, 1.F);
    return c <= 0.0031308F ? 12.92F * c : 1.055F * std::pow(c, 1 / 2.4F) - 0.055F;
}
double luminance(Color c) { return 0.2126 * to_linear(c.r) + 0.7152 * to_linear(c.g) + 0.0722 * to_linear(c.b); }

}  // namespace

Color mix(Color from, Color to, float t) {
    const auto between = [t](float a, float b) { return a + (b - a) * t; };
    return {between(from.r, to.r), between(from.g, to.g), between(from.b, to.b), between(from.a, to.a)};
}

double contrast(Color text, Color ground) {
    const double a = luminance(text) + 0.05, b = luminance(ground) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

// Björn Ottosson, "A perceptual color space for image processing", 2020. shaders/heatmap.frag holds the way back too.
Lab to_lab(Color color) {
    const float r = to_linear(color.r), g = to_linear(color.g), b = to_linear(color.b);
    const float l = std::cbrt(0.4122214708F * r + 0.5363325363F * g + 0.0514459929F * b);
    const float m = std::cbrt(0.2119034982F * r + 0.6806995451F * g + 0.1073969566F * b);
    const float s = std::cbrt(0.0883024619F * r + 0.2817188376F * g + 0.6299787005F * b);
    return {0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s, 1.9779984951F * l - 2.4285922050F * m + 0.4505937099F * s,
            0.0259040371F * l + 0.7827717662F * m - 0.8086757660F * s};
}

Color from_lab(Lab lab) {
    const float l = lab.l + 0.3963377774F * lab.a + 0.2158037573F * lab.b;
    const float m = lab.l - 0.1055613458F * lab.a - 0.0638541728F * lab.b;
    const float s = lab.l - 0.0894841775F * lab.a - 1.2914855480F * lab.b;
    const float l3 = l * l * l, m3 = m * m * m, s3 = s * s * s;
    return {from_linear(4.0767416621F * l3 - 3.3077115913F * m3 + 0.2309699292F * s3),
            from_linear(-1.2684380046F * l3 + 2.6097574011F * m3 - 0.3413193965F * s3),
            from_linear(-0.0041960863F * l3 - 0.7034186147F * m3 + 1.7076147010F * s3)};
}

const Theme& theme() {
    switch (chosen) {
        case ThemeName::dark: return dark;
        case ThemeName::contrast: return high;
        default: return light;
    }
}
void set_theme(ThemeName name) { chosen = name; }
ThemeName theme_name() { return chosen; }

Color ink(Ink meaning) {
    const Theme& t = theme();
    switch (meaning) {
        case Ink::muted: return t.muted;
        case Ink::accent: return t.accent_text;
        case Ink::positive: return t.positive_text;
        case Ink::negative: return t.negative_text;
        case Ink::gradient: return t.gradient;
        case Ink::update: return t.update_text;
        default: return t.text;
    }
}

Color value_color(double value, double range) {
    const Theme& t = theme();
    if (!(range > 0) || std::isnan(value)) return t.card;
    const float amount = static_cast<float>(std::min(1.0, std::abs(value) / range));
    const Lab from = to_lab(t.card), to = to_lab(value < 0 ? t.negative : t.positive);
    return from_lab({from.l + (to.l - from.l) * amount, from.a + (to.a - from.a) * amount, from.b + (to.b - from.b) * amount});
}

float text_scale() { return scale_of_text; }
void set_text_scale(float scale) { scale_of_text = std::clamp(scale, 0.9F, 1.5F); }

}  // namespace chainrule::ui
