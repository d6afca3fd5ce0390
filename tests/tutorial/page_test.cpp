// Front matter, steps, and the blocks that are alive.
#include <algorithm>
#include <catch_amalgamated.hpp>

#include "pages.h"

using namespace chainrule;
using Faults = std::vector<std::string>;

namespace {

const std::string front = "---\ntitle: One neuron\n---\n";

std::string stage_fault(const std::string& setting) {
    const Faults all = faults("---\ntitle: a\n---\n```stage\n" + setting + "\n```\n## b\n");
    std::string joined;
    for (const std::string& fault : all) joined += (joined.empty() ? "" : "; ") + fault;
    return joined;
}

}  // namespace

TEST_CASE("page: front matter, steps with stages, titles and blocks") {
    const PageResult result = parse_page("02-neuron",
                                         "---\ntitle: One neuron: how\nminutes: 20\nneeds:\ngoal: You can.\n---\n\n"
                                         "```stage\nmodel = one-neuron\nseed = 4\nselect = neuron.a[0]\n```\n## The $w$\nText\n\n"
                                         "```stage\nkeep = run\n```\n## Second\n");
    CHECK(result.errors.empty());
    const Page& page = result.page;
    CHECK(page.name == "02-neuron");
    CHECK(page.title == "One neuron: how");
    CHECK(page.front.number("minutes") == 20);
    CHECK(page.front.text("goal") == "You can.");
    CHECK_FALSE(page.front.find("needs"));
    REQUIRE(page.steps.size() == 2);
    CHECK(page.steps[0].title == "The w");
    CHECK(page.steps[0].stage_line == 8);
    CHECK(page.steps[0].stage.text("model") == "one-neuron");
    CHECK(page.steps[0].stage.number("seed") == 4);
    CHECK(page.steps[0].setting_lines == std::vector<int>{9, 10, 11});
    REQUIRE(page.steps[0].blocks.size() == 2);
    CHECK(page.steps[0].blocks[0].kind == Block::Kind::heading);
    CHECK(page.steps[1].title == "Second");
    CHECK(page.steps[1].stage_line == 16);
}

TEST_CASE("page: a file from Windows, with its mark and line ends, reads the same") {
    std::string text = "\xEF\xBB\xBF---\r\ntitle: a\r\n---\r\n```stage\r\nmodel = xor\r\n```\r\n## b\r\n\r\n```text\r\nx\r\ny\r\n```\r\n";
    const PageResult result = parse_page("a", text);
    CHECK(result.errors.empty());
    REQUIRE(result.page.steps.size() == 1);
    CHECK(result.page.steps[0].stage.text("model") == "xor");
    CHECK(result.page.steps[0].blocks[1].text == "x\ny\n");
}

TEST_CASE("page: a widget has all settings of its kind") {
    const std::vector<Block> blocks = blocks_of("```widget weight_slider\ncell = neuron.w[0,0]\nfrom = -1\n```\n");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].kind == Block::Kind::widget);
    CHECK(blocks[0].name == "weight_slider");
    CHECK(blocks[0].settings.text("cell") == "neuron.w[0,0]");
    CHECK(blocks[0].settings.number("from") == -1);
    CHECK(blocks[0].settings.number("to") == 3);
    CHECK(blocks[0].line == 8);
}

TEST_CASE("page: a goal has a condition and says what to do") {
    const std::vector<Block> blocks = blocks_of("```goal loss < 0.05 and step > 3\nMove **it** until\n`=loss` is small.\n```\n");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].kind == Block::Kind::goal);
    CHECK(blocks[0].name == "loss < 0.05 and step > 3");
    CHECK(words_of(blocks[0].content) == "Move |*it*| until |=loss:4| is small.");
    CHECK(blocks[0].content.back().line == 10);
}

TEST_CASE("page: a question asks for a number") {
    const std::vector<Block> blocks = blocks_of(
        "```question\nWhat is\n$$\\frac{a}{b}$$\nhere?\nanswer = grad neuron.w[0,0]\nhint = upstream $\\times$ input\nbecause = it is `=loss`.\n```\n");
    REQUIRE(blocks.size() == 1);
    const Block& question = blocks[0];
    CHECK(question.kind == Block::Kind::question);
    CHECK(words_of(question.content) == "What is|\n|$\\frac{a}{b}$|\n|here?");
    CHECK(question.settings.text("answer") == "grad neuron.w[0,0]");
    CHECK(question.settings.number("digits") == 3);
    CHECK(words_of(question.hint) == "upstream |$\\times$| input");
    CHECK(words_of(question.because) == "it is |=loss:4|.");
    CHECK(question.because.back().line == 14);
    CHECK(question.choices.empty());
}

TEST_CASE("page: a question with choices knows them and the right one") {
    const std::vector<Block> blocks = blocks_of("```question\n哪一个？\nchoices = 权重$w$ | **偏置** | 都不是\nanswer = 2\n```\n");
    REQUIRE(blocks.size() == 1);
    REQUIRE(blocks[0].choices.size() == 3);
    CHECK(words_of(blocks[0].choices[0]) == "权重|$w$");
    CHECK(words_of(blocks[0].choices[1]) == "*偏置*");
    CHECK(blocks[0].settings.text("answer") == "2");
}

TEST_CASE("page: everything that is wrong is said at once, each with its line") {
    CHECK(faults("```stage\nmodle = xor\nseed = four\nseed = 3\nnothing\n```\ntext **\n\n```goal loss\n```\n[a](b)\n") ==
          Faults{"1 page.front", "1 page.step_title",
                 "2 values.unknown name=modle found=xor expected=model, expression, values, data, seed, data_seed, batch_size, precision, run, "
                 "step, cursor, view, examples, select, mask, landscape, landscape_range, race, keep of=stage",
                 "3 values.type name=seed found=four expected=@type.number of=stage", "4 page.twice of=stage name=seed",
                 "5 page.setting of=stage found=nothing expected=name = value", "7 page.stray found=**",
                 "9 arithmetic.kind at=1 found=@type.value expected=@type.condition", "9 page.missing of=goal name=@type.sentence",
                 "11 page.link found=b expected=do:COMMAND, see:CELL, page:NAME, https://…"});
}

TEST_CASE("page: what is wrong leaves the rest of the page") {
    const PageResult result = parse_page("a", front + "```stage\n```\n## One\n[a](b) text\n```widget nothing\n```\n```stage\nseed = x\n```\n## Two\n");
    CHECK(result.errors.size() == 3);
    REQUIRE(result.page.steps.size() == 2);
    CHECK(words_of(result.page.steps[0].blocks[1].content) == "a text");
    CHECK(result.page.steps[0].blocks[2].name == "nothing");
    CHECK(result.page.steps[1].title == "Two");
}

TEST_CASE("page: front matter must be there, be closed and have a title") {
    const std::string step = "```stage\n```\n## b\n";
    CHECK(faults(step) == Faults{"1 page.front"});
    CHECK(faults("") == Faults{"1 page.front", "1 page.no_steps"});
    CHECK(faults("---\ntitle: a\n" + step).front() == "1 page.front");
    CHECK(faults("---\ngoal: a\n---\n" + step) == Faults{"1 page.missing of=@type.front_matter name=title"});
    CHECK(faults("---\ntitle: a\nminutes: soon\n---\n" + step) == Faults{"3 values.type name=minutes found=soon expected=@type.number of=@type.front_matter"});
    CHECK(faults("---\ntitle: a\nauthor: b\n---\n" + step).front().starts_with("3 values.unknown name=author found=b"));
    CHECK(faults("---\ntitle: a\nwhat\n---\n" + step) == Faults{"3 page.setting of=@type.front_matter found=what expected=name: value"});
}

TEST_CASE("page: steps begin with a stage and have a title") {
    CHECK(faults(front) == Faults{"4 page.no_steps"});
    CHECK(faults(front + "text\n```stage\n```\n## b\n") == Faults{"4 page.before_stage", "4 page.step_title"});
    CHECK(faults(front + "```stage\n```\ntext\n\n### Too small\n") == Faults{"4 page.step_title"});
    CHECK(faults(front + "- a\n\n  ```stage\n  ```\n## b\n").size() == 3);
}

TEST_CASE("page: settings of a stage have their types and forms") {
    CHECK(stage_fault("model = xor\nseed = 7\nprecision = float\nview = graph\nstep = 20\nbatch_size = 1").empty());
    CHECK(stage_fault("data = given x=0,0;0,1 y=0;1\nrun = put a.w[0,0] 1; set learning_rate 0.5\nmask = a.w[0,0], a.b[0]").empty());
    CHECK(stage_fault("expression = e = a*b; L = e + c\nvalues = a=2 b=-3 c=10").empty());
    CHECK(stage_fault("landscape = a.w[0,0] a.w[0,1]\nlandscape_range = -2 2\nrace = SGD:0.1 SGD:0.01").empty());
    CHECK(stage_fault("keep = weights\ncursor = forward:hidden.z").empty());
    CHECK(stage_fault("cursor = tick:12").empty());
    CHECK(stage_fault("seed = 1.5").starts_with("5 values.whole name=seed"));
    CHECK(stage_fault("batch_size = 0").starts_with("5 values.range name=batch_size"));
    CHECK(stage_fault("view = 3d").starts_with("5 values.choice name=view"));
    CHECK(stage_fault("model =") == "5 page.setting of=stage found=model = expected=name = value");
    for (const std::string& cursor : {"end", "forward", "forward:", "tick:", "tick:-1", "tick:x", "tick:1234567890", "update:3", ""})
        if (!cursor.empty()) CHECK(stage_fault("cursor = " + cursor).starts_with("5 page.form name=cursor found=" + cursor + " expected=start | forward:NODE"));
    CHECK(stage_fault("expression = a*\nvalues = a=2").starts_with("5 arithmetic.syntax at=3"));
    CHECK(stage_fault("expression = a\nvalues = a=2 b") == "6 page.form name=values found=b expected=a=2 b=-3 of=stage");
    CHECK(stage_fault("values = a=2") == "5 page.missing of=values name=expression");
    CHECK(stage_fault("expression = a\nmodel = xor") == "6 page.exclusive name=expression other=model");
    CHECK(stage_fault("seed = 2\nkeep = run") == "5 page.exclusive name=keep other=seed");
    CHECK(stage_fault("keep = run\nstep = 3") == "6 page.exclusive name=keep other=step");
    CHECK(stage_fault("landscape_range = 3 -3") == "5 page.form name=landscape_range found=3 -3 expected=-3 3 of=stage");
    CHECK(stage_fault("landscape = a b c").starts_with("5 page.form name=landscape"));
    CHECK(stage_fault("race = SGD:0.1 SGD") == "5 page.form name=race found=SGD expected=SGD:0.1 SGD:0.01 of=stage");
    CHECK(stage_fault("race = SGD:0").starts_with("5 page.form name=race"));
}

TEST_CASE("page: what is wrong with a widget, a goal, a question") {
    CHECK(faults_in("```widget sliders\n```\n").front().starts_with("8 page.widget found=sliders expected=weight_slider, expression"));
    CHECK(faults_in("```widget weight_slider\nfrom = 1\n```\n") == Faults{"8 page.missing of=widget weight_slider name=cell"});
    CHECK(faults_in("```widget plane\nsize = 3\n```\n").front().starts_with("9 values.unknown name=size"));
    CHECK(faults_in("```widget expression\ntext = a +\n```\n").front().starts_with("8 arithmetic.syntax"));
    CHECK(faults_in("```goal\nDo it.\n```\n").front() == "8 arithmetic.syntax at=1 found=@end.text expected=@type.operand");
    CHECK(faults_in("```goal loss < 1\n$x\n```\n") == Faults{"9 page.stray found=$"});
    CHECK(faults_in("```question\nanswer = 1\n```\n") == Faults{"8 page.missing of=question name=@type.sentence"});
    CHECK(faults_in("```question\nWhat?\n```\n") == Faults{"8 page.missing of=question name=answer"});
    CHECK(faults_in("```question\nWhat?\nanswer = 1 +\ndigits = 0\nhint = **a\nhunt = b\n```\n") ==
          Faults{"10 arithmetic.syntax at=4 found=@end.text expected=@type.operand", "11 values.range name=digits found=0 expected=1 … 12 of=question",
                 "12 page.stray found=**", "13 values.unknown name=hunt found=b expected=answer, digits, hint, because, choices of=question"});
    for (const std::string& answer : {"0", "3", "1.5", "a", "a*b"})
        CHECK(faults_in("```question\nWhat?\nchoices = a | b\nanswer = " + answer + "\n```\n") == Faults{"8 page.choice found=" + answer + " expected=1 … 2"});
}

TEST_CASE("page: blocks that nobody knows, that are hidden in lists or never end") {
    CHECK(faults_in("```qestion\nWhat?\n```\n") == Faults{"8 page.block found=qestion expected=stage, widget, goal, question, check, text, python, json, sh"});
    CHECK(faults_in("- a\n\n  ```goal loss < 1\n  Do it.\n  ```\n") == Faults{"10 page.nested found=goal loss < 1"});
    CHECK(faults_in("a\n\n```goal loss < 1\nDo it.\n\n").front() == "10 page.unclosed found=```goal loss < 1");
    CHECK(faults_in("~~~text\n```\n~~~\n").empty());
    CHECK(faults_in("````text\n```\n````\n").empty());
}

TEST_CASE("page: a backslash or an entity behind a fence does not lose its line") {
    CHECK(faults_in("a\n\n```goal loss &lt; 1 \\+\nDo it.\n```\n").front().starts_with("10 arithmetic.syntax"));
    CHECK(faults_in("a\n\n```goal loss \\< 1\nDo it.\n```\n").empty());
}

TEST_CASE("page: what is not text in UTF-8 is refused with its line") {
    for (const char* broken : {"\xFF", "\xC3", "\xE4\xB8", "\x80", "\xC0\xAF", "\xF5\x80\x80\x80"})
        CHECK(faults(page_with("a\n") + broken) == Faults{"9 page.encoding"});
}
