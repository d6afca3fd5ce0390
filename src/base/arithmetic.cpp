#include "base/arithmetic.h"

#include <algorithm>
#include <cmath>

namespace chainrule {
namespace {

constexpr TermFunction functions[] = {
    {"exp", 1, [](double a, double) { return std::exp(a); }},
    {"log", 1, [](double a, double) { return std::log(a); }},
    {"tanh", 1, [](double a, double) { return std::tanh(a); }},
    {"sigmoid", 1, [](double a, double) { return 1 / (1 + std::exp(-a)); }},
    {"relu", 1, [](double a, double) { return a > 0 ? a : 0 * a; }},
    {"sqrt", 1, [](double a, double) { return std::sqrt(a); }},
    {"abs", 1, [](double a, double) { return std::fabs(a); }},
    {"max", 2, [](double a, double b) { return a > b ? a : b; }},
    {"min", 2, [](double a, double b) { return a < b ? a : b; }},
};

double combine(const Term& term, double a, double b) {
    switch (term.kind) {
        case Term::Kind::negate: return -a;
        case Term::Kind::add: return a + b;
        case Term::Kind::subtract: return a - b;
        case Term::Kind::multiply: return a * b;
        case Term::Kind::divide: return a / b;
        case Term::Kind::power: return std::pow(a, b);
        case Term::Kind::call: return find_function(term.name)->value(a, b);
        case Term::Kind::less: return a < b;
        case Term::Kind::less_equal: return a <= b;
        case Term::Kind::greater: return a > b;
        case Term::Kind::greater_equal: return a >= b;
        case Term::Kind::equal: return a == b;
        case Term::Kind::not_equal: return a != b;
        case Term::Kind::both: return a != 0 && b != 0;
        case Term::Kind::either: return a != 0 || b != 0;
        case Term::Kind::negation: return a == 0;
        case Term::Kind::number:
        case Term::Kind::name: break;
    }
    return term.number;
}

void collect_names(const Term& term, std::vector<std::string>& names) {
    if (term.kind == Term::Kind::name && std::find(names.begin(), names.end(), term.name) == names.end()) names.push_back(term.name);
    for (const Term& arg : term.args) collect_names(arg, names);
}

}  // namespace

bool is_condition(const Term& term) { return term.kind >= Term::Kind::less; }

Result<double> evaluate(const Term& term, const Lookup& lookup) {
    if (term.kind == Term::Kind::number) return term.number;
    if (term.kind == Term::Kind::name) {
        const std::optional<double> value = lookup ? lookup(term.name) : std::nullopt;
        return value ? Result<double>(*value) : Error{"arithmetic.name", {{"name", term.name}}};
    }
    double of[2] = {0, 0};
    for (size_t i = 0; i < term.args.size() && i < 2; ++i) {
        const Result<double> value = evaluate(term.args[i], lookup);
        if (!value) return value;
        of[i] = *value;
    }
    return combine(term, of[0], of[1]);
}

std::optional<double> literal(const Term& term) {
    if (term.kind == Term::Kind::number) return term.number;
    if (term.kind == Term::Kind::negate && term.args[0].kind == Term::Kind::number) return -term.args[0].number;
    return std::nullopt;
}

std::vector<std::string> names_in(const Term& term) {
    std::vector<std::string> names;
    collect_names(term, names);
    return names;
}

const TermFunction* find_function(std::string_view name) {
    for (const TermFunction& function : functions)
        if (name == function.name) return &function;
    return nullptr;
}

std::string function_names() {
    std::string list;
    for (const TermFunction& function : functions) list += (list.empty() ? "" : ", ") + std::string(function.name);
    return list;
}

}  // namespace chainrule
