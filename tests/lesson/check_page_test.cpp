#include "lesson/check_page.h"

#include <catch_amalgamated.hpp>

#include "../support/places.h"
#include "../tutorial/pages.h"

using namespace chainrule;
using Faults = std::vector<std::string>;

namespace {

Beside zoo() {
    Beside beside;
    beside.model = [](const std::string& name) -> std::optional<std::string> {
        if (name == "broken") return "{";
        std::string text = read_file(source_dir() / "tutorials/models" / (name + ".json"));
        return text.empty() ? std::nullopt : std::optional(text);
    };
    beside.page = [](const std::string& name) { return name == "01-first"; };
    return beside;
}

// What is wrong with a page of one step; its stage begins in line 5, what follows its title in line 9 where the stage has one setting.
Faults wrong(const std::string& stage, const std::string& rest = "") {
    const std::string page = "---\ntitle: a\n---\n```stage\n" + stage + "\n```\n## b\n\n" + rest;
    Faults all;
    for (const Error& error : check_page(parse_page("page", page), zoo())) all.push_back(words_of(error));
    return all;
}
Faults wrong_text(const std::string& rest) { return wrong("model = xor", rest); }

}  // namespace

TEST_CASE("check page: what is right is not complained about") {
    CHECK(wrong("model = xor\ndata = xor noise=0.1\nseed = 4\nbatch_size = 5\nrun = set learning_rate 0.5; put hidden.w[0,1] 2; sample 3; speed 4; play\n"
                "step = 3\ncursor = backward:hidden.z\nselect = grad hidden.w[0,0]\nmask = hidden.z[0], output.a[0]#4\n"
                "landscape = hidden.w[0,0] hidden.b[1]\nrace = SGD:0.1",
                "`=hidden.a[0]` `=learning_rate` `=loss + test_loss`\n[a](do:tick) [b](<do:put hidden.b[0] 1>) [c](see:x[1]) [d](page:01-first) "
                "[e](https://a.b)\n\n```goal accuracy > 0.9 and abs(grad output.b[0]) < 1\nDo it.\n```\n\n"
                "```question\nWhat?\nanswer = hidden.a[0] * output.w[0,0]\nhint = `=hidden.a[0]`\n```\n\n```widget weight_slider\ncell = output.b[0]\n```\n") ==
          Faults{});
    CHECK(wrong("data = given x=1,2;3,4 y=1;0\nmodel = one-neuron\nbatch_size = 2\ncursor = forward:neuron.a", "`=neuron.a[0]#1`\n") == Faults{});
    CHECK(wrong("cursor = start") == Faults{});  // all by default
}

TEST_CASE("check page: models and pages must be there") {
    CHECK(wrong("model = nobody") == Faults{"5 page.model name=nobody"});
    CHECK(wrong("model = broken") == Faults{"5 page.broken_model name=broken"});
    CHECK(wrong_text("a\n[b **c**](page:07-nowhere)\n") == Faults{"10 page.no_page name=07-nowhere"});
    std::string page = page_with("a\n");
    page.insert(4, "needs: 01-first, 09-last\n");
    const auto errors = check_page(parse_page("page", page), zoo());
    REQUIRE(errors.size() == 1);
    CHECK(words_of(errors[0]) == "1 page.no_page name=09-last");
}

TEST_CASE("check page: data must exist and fit the model") {
    CHECK(wrong("model = xor\ndata = moons").front().starts_with("6 data.unknown name=moons"));
    CHECK(wrong("model = xor\ndata = spiral noise=2").front().starts_with("6 values.range name=noise"));
    CHECK(wrong("model = xor\ndata = spiral noise").front().starts_with("6 command.arguments verb=data"));
    CHECK(wrong("model = xor\ndata = given x=1 y=0").front().starts_with("6 model.data"));
}

TEST_CASE("check page: cells must be in the step's network, wherever they are named") {
    const Faults at_10{"10 cell.node found=nobody.a expected="};
    CHECK(wrong_text("a\n`=nobody.a[0]`\n") == at_10);
    CHECK(wrong_text("a\n[b](see:nobody.a[0])\n") == at_10);
    CHECK(wrong_text("a\n**[b](<see:grad nobody.a[0]>)**\n") == at_10);
    CHECK(wrong_text("\n```goal nobody.a[0] > 1\nDo it.\n```\n") == at_10);
    CHECK(wrong_text("\n```question\nWhat?\nanswer = 2*nobody.a[0]\n```\n") == at_10);
    CHECK(wrong_text("\n```widget weight_slider\ncell = nobody.a[0]\n```\n") == at_10);
    CHECK(wrong_text("```question\n`=nobody.a[0]`\nanswer = 2\nhint = `=hidden.w[0,9]`\nbecause = [a](see:hidden.w)\nchoices = `=x[2]` | b\n```\n").size() == 4);
    CHECK(wrong("model = xor\nselect = nobody.a[0]") == Faults{"6 cell.node found=nobody.a expected="});
    CHECK(wrong("model = xor\nmask = x[0], nobody.a[0]") == Faults{"6 cell.node found=nobody.a expected="});
    CHECK(wrong("model = xor\nlandscape = nobody.w[0,0]") == Faults{"6 cell.node found=nobody.w expected="});
    CHECK(wrong_text("`=hidden.a[0]#10`\n") == Faults{"9 cell.row found=10 expected=0..9"});
    CHECK(wrong("model = xor\nbatch_size = 3", "`=hidden.a[0]#2` `=hidden.a[0]#3`\n") == Faults{"10 cell.row found=3 expected=0..2"});
    CHECK(wrong_text("`=los`\n") == Faults{"9 page.name name=los expected=loss, test_loss, accuracy, test_accuracy, step, epoch, parameters, examples, learning_rate"});
}

TEST_CASE("check page: a source of published numbers must be there") {
    CHECK(wrong_text("```widget proof\nsource = mazur\n```\n") == Faults{});
    CHECK(wrong_text("```widget proof\nsource = nobody\n```\n").front().starts_with("9 page.source found=nobody"));
}

TEST_CASE("check page: where only a weight or bias will do") {
    CHECK(wrong_text("```widget weight_slider\ncell = hidden.a[0]\n```\n") == Faults{"9 page.parameter name=hidden.a[0]"});
    CHECK(wrong_text("```widget gradient_check\ncell = grad hidden.w[0,0]\n```\n") == Faults{"9 page.parameter name=grad hidden.w[0,0]"});
    CHECK(wrong("model = xor\nlandscape = hidden.w[0,0] x[0]") == Faults{"6 page.parameter name=x[0]"});
}

TEST_CASE("check page: Commands must read, and be accepted by the run") {
    CHECK(wrong("model = xor\nrun = put hidden.w[0,0] 1; jump").front().starts_with("6 command.unknown verb=jump"));
    CHECK(wrong("model = xor\nrun = put hidden.a[0] 1") == Faults{"6 command.cell cell=hidden.a[0]"});
    CHECK(wrong("model = xor\nrun = set learning_rate -1").front().starts_with("6 values.range name=learning_rate"));
    CHECK(wrong("model = xor\nrun = sample 10").front().starts_with("6 command.arguments verb=sample"));
    CHECK(wrong_text("[a](do:steps)\n").front().starts_with("9 command.unknown verb=steps"));
    CHECK(wrong_text("[a](<do:put nobody.w[0,0] 1>)\n") == Faults{"9 command.cell cell=nobody.w[0,0]"});
    CHECK(wrong_text("[a](<do:set batch_size 2>) [b](<do:sample 5>)\n") == Faults{});  // one link may be followed without the other
    CHECK(wrong_text("[a](<do:goto 100000000>) [b](do:epoch)\n") == Faults{});         // read, not run
}

TEST_CASE("check page: a cursor must be at an op of the step, a race between optimizers") {
    const Faults faults = wrong("model = xor\ncursor = forward:hidden.q");
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].starts_with("6 page.node found=forward:hidden.q expected=hidden.xw, hidden.z, hidden.a"));
    CHECK(wrong("model = xor\ncursor = tick:1000").front().starts_with("6 page.node found=tick:1000"));
    CHECK(wrong("model = xor\nrace = SGD:0.1 Adamant:1").front().starts_with("6 page.optimizer found=Adamant expected=SGD"));
}

TEST_CASE("check page: the names of an expression are numbers of its run") {
    const std::string expression = "expression = e = a*b; d = e + c; L = d*f\nvalues = a=2 b=-3 c=10 f=-2\n";
    CHECK(wrong(expression + "cursor = backward:d\nselect = grad e\nmask = grad a, d\nlandscape = a b\nrun = put a 3; set learning_rate 0.5",
                "`=e` and `=grad a` of `=L`, `=loss` [a](see:f)[b](<do:put c 1>)\n\n```goal L > 0\nDo it.\n```\n\n"
                "```widget weight_slider\ncell = a\n```\n") == Faults{});
    CHECK(wrong(expression + "cursor = forward:g").front().starts_with("7 page.node found=forward:g expected=e, d, L"));
    CHECK(wrong(expression + "select = g") == Faults{"7 cell.node found=g expected="});
    CHECK(wrong(expression + "seed = 1", "`=g`\n").front().starts_with("11 page.name name=g"));
    CHECK(wrong(expression + "seed = 1", "```widget weight_slider\ncell = e\n```\n") == Faults{"11 page.parameter name=e"});
    CHECK(wrong("expression = a*b\nvalues = a=2").front().starts_with("6 expression.value name=b"));
    CHECK(wrong("expression = a*b").front().starts_with("5 expression.value name=a"));
    CHECK(wrong("expression = a*b\nvalues = a=2 b=1 z=3").front().starts_with("6 expression.unused name=z"));
}

TEST_CASE("check page: a kept run is that of the step before") {
    const std::string keep = "```stage\nkeep = run\n```\n## c\n`=hidden.a[0]` `=nobody.a[0]`\n";
    CHECK(wrong_text(keep) == Faults{"13 cell.node found=nobody.a expected="});
    CHECK(wrong("keep = run") == Faults{"5 page.keeps_nothing"});
}

TEST_CASE("check page: a line that cannot be read is not judged twice, and comes with the others in order") {
    CHECK(wrong("model = nobody\nseed = x", "`=1 +`\n\n```stage\nmodel = xor\n```\n## c\n`=nobody.a[0]`\n") ==
          Faults{"5 page.model name=nobody", "6 values.type name=seed found=x expected=@type.number of=stage",
                 "10 arithmetic.syntax at=4 found=@end.text expected=@type.operand", "16 cell.node found=nobody.a expected="});
    CHECK(wrong("expression = a*b\nvalues = a=2 b") == Faults{"6 page.form name=values found=b expected=a=2 b=-3 of=stage"});
}

TEST_CASE("check page: a goal must be open when its step begins") {
    CHECK(wrong_text("```goal step >= 0\nDo it.\n```\n") == Faults{"9 page.goal_met goal=step >= 0"});
    CHECK(wrong("model = xor\nstep = 2", "```goal step >= 2\nDo it.\n```\n") == Faults{"10 page.goal_met goal=step >= 2"});
    // What is not computed yet is not met, though zeros stand in its place.
    CHECK(wrong_text("```goal abs(hidden.a[0]) < 1e-9\nDo it.\n```\n") == Faults{});
    CHECK(wrong("model = xor\ncursor = forward:hidden.z\nrun = put hidden.w[0,0] 3", "```goal hidden.w[0,0] > 2.5\nDo it.\n```\n") ==
          Faults{"11 page.goal_met goal=hidden.w[0,0] > 2.5"});
}

TEST_CASE("check page: a step that keeps its run begins as the straight way leads to it") {
    const std::string goal = "```goal hidden.w[0,0] == 7\nDo it.\n```\n";
    const auto met = [&](const std::string& stage) { return wrong("model = xor\nrun = put hidden.w[0,0] 7", "```stage\n" + stage + "\n```\n## c\n" + goal); };
    CHECK(met("keep = run").size() == 1);
    CHECK(met("keep = weights\nbatch_size = 2").size() == 1);
    CHECK(met("keep = run\nrun = put hidden.w[0,0] 6") == Faults{});
    CHECK(met("model = xor") == Faults{});
}

TEST_CASE("check page: a stated number is what the engine has, rounded to as many places") {
    const std::string parabola = "expression = f = x^2\nvalues = x=10\nrun = set learning_rate 0.05";
    const auto check = [&](const std::string& line) { return wrong(parabola, "```check\n" + line + "\n```\n"); };
    CHECK(check("3.4868 = x after goto 10") == Faults{});
    CHECK(check("0.0605 = x after set learning_rate 0.2; goto 10") == Faults{});
    CHECK(check("100 = x^2\n\n9 = x after goto 1") == Faults{});
    CHECK(check("0.2910 from Mazur's post") == Faults{});
    CHECK(check("3.4867 = x after goto 10").front().starts_with("12 page.number found=3.4867 name=x expected=3.48678"));
    CHECK(check("1 = f") == Faults{"12 page.no_number name=f"});
    CHECK(check("3.4867 = x +").front().starts_with("12 arithmetic.syntax"));
    CHECK(check("x = 3").front().starts_with("12 page.setting of=check found=x = 3"));
    CHECK(check("3").size() == 1);
    CHECK(check("1 = x after jump 3").front().starts_with("12 command.unknown"));
}

TEST_CASE("check page: without training, what lies further on is taken as it is") {
    const std::string page = page_with("```check\n1 = step after goto 100000000\n1 = step\n```\n\n```stage\nmodel = xor\nstep = 1000000\n```\n## c\n\n"
                                       "```goal step > 2\nDo it.\n```\n\n```stage\nkeep = run\n```\n## d\n```goal step > 2\nDo it.\n```\n");
    const auto errors = check_page(parse_page("page", page), zoo(), false);
    REQUIRE(errors.size() == 1);
    CHECK(words_of(errors[0]) == "10 page.number found=1 name=step expected=0");
}

TEST_CASE("check page: a formula that cannot be set is named with its line, wherever it stands") {
    Beside beside = zoo();
    beside.formula = [](const std::string& tex, bool display) { return tex == "x" || (tex == "y" && display); };
    const std::string page = "---\ntitle: a\n---\n```stage\nmodel = xor\n```\n## b\n\n$x$ and $y$\n\n$$y$$\n\n$$\\frac$$\n\n"
                             "```question\nWhat is $z$?\nanswer = loss\nbecause = $x$\n```\n";
    Faults all;
    for (const Error& error : check_page(parse_page("page", page), beside)) all.push_back(words_of(error));
    CHECK(all == Faults{"9 page.formula found=y", "13 page.formula found=\\frac", "16 page.formula found=z"});
}
