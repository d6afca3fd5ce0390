#include "nn/program.h"

#include <catch_amalgamated.hpp>

#include "base/arithmetic.h"

using namespace chainrule;

namespace {

Values values(std::initializer_list<std::pair<const char*, double>> list) {
    Values v;
    for (auto& [name, x] : list) v.set(name, x);
    return v;
}

std::vector<std::string> names(const Plan& plan) {
    std::vector<std::string> all;
    for (const Node& node : plan.nodes) all.push_back(node.name);
    return all;
}

std::string fault(const char* text, const Values& v) {
    const auto plan = plan_of_program(text, v);
    if (plan) return "";
    std::string all = plan.error().key;
    for (auto& [name, value] : plan.error().arguments)
        if (name != "text") all += " " + name + "=" + value;
    return all;
}

double result(const char* text, const Values& v) {
    const Plan plan = *plan_of_program(text, v);
    Memory memory = make_memory(plan, Precision::float64);
    initialize(plan, v, *memory.parameters);
    forward_all(plan, memory);
    return read_value(plan, memory, plan.loss, 0);
}

}  // namespace

TEST_CASE("program: variables are parameters, operations nodes, numbers constants, in the order they are computed") {
    const Plan plan = *plan_of_program("e = a*b + 2; d = e*2 + a; L = d^2 - 2", values({{"b", 1}, {"a", 2}}));
    CHECK(names(plan) == std::vector<std::string>{"a", "b", "multiply_1", "2", "e", "multiply_2", "d", "power_1", "L"});
    CHECK(plan[0].role == Role::parameter);
    CHECK(plan[3].role == Role::constant);
    CHECK(plan[plan.loss].name == "L");
    CHECK(plan.output == plan.loss);
    CHECK((plan.input == -1 && plan.target == -1 && plan.layers.empty()));
    CHECK(plan.n_parameters == 2);
}

TEST_CASE("program: parameters start from their values, whatever the order of those") {
    const Values v = values({{"b", 5}, {"a", -3}});
    const Plan plan = *plan_of_program("a - b", v);
    Memory memory = make_memory(plan, Precision::float64);
    initialize(plan, v, *memory.parameters);
    CHECK(read_value(plan, memory, plan.find("a"), 0) == -3);
    CHECK(read_value(plan, memory, plan.find("b"), 0) == 5);
    CHECK(plan[plan.loss].name == "subtract_1");
}

TEST_CASE("program: another name for what is there is an alias, and a counted name gives way to one of the program's") {
    const Plan plan = *plan_of_program("add_1 = a*a; copy = add_1; same = a; L = copy + same + 1", values({{"a", 3}}));
    CHECK(plan.find("copy") == plan.find("add_1"));
    CHECK(plan.find("same") == plan.find("a"));
    CHECK(names(plan) == std::vector<std::string>{"a", "add_1", "add_2", "1", "L"});
    CHECK(plan_of_program("e = a*a; L = e", values({{"a", 3}}))->loss == 1);
    const Plan named = *plan_of_program("c = 3; L = a*c", values({{"a", 3}}));
    CHECK(named[named.find("c")].constant == std::vector<double>{3});
}

TEST_CASE("program: every function and operator computes what the arithmetic says") {
    for (const char* text : {"exp(a)", "log(b)", "tanh(a)", "sigmoid(a)", "relu(a)", "relu(-a)", "sqrt(b)", "abs(a)", "max(a, b)", "min(a, b)",
                             "a + b", "a - b", "a*b", "a/b", "a^3", "b^-1.5", "b^(1/3)", "b^a", "2^a", "-a", "-(a + 1)", "+a*1", "3 - 2*a - 1",
                             "(1/3)*a", "a*-2 + b", "a^0", "-3^2*a"}) {
        INFO(text);
        const double expected = *evaluate(*parse_arithmetic(text), [](const std::string& name) { return name == "a" ? -1.25 : 2.5; });
        Values v;
        for (const std::string& name : names_in(*parse_arithmetic(text))) v.set(name, name == "a" ? -1.25 : 2.5);
        CHECK(result(text, v) == Catch::Approx(expected).epsilon(1e-14));
    }
}

TEST_CASE("program: what it cannot be made of is named") {
    CHECK(fault("a*b", values({{"a", 1}})) == "expression.value name=b found=");
    Values text = values({{"a", 1}});
    text.set("b", std::string("two"));
    CHECK(fault("a*b", text) == "expression.value name=b found=two");
    CHECK(fault("a*a", values({{"a", 1}, {"c", 1}})) == "expression.unused name=c expected=a");
    CHECK(fault("e = a*a; e*b", values({{"a", 1}, {"b", 2}, {"e", 1}})) == "expression.unused name=e expected=a, b");
    CHECK(fault("e = a*a; 2*e", values({{"a", 1}, {"2", 1}})) == "expression.unused name=2 expected=a");
    CHECK(fault("hidden.w[0,1]*2", {}) == "expression.name name=hidden.w[0,1]");
    CHECK(fault("a", values({{"a", 1}})) == "expression.nothing found=");
    CHECK(fault("e = a*2; L = a", values({{"a", 1}})) == "expression.nothing found=L");
    CHECK(fault("L = 3", {}) == "expression.nothing found=L");
    CHECK(fault("a +", values({{"a", 1}})).starts_with("arithmetic.syntax"));
    CHECK(fault("a < 1", values({{"a", 1}})).starts_with("arithmetic.kind"));
    CHECK(fault(std::string(4001, 'a').c_str(), {}) == "expression.too_long limit=4000");
    std::string longest = "x1 = a + a";
    for (int i = 2; longest.size() < 3970; ++i) longest += "; x" + std::to_string(i) + " = x" + std::to_string(i - 1) + "*a";
    CHECK(fault(longest.c_str(), values({{"a", 1}})) == "");
}

TEST_CASE("program: one without variables can be computed, and has no gradients") {
    CHECK(result("2*3 + 1", {}) == 7);
    CHECK_FALSE((*plan_of_program("2*3 + 1", {}))[2].wants_grad);
}
