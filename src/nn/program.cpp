#include "nn/program.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/arithmetic.h"
#include "nn/ops.h"

namespace chainrule {
namespace {

constexpr size_t longest = 4000;

using One = NodeId (*)(Plan&, NodeId, std::string);
using Two = NodeId (*)(Plan&, NodeId, NodeId, std::string);

constexpr std::pair<const char*, One> of_one[] = {{"exp", exp},   {"log", log},   {"tanh", tanh}, {"sigmoid", sigmoid},
                                                  {"relu", relu}, {"sqrt", sqrt}, {"abs", abs}};

struct TwoRow {
    Term::Kind kind;
    const char* function;  // of a call
    const char* name;
    Two op;
};
constexpr TwoRow of_two[] = {{Term::Kind::add, "", "add", add},
                             {Term::Kind::subtract, "", "subtract", subtract},
                             {Term::Kind::multiply, "", "multiply", multiply},
                             {Term::Kind::divide, "", "divide", divide},
                             {Term::Kind::call, "max", "maximum", maximum},
                             {Term::Kind::call, "min", "minimum", minimum}};

// Cells are written in the same language, but are no variables; and names occur in cells, links and Commands.
bool is_word(std::string_view name) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), letter) && !(name[0] >= '0' && name[0] <= '9');
}

class Builder {
  public:
    explicit Builder(const Values& values) : values_(values) {}

    Result<Plan> build(const std::vector<Assignment>& statements) {
        for (const Assignment& s : statements) {
            taken_.insert(s.name);
            for (const std::string& name : names_in(s.value)) taken_.insert(name);
        }
        for (const Assignment& s : statements) {
            if (!s.name.empty() && !is_word(s.name)) return Error{"expression.name", {{"name", s.name}}};
            const Result<NodeId> made = node_of(s.value, s.name);
            if (!made) return made.error();
            if (!s.name.empty()) assign(s.name, *made);
            plan_.loss = plan_.output = *made;
        }
        if (!plan_[plan_.loss].op) return Error{"expression.nothing", {{"found", statements.back().name}}};
        if (Result<Done> all_used = check_values(); !all_used) return all_used.error();
        return std::move(plan_);
    }

  private:
    void assign(const std::string& name, NodeId id) {
        known_[name] = id;
        if (plan_[id].name != name) plan_.aliases.emplace_back(name, id);
    }

    Result<Done> check_values() {
        std::string variables;
        for (const Node& node : plan_.nodes)
            if (node.role == Role::parameter) variables += (variables.empty() ? "" : ", ") + node.name;
        for (auto& [name, value] : values_.items) {
            const NodeId id = plan_.find(name);
            if (id < 0 || plan_[id].role != Role::parameter || plan_[id].name != name)
                return Error{"expression.unused", {{"name", name}, {"expected", variables}}};
        }
        return Done{};
    }

    Result<NodeId> variable(const std::string& name) {
        if (const auto found = known_.find(name); found != known_.end()) return found->second;
        if (!is_word(name)) return Error{"expression.name", {{"name", name}}};
        const Value* value = values_.find(name);
        if (!value || !std::get_if<double>(value)) return Error{"expression.value", {{"name", name}, {"found", value ? to_text(*value) : ""}}};
        return known_[name] = plan_.add_parameter(name, shape_of({}));
    }

    NodeId constant(double x, const std::string& name) {
        const std::string text = name.empty() ? number_text(x) : name;
        const NodeId there = plan_.find(text);
        return there >= 0 ? there : plan_.add_constant(text, shape_of({}), {x});
    }

    std::string name_of(const char* op, const std::string& name) {
        if (!name.empty()) return name;
        std::string numbered;
        do numbered = std::string(op) + "_" + std::to_string(++counts_[op]);
        while (taken_.contains(numbered));
        return numbered;
    }

    // The node for a term; `name` is for its outermost operation, "" where it has none of its own.
    Result<NodeId> node_of(const Term& term, const std::string& name = "") {
        if (const auto x = literal(term)) return constant(*x, name);
        if (term.kind == Term::Kind::name) return variable(term.name);
        if (term.kind == Term::Kind::power) return power_of(term, name);
        std::vector<NodeId> in;
        for (const Term& arg : term.args) {
            const Result<NodeId> id = node_of(arg);
            if (!id) return id;
            in.push_back(*id);
        }
        if (term.kind == Term::Kind::negate) return neg(plan_, in[0], name_of("neg", name));
        for (auto& [function, op] : of_one)
            if (term.kind == Term::Kind::call && term.name == function) return op(plan_, in[0], name_of(function, name));
        for (const TwoRow& row : of_two)
            if (term.kind == row.kind && (row.kind != Term::Kind::call || term.name == row.function))
                return row.op(plan_, in[0], in[1], name_of(row.name, name));
        CHAINRULE_ASSERT(false, "every function and operator of the arithmetic has an op");
    }

    Result<NodeId> power_of(const Term& term, const std::string& name) {
        const Result<NodeId> base = node_of(term.args[0]);
        if (!base) return base;
        if (names_in(term.args[1]).empty()) return power(plan_, *base, *evaluate(term.args[1], nullptr), name_of("power", name));
        const Result<NodeId> exponent = node_of(term.args[1]);
        if (!exponent) return exponent;
        const NodeId logarithm = log(plan_, *base, name_of("log", ""));
        return exp(plan_, multiply(plan_, *exponent, logarithm, name_of("multiply", "")), name_of("exp", name));
    }

    const Values& values_;
    Plan plan_;
    std::map<std::string, NodeId> known_;  // variables, and what was assigned
    std::map<std::string, int> counts_;    // per op, of nodes without a name of their own
    std::set<std::string> taken_;          // names that occur in the program
};

}  // namespace

Result<Plan> plan_of_program(std::string_view text, const Values& values) {
    if (text.size() > longest) return Error{"expression.too_long", {{"limit", std::to_string(longest)}}};
    const Result<std::vector<Assignment>> statements = parse_program(text);
    if (!statements) return statements.error();
    return Builder(values).build(*statements);
}

void initialize(const Plan& program, const Values& values, Parameters& parameters) {
    for (const Node& node : program.nodes)
        if (node.role == Role::parameter) parameters.value.set(node.offset, values.number(node.name));
}

}  // namespace chainrule
