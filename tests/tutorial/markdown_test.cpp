// Text, lists, links, formulas: what Markdown alone can say.
#include <catch_amalgamated.hpp>

#include "pages.h"

using namespace chainrule;
using Strings_ = std::vector<std::string>;

namespace {

std::string text_of(const std::string& markdown) {
    const std::vector<Block> blocks = blocks_of(markdown);
    REQUIRE(blocks.size() == 1);
    return words_of(blocks[0].content);
}

}  // namespace

TEST_CASE("markdown: styles, code and breaks") {
    CHECK(text_of("Plain **strong** and *emphasis*, ***both***, `code`.") == "Plain |*strong*| and |/emphasis/|, |*/both/*|, |`code`|.");
    CHECK(text_of("one\ntwo") == "one two");
    CHECK(text_of("one  \ntwo") == "one\ntwo");
    CHECK(text_of("one\n**two**") == "one |*two*");
    CHECK(text_of("a \\* b \\$ c &lt; &amp; &#233; &hellip;") == "a * b $ c < & é &hellip;");
    CHECK(text_of("`a * b` and `==`") == "`a * b`| and |`==`");
    CHECK(text_of("a <b>c</b>") == "a <b>c</b>");  // HTML is text
}

TEST_CASE("markdown: Chinese lines are joined without a space, others with one") {
    CHECK(text_of("神经网络\n学习权重，\n然后更新") == "神经网络学习权重，然后更新");
    CHECK(text_of("学习\nweights") == "学习 weights");
    CHECK(text_of("它是**偏置**，不是*权重*。") == "它是|*偏置*|，不是|/权重/|。");
}

TEST_CASE("markdown: formulas may touch Chinese characters, and nothing in them is Markdown") {
    CHECK(text_of("权重$w_1$乘以$x_1$。") == "权重|$w_1$|乘以|$x_1$|。");
    CHECK(text_of("$a*b*c$ and $\\hat{y}_{1} < \\{2\\}$") == "$a*b*c$| and |$\\hat{y}_{1} < \\{2\\}$");
    CHECK(text_of("**the $w$ of it**") == "*the *|*$w$*|* of it*");
    CHECK(text_of("$a\n  + b$") == "$a + b$");
    CHECK(text_of("`$x$` costs \\$5") == "`$x$`| costs $5");
    CHECK(text_of("$5\\$ x$ and $y$") == "$5\\$ x$| and |$y$");
    CHECK(text_of("($x$)") == "(|$x$|)");
}

TEST_CASE("markdown: a displayed formula is a block, also in the middle of a paragraph") {
    const std::vector<Block> blocks = blocks_of("Then   $$ z = w\n x $$ follows.\n\n$$\ny\n$$\n");
    REQUIRE(blocks.size() == 4);
    CHECK(words_of(blocks[0].content) == "Then");
    CHECK(blocks[1].kind == Block::Kind::formula);
    CHECK(blocks[1].text == "z = w x");
    CHECK(blocks[1].line == 8);
    CHECK(words_of(blocks[2].content) == "follows.");
    CHECK(blocks[2].line == 9);
    CHECK(blocks[3].text == "y");
    CHECK(blocks[3].line == 11);
}

TEST_CASE("markdown: live numbers are arithmetic with a number of digits") {
    CHECK(text_of("It is `=hidden.w[0,0]` or `=loss:6` or `= 2 * grad output.b[0] `.") ==
          "It is |=hidden.w[0,0]:4| or |=loss:6| or |=2 * grad output.b[0]:4|.");
}

TEST_CASE("markdown: links run Commands, look at cells, lead to pages") {
    CHECK(text_of("[Step](do:step)") == "[Step](run step)");
    CHECK(text_of("[a](do:put%20hidden.w[0,1]%201)") == "[a](run put hidden.w[0,1] 1)");
    CHECK(text_of("[a](<do:put hidden.w[0,1] -0.5>)") == "[a](run put hidden.w[0,1] -0.5)");
    CHECK(text_of("[a **b**](see:hidden.z[0])") == "[a ](see hidden.z[0])|[*b*](see hidden.z[0])");
    CHECK(text_of("[a](page:02-loss), [b](https://a.b/c?d=1&amp;e=%41)") == "[a](page 02-loss)|, |[b](page https://a.b/c?d=1&e=A)");
    CHECK(text_of("<https://a.b>") == "[https://a.b](page https://a.b)");
    CHECK(text_of("[一个](see:x[0])。") == "[一个](see x[0])|。");
}

TEST_CASE("markdown: lists know their marks and depth, quotations and headings what they are") {
    const std::vector<Block> blocks = blocks_of("- one\n- two\n  1. three\n  2. four\n\n     more\n\n> said\n\n### Head\n");
    std::string all;
    for (const Block& b : blocks) all += std::to_string(int(b.kind)) + b.marker + std::to_string(b.level) + words_of(b.content) + ";";
    CHECK(all == "2•1one;2•1two;21.2three;22.2four;22more;5" "1said;03Head;");
    CHECK(blocks[3].line == 11);
}

TEST_CASE("markdown: a formula of its own in an item stays there") {
    const std::vector<Block> blocks = blocks_of("1. first $$x$$ then\n");
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].marker == "1.");
    CHECK(blocks[1].kind == Block::Kind::formula);
    CHECK(blocks[2].kind == Block::Kind::item);
    CHECK(blocks[2].marker.empty());
}

TEST_CASE("markdown: code keeps its lines and indentation") {
    const std::vector<Block> blocks = blocks_of("```python\ndef f(x):\n    return x\n\nf($1)\n```\nafter\n");
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].kind == Block::Kind::code);
    CHECK(blocks[0].name == "python");
    CHECK(blocks[0].text == "def f(x):\n    return x\n\nf($1)\n");
    CHECK(blocks[0].line == 8);
    CHECK(blocks[1].line == 14);
}

TEST_CASE("markdown: what has lost its meaning is an error with its line") {
    CHECK(faults_in("fine\n\na **b\n") == Strings_{"10 page.stray found=**"});
    CHECK(faults_in("**“重点”**是\n") == Strings_{"8 page.stray found=**"});  // Markdown cannot close it here
    CHECK(faults_in("a $b\n\nc$ d\n") == Strings_{"8 page.stray found=$", "10 page.stray found=$"});
    CHECK(faults_in("between 5 $ and 6 $\n") == Strings_{"8 page.stray found=$", "8 page.stray found=$"});
    CHECK(faults_in("[a](do:put w 1)\n") == Strings_{"8 page.stray found=]("});
    CHECK(faults_in("one\n[a](http://b.c)\n") == Strings_{"9 page.link found=http://b.c expected=do:COMMAND, see:CELL, page:NAME, https://…"});
    CHECK(faults_in("[a](do:)\n").size() == 1);
    CHECK(faults_in("![a](page:b)\n") == Strings_{"8 page.markup found=!["});
    CHECK(faults_in("a\n\n- - -\n\nb\n\n***\n") == Strings_{"10 page.markup found=---", "14 page.markup found=---"});
    CHECK(faults_in("[a $b$](do:step) and [`=loss`](do:step)\n") == Strings_{"8 page.in_link found=$b$", "8 page.in_link found=`=loss`"});
    CHECK(faults_in("a\n`=loss:0` `=loss:x` `=loss:18`\n") ==
          Strings_{"9 page.digits found=0 expected=1 … 17", "9 page.digits found=x expected=1 … 17", "9 page.digits found=18 expected=1 … 17"});
    CHECK(faults_in("a\n\n- `=1 +`\n") == Strings_{"10 arithmetic.syntax at=4 found=@end.text expected=@type.operand"});
    CHECK(faults_in("`=loss < 1`\n") == Strings_{"8 arithmetic.kind at=6 found=@type.condition expected=@type.value"});
}
