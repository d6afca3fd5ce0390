#include "base/arithmetic.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <map>

using namespace chainrule;

namespace {

const std::map<std::string, double> known{{"a", 2},
                                          {"b", -3},
                                          {"loss", 0.25},
                                          {"learning_rate", 0.5},
                                          {"hidden.w[0,1]", 0.4},
                                          {"grad output.b[0]", 0.1},
                                          {"previous hidden.w[0,0]", 0.15},
                                          {"slot_0 hidden.w[0,0]", 7},
                                          {"hidden.a[2]#3", 0.6},
                                          {"lstm@3.i[5]", 11},
                                          {"权重", 5},
                                          {"my-layer.b[0]", 9}};

std::optional<double> look_up(const std::string& name) {
    const auto found = known.find(name);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

double value(const std::string& text) {
    INFO(text);
    const Result<Term> term = parse_arithmetic(text);
    REQUIRE(term);
    const Result<double> result = evaluate(*term, look_up);
    REQUIRE(result);
    return *result;
}

// "key name=value name=value": the error without the text it is about.
std::string words(const Error& error) {
    std::string all = error.key;
    for (auto& [name, argument] : error.arguments)
        if (name != "text") all += " " + name + "=" + argument;
    return all;
}
std::string fault(std::string_view text) {
    const Result<Term> term = parse_arithmetic(text);
    return term ? "" : words(term.error());
}
std::string program_fault(std::string_view text) {
    const auto program = parse_program(text);
    return program ? "" : words(program.error());
}

}  // namespace

TEST_CASE("arithmetic: numbers are written as everywhere, fractions too") {
    CHECK(value("0.5") == 0.5);
    CHECK(value(".5") == 0.5);
    CHECK(value("2.") == 2);
    CHECK(value("1e-3") == 0.001);
    CHECK(value("1E+2") == 100);
    CHECK(value(" 1/3 ") == 1.0 / 3);
    CHECK(value("+3") == 3);
}

TEST_CASE("arithmetic: products before sums, powers before signs, from left to right, powers from right to left") {
    CHECK(value("1+2*3") == 7);
    CHECK(value("(1+2)*3") == 9);
    CHECK(value("8-3-2") == 3);
    CHECK(value("8/4/2") == 1);
    CHECK(value("2^3^2") == 512);
    CHECK(value("-2^2") == -4);
    CHECK(value("2^-1") == 0.5);
    CHECK(value("2^-1*4") == 2);
    CHECK(value("2*-3") == -6);
    CHECK(value("--2") == 2);
    CHECK(value("1 - -2") == 3);
}

TEST_CASE("arithmetic: every function has its value") {
    CHECK(value("exp(1)") == std::exp(1.0));
    CHECK(value("log(2)") == std::log(2.0));
    CHECK(value("tanh(0.5)") == std::tanh(0.5));
    CHECK(value("sigmoid(0)") == 0.5);
    CHECK(value("relu(-3) + relu(4)") == 4);
    CHECK(value("sqrt(16)") == 4);
    CHECK(value("abs(b)") == 3);
    CHECK(value("max(a, b)") == 2);
    CHECK(value("min(a, b)") == -3);
}

TEST_CASE("arithmetic: names are cells as they are written everywhere, and words") {
    CHECK(value("hidden.w[0,1]") == 0.4);
    CHECK(value("hidden.w[0, 1]*2") == 0.8);
    CHECK(value("grad output.b[0]") == 0.1);
    CHECK(value("grad  output.b[0] / 2") == 0.05);
    CHECK(value("previous hidden.w[0,0] - learning_rate * grad output.b[0]") == 0.15 - 0.5 * 0.1);
    CHECK(value("slot_0 hidden.w[0,0]") == 7);
    CHECK(value("hidden.a[2]#3") == 0.6);
    CHECK(value("lstm@3.i[5]") == 11);
    CHECK(value("权重+1") == 6);
    CHECK(value("\"my-layer.b[0]\" - 1") == 8);
}

TEST_CASE("arithmetic: signs as people type them mean the same") {
    CHECK(value("2×3") == 6);
    CHECK(value("2·3") == 6);
    CHECK(value("6÷4") == 1.5);
    CHECK(value("5−7") == -2);
    CHECK(value("（１＋２）＊３．５") == 10.5);
    CHECK(value("max（a，b）") == 2);
    CHECK(value("0。5") == 0.5);
    CHECK(value("０．５＋１") == 1.5);
    CHECK(value("－０．５×４÷２") == -1);
    CHECK(value("—3") == -3);
    CHECK(value("１／４＾２") == 1.0 / 16);
    CHECK(value("1⁄2 ∕ 2") == 0.25);
    CHECK(value("3 • 2 ∙ 2 ・ 2") == 24);
    CHECK(value("−½") == -0.5);
    CHECK(value("0.5² + ¾") == 1);
    CHECK(value("1－0.5＊（1—0.5）") == 0.75);
    CHECK(fault("1½") != "");
    CHECK(value("a ≤ 2") == 1);
    CHECK(value("a ≥ 3") == 0);
    CHECK(value("a ≠ 3") == 1);
    CHECK(value("1\u3000+\u00a01") == 2);
}

TEST_CASE("arithmetic: conditions are true or false") {
    CHECK(value("loss < 0.25") == 0);
    CHECK(value("loss <= 0.25") == 1);
    CHECK(value("a > 1") == 1);
    CHECK(value("a >= 3") == 0);
    CHECK(value("a == 2") == 1);
    CHECK(value("a != 2") == 0);
    CHECK(value("a == 2 and b == 2") == 0);
    CHECK(value("a == 2 or b == 2") == 1);
    CHECK(value("not a == 2") == 0);
    CHECK(value("a == 2 or a == 2 and b == 2") == 1);    // and binds more than or
    CHECK(value("not a == 1 and a == 2") == 1);           // not binds more than and
    CHECK(value("a + 1 < b * -2") == 1);
    CHECK(value("(loss < 1) and (loss > 0)") == 1);
    CHECK(is_condition(*parse_arithmetic("a < 1")));
    CHECK_FALSE(is_condition(*parse_arithmetic("a - 1")));
    CHECK(parse_condition("a < 1"));
    CHECK_FALSE(parse_condition("a"));
    CHECK(parse_value("a"));
    CHECK_FALSE(parse_value("a < 1"));
}

TEST_CASE("arithmetic: what is wrong is said with its place, its text and what was expected") {
    CHECK(fault("") == "arithmetic.syntax at=1 found=@end.text expected=@type.operand");
    CHECK(fault("1 +") == "arithmetic.syntax at=4 found=@end.text expected=@type.operand");
    CHECK(fault("1 2") == "arithmetic.syntax at=3 found=2 expected=@type.operator");
    CHECK(fault("2 hidden") == "arithmetic.syntax at=3 found=hidden expected=@type.operator");
    CHECK(fault("2e") == "arithmetic.syntax at=2 found=e expected=@type.operator");
    CHECK(fault("(1 + 2") == "arithmetic.syntax at=7 found=@end.text expected=)");
    CHECK(fault("1 + 2)") == "arithmetic.syntax at=6 found=) expected=@type.operator");
    CHECK(fault("max(1, 2") == "arithmetic.syntax at=9 found=@end.text expected=)");
    CHECK(fault("3 $ 4") == "arithmetic.syntax at=3 found=$ expected=@type.operand");
    CHECK(fault("权重×（") == "arithmetic.syntax at=5 found=@end.text expected=@type.operand");  // characters, not bytes
    CHECK(fault("权重 × × 2") == "arithmetic.syntax at=6 found=× expected=@type.operand");
    CHECK(fault("hidden.w[0,") == "arithmetic.syntax at=12 found=@end.text expected=]");
    CHECK(fault("hidden.w[x]") == "arithmetic.syntax at=10 found=x expected=]");
    CHECK(fault("\"hidden") == "arithmetic.syntax at=1 found=\" expected=\"");
    CHECK(fault("accuracy = 1") == "arithmetic.syntax at=10 found== expected=@type.operator");
    CHECK(fault("a and") == "arithmetic.syntax at=6 found=@end.text expected=@type.operand");
    CHECK(fault("1 < 2 < 3") == "arithmetic.syntax at=7 found=< expected=@end.text");
    CHECK(fault("1e999") == "arithmetic.number found=1e999");
    CHECK(fault("sin(1)").starts_with("arithmetic.function name=sin expected=exp, log, "));
    CHECK(fault("max(1)") == "arithmetic.arguments name=max found=1 expected=2");
    CHECK(fault("exp(1, 2)") == "arithmetic.arguments name=exp found=2 expected=1");
    CHECK(fault("(a < 1) + 2") == "arithmetic.kind at=4 found=@type.condition expected=@type.value");
    CHECK(fault("a and b < 1") == "arithmetic.kind at=1 found=@type.value expected=@type.condition");
    CHECK(fault("exp(a < 1)") == "arithmetic.kind at=7 found=@type.condition expected=@type.value");
}

TEST_CASE("arithmetic: a name that nobody knows is an error of the value, not of the text") {
    const Result<double> result = evaluate(*parse_arithmetic("a + nobody"), look_up);
    REQUIRE_FALSE(result);
    CHECK(words(result.error()) == "arithmetic.name name=nobody");
    CHECK_FALSE(evaluate(*parse_arithmetic("a"), {}));
}

TEST_CASE("arithmetic: what cannot be computed is not finite") {
    CHECK(std::isinf(value("1/0")));
    CHECK(std::isnan(value("log(-1)")));
    CHECK(std::isnan(value("relu(0/0)")));
}

TEST_CASE("arithmetic: hostile depth is refused, long ordinary sums are not") {
    for (const std::string& unit : {"(", "-", "not ", "exp(", "1+", "2^", "1<2 and ", "+"}) {
        std::string text;
        for (int i = 0; i < 100000; ++i) text += unit;
        INFO(unit);
        CHECK(fault(text + "1") == "arithmetic.too_deep limit=100");
    }
    std::string sum = "0";
    for (int i = 0; i < 60; ++i) sum += " + a*b";
    CHECK(value(sum) == -360);
}

TEST_CASE("arithmetic: an error shows only the beginning of a long text, in whole characters") {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "权";
    const Result<Term> term = parse_arithmetic(text + " $");
    REQUIRE_FALSE(term);
    CHECK(term.error().arguments[0].second.size() <= 103);
    CHECK(term.error().arguments[0].second.ends_with("权…"));
}

TEST_CASE("arithmetic: the names of a term, each once, as they first occur") {
    CHECK(names_in(*parse_arithmetic("b*hidden.w[0, 1] + max(a, b) - grad  output.b[0]")) ==
          std::vector<std::string>{"b", "hidden.w[0,1]", "a", "grad output.b[0]"});
}

TEST_CASE("arithmetic: a term knows where it stands in the text") {
    const Term term = *parse_arithmetic("a + 权重 × b");
    CHECK(term.at == 2);
    CHECK(term.args[0].at == 0);
    CHECK(term.args[1].at == 11);
    CHECK(term.args[1].args[0].at == 4);
}

TEST_CASE("arithmetic: a program is a list of assignments, the last perhaps without a name") {
    const auto program = parse_program("e = a*b; d = e + c\n\nL = d*f;\n");
    REQUIRE(program);
    REQUIRE(program->size() == 3);
    CHECK((*program)[0].name == "e");
    CHECK((*program)[2].name == "L");
    CHECK(names_in((*program)[1].value) == std::vector<std::string>{"e", "c"});
    CHECK((*program)[1].at == 9);
    const auto one = parse_program("max(a, b)^2");
    REQUIRE(one);
    REQUIRE(one->size() == 1);
    CHECK((*one)[0].name.empty());
    CHECK(parse_program("e = a；e*2")->size() == 2);
}

TEST_CASE("arithmetic: what is wrong in a program") {
    CHECK(program_fault("") == "arithmetic.syntax at=1 found=@end.text expected=@type.operand");
    CHECK(program_fault("e = ; d = 1") == "arithmetic.syntax at=5 found=; expected=@type.operand");
    CHECK(program_fault("e = a b") == "arithmetic.syntax at=7 found=b expected=@type.operator");
    CHECK(program_fault("e = a; e = b") == "arithmetic.twice name=e");
    CHECK(program_fault("e = d + 1; d = 2") == "arithmetic.order name=d");
    CHECK(program_fault("e = e + 1") == "arithmetic.order name=e");
    CHECK(program_fault("a*b; d = 1") == "arithmetic.unnamed found=a*b");
    CHECK(program_fault("e = a < 1") == "arithmetic.kind at=7 found=@type.condition expected=@type.value");
    CHECK(program_fault("hidden.w[0,1] = 2") == "arithmetic.syntax at=1 found=hidden.w[0,1] expected=@type.variable");
    CHECK(program_fault("not = 2") == "arithmetic.syntax at=1 found=not expected=@type.variable");
}
