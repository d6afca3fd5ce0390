#include "ui/prose.h"

#include <catch_amalgamated.hpp>

#include "screen_harness.h"

using namespace chainrule;
using namespace chainrule::ui;

namespace {

// "They should have been t = 0.01 and more", t a formula, in lines of a width.
std::vector<std::string> lines(float width) {
    const auto text = [](const char* words) { return ProseRun{words, Type::body, {}, 0}; };
    const std::vector<ProseRun> runs{text("They should have been "), {"", Type::body, {9, 14}, 0}, text(" = "), {"0.01", Type::mono, {}, 0}, text(" and more")};
    Prose prose;
    Screen screen([&] { prose = set_prose(runs, width, 21); });
    std::vector<std::string> all;
    float y = -1;
    for (const ProsePiece& piece : prose.pieces) {
        if (piece.y > y) all.emplace_back();
        y = piece.y;
        all.back() += piece.text.empty() ? "t" : piece.text;
    }
    return all;
}

}  // namespace

TEST_CASE("prose: a line never ends with the sign of an equation, nor begins with it after a formula") {
    for (float width = 90; width < 330; width += 7)
        for (const std::string& line : lines(width)) {
            INFO(width << ": " << line);
            CHECK_FALSE(line.starts_with("="));
            CHECK_FALSE(line.ends_with("="));
        }
}
