#include "ui/theme.h"

#include <catch_amalgamated.hpp>
#include <cmath>

using namespace chainrule::ui;

namespace {
constexpr ThemeName all_themes[] = {ThemeName::light, ThemeName::dark, ThemeName::contrast};
}

TEST_CASE("theme: every text colour reaches 4.5 : 1 on every ground it is set on") {
    for (const ThemeName name : all_themes) {
        set_theme(name);
        const Theme& t = theme();
        const double least = name == ThemeName::contrast ? 7 : 4.5;
        const Color grounds[] = {t.ground, t.card, t.card_quiet, t.accent_soft, t.gradient_soft, t.update_soft};
        for (const Ink meaning : {Ink::text, Ink::muted, Ink::accent, Ink::positive, Ink::negative, Ink::gradient, Ink::update}) {
            for (size_t g = 0; g < std::size(grounds); g++) {
                INFO("theme " << static_cast<int>(name) << ", ink " << static_cast<int>(meaning) << ", ground " << g);
                CHECK(contrast(ink(meaning), grounds[g]) >= least);
            }
        }
        CHECK(contrast(t.on_accent, t.accent) >= least);
    }
    set_theme(ThemeName::light);
}

TEST_CASE("theme: what is not text but must be seen reaches 3 : 1") {
    for (const ThemeName name : all_themes) {
        set_theme(name);
        const Theme& t = theme();
        INFO("theme " << static_cast<int>(name));
        CHECK(contrast(t.accent, t.card) >= 3);
        CHECK(contrast(t.positive, t.card) >= 3);
        CHECK(contrast(t.update, t.card) >= 3);
    }
    set_theme(ThemeName::light);
}

TEST_CASE("theme: zero is the card, and lightness changes evenly towards both ends") {
    for (const ThemeName name : all_themes) {
        set_theme(name);
        CHECK(contrast(value_color(0, 1), theme().card) < 1.01);
        for (const double sign : {-1.0, 1.0}) {
            const double whole = to_lab(value_color(sign, 1)).l - to_lab(theme().card).l;
            for (int i = 0; i <= 10; i++) {
                const double part = to_lab(value_color(sign * i / 10, 1)).l - to_lab(theme().card).l;
                CHECK(std::abs(part - whole * i / 10) < 0.01);
            }
        }
        CHECK(contrast(value_color(7, 1), theme().positive) < 1.01);
        CHECK(contrast(value_color(-7, 1), theme().negative) < 1.01);
    }
    set_theme(ThemeName::light);
}
