#include "ui/line_break.h"

#include <catch_amalgamated.hpp>

#include "ui/utf8.h"

using namespace chainrule::ui;

namespace {
// A terminal's widths: Han two, all others one.
std::vector<std::string> lines(std::string_view text, float width) {
    return break_prose(text, width, [](char32_t c) { return is_wide(c) ? 2.F : 1.F; });
}
using Lines = std::vector<std::string>;
}  // namespace

TEST_CASE("line break: Latin words are broken at spaces, which are cut off") {
    CHECK(lines("the sum of what comes back", 10) == Lines{"the sum of", "what comes", "back"});
    CHECK(lines("one", 10) == Lines{"one"});
    CHECK(lines("", 10) == Lines{""});
    CHECK(lines("a\n\nb", 10) == Lines{"a", "", "b"});
}

TEST_CASE("line break: a word longer than a line is broken by character") {
    CHECK(lines("abcdefgh ij", 3) == Lines{"abc", "def", "gh", "ij"});
    CHECK(lines("xy", 0.5F) == Lines{"x", "y"});
}

TEST_CASE("line break: Han is broken anywhere") {
    CHECK(lines("梯度之和", 4) == Lines{"梯度", "之和"});
    CHECK(lines("神经元h影响", 7) == Lines{"神经元h", "影响"});
}

TEST_CASE("line break: no line begins with closing punctuation or ends with opening punctuation") {
    CHECK(lines("下游梯度：好", 8) == Lines{"下游梯", "度：好"});
    CHECK(lines("他说「好」吗", 6) == Lines{"他说", "「好」", "吗"});
    CHECK(lines("损失（低）", 6) == Lines{"损失", "（低）"});
    for (const char32_t c : U"，。！？；：）」』、》") {
        if (c) CHECK_FALSE(may_break(U'度', c));
    }
    for (const char32_t c : U"（「『《") {
        if (c) CHECK_FALSE(may_break(c, U'度'));
    }
}

TEST_CASE("line break: hyphens inside words break, signs of numbers do not") {
    CHECK(lines("step-by-step", 8) == Lines{"step-by-", "step"});
    CHECK_FALSE(may_break('-', '3'));
    CHECK_FALSE(may_break(U'—', U'—'));
    CHECK_FALSE(may_break(U'…', U'…'));
}

TEST_CASE("line break: nothing is lost whatever the width, and broken UTF-8 ends") {
    const std::string text = "Upstream 梯度 × local（局部）\xFF derivative — that's all.";
    for (float width = 0; width < 60; width++) {
        std::string joined, wanted;
        for (const std::string& line : lines(text, width)) joined += line;
        for (const char c : joined) if (c != ' ') wanted += c;
        std::string all;
        for (const char c : text) if (c != ' ') all += c;
        CHECK(wanted == all);
    }
}
