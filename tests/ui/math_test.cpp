#include "ui/math.h"

#include <catch_amalgamated.hpp>

#include "screen_harness.h"
#include "ui/imgui_door.h"
#include "ui/math_source.h"

using namespace chainrule;
using namespace chainrule::ui;

namespace {

// Seven equals signs, one em apart, half an em above the line and half below; each may begin a line.
FixedFormula signs(int level_of_third = 0) {
    FixedFormula formula;
    formula.picture.width = 7;
    formula.height = formula.depth = 0.5F;
    for (int i = 0; i < 7; i++) {
        formula.picture.glyphs.push_back({math_shape("N-3D")->code, static_cast<float>(i), 0, 1, std::nullopt});
        if (i > 0) formula.breaks.push_back({static_cast<float>(i), i == 3 ? level_of_third : 1});
    }
    return formula;
}

std::vector<float> lines_of(const MathPicture& picture) {
    std::vector<float> lines;
    for (const MathGlyph& g : picture.glyphs) {
        if (lines.empty() || g.y != lines.back()) lines.push_back(g.y);
    }
    return lines;
}

float right_end(const MathPicture& picture) {
    float end = 0;
    for (const MathGlyph& g : picture.glyphs) end = std::max(end, g.x + g.em * math_shape(g.code)->width);
    return end;
}

}  // namespace

TEST_CASE("fixed formulas: without a width a formula is one line of its natural size") {
    Screen screen([] {});
    const MathPicture picture = broken(signs(), 17, 0);
    CHECK(picture.width == 7 * 17);
    CHECK(picture.height == 17);
    CHECK(picture.baseline == 8.5F);
    CHECK(lines_of(picture).size() == 1);
}

TEST_CASE("fixed formulas: lines end where the formula allows it and fit the width, each below the last") {
    Screen screen([] {});
    float height = 1e6F;
    for (const float width : {32.F, 40.F, 60.F, 90.F, 119.F}) {
        INFO(width);
        const MathPicture picture = broken(signs(1), 17, width);
        CHECK(right_end(picture) <= width);
        CHECK(picture.width <= width + 0.5F);
        CHECK(picture.glyphs.size() == 7);
        const std::vector<float> lines = lines_of(picture);
        for (size_t i = 1; i < lines.size(); i++) CHECK(lines[i] > lines[i - 1] + 10);
        CHECK(picture.height <= height);
        height = picture.height;
    }
    CHECK(lines_of(broken(signs(1), 17, 119)).size() == 1);
}

TEST_CASE("fixed formulas: where one readier place is enough, no other is used") {
    Screen screen([] {});
    const MathPicture picture = broken(signs(0), 17, 6 * 17);  // six would fit; the place before the fourth is readier
    int first = 0;
    for (const MathGlyph& g : picture.glyphs) first += g.y == picture.baseline;
    CHECK(first == 3);
}

TEST_CASE("fixed formulas: what cannot be broken is set smaller, but its scripts not below 12 points") {
    Screen screen([] {});
    FixedFormula whole = signs();
    whole.breaks.clear();
    CHECK(broken(whole, 34, 7 * 20).glyphs[0].em == Catch::Approx(20));
    CHECK(broken(whole, 34, 50).glyphs[0].em * 0.7F == Catch::Approx(12));
    CHECK(broken(whole, 17, 50).glyphs[0].em == 17);
}

TEST_CASE("fixed formulas: what is raised stands above the line, and rules where they were set") {
    Screen screen([] {});
    FixedFormula formula = signs();
    formula.picture.glyphs[6].y = 0.4F;
    formula.picture.rules.push_back({{2, 0.25F, 1, 0.05F}, std::nullopt});
    const MathPicture picture = broken(formula, 10, 0);
    CHECK(picture.glyphs[6].y == Catch::Approx(picture.baseline - 4));
    CHECK(picture.rules[0].rect.y == Catch::Approx(picture.baseline - 3));
    CHECK(picture.rules[0].rect.x == 20);
    CHECK(picture.rules[0].rect.height == Catch::Approx(0.5));
}

TEST_CASE("fixed formulas: TeX that stands on no page is no picture") {
    Screen screen([] {});
    CHECK_FALSE(fixed_formula("\\not on{any}", true));
}

TEST_CASE("fixed formulas: glyphs that live formulas are made of are in the font, and brackets come in five sizes") {
    Screen screen([] {});
    for (const char* key : {"N-74", "N-2B", "N-2212", "N-22C5", "N-221A", "N-2026", "N-2F", "N-3D"}) {
        INFO(key);
        REQUIRE(math_shape(key));
        CHECK(math_shape(key)->width > 0);
    }
    float last = 0;
    for (const char* key : {"N-28", "SO-28", "LO-28", "S3-28", "S4-28"}) {
        INFO(key);
        REQUIRE(math_shape(key));
        CHECK(math_shape(key)->height + math_shape(key)->depth > last);
        last = math_shape(key)->height + math_shape(key)->depth;
    }
}

TEST_CASE("fixed formulas: the font's glyphs are drawn, in the formula's colour or in the one that their meaning has") {
    std::vector<ImU32> colors;
    Screen screen([&] {
        colors.clear();
        const int before = draw_list().VtxBuffer.Size;
        FixedFormula formula = signs();
        formula.picture.glyphs[3].ink = Ink::gradient;
        draw_math(10, 10, broken(formula, 17, 0), theme().muted);
        for (int i = before; i < draw_list().VtxBuffer.Size; i += 4) colors.push_back(draw_list().VtxBuffer[i].col);
    });
    REQUIRE(colors.size() == 7);
    for (size_t i = 0; i < 7; i++) CHECK(colors[i] == packed(i == 3 ? theme().gradient : theme().muted));
}
