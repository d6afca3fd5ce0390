#include "nn/expr.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace chainrule {
namespace {

using Args = std::span<const double>;

Expr with_args(Expr::Kind kind, std::vector<Expr> args) {
    Expr e;
    e.kind = kind, e.args = std::move(args);
    return e;
}

std::vector<Expr> two(Expr a, Expr b) {
    std::vector<Expr> args;
    args.push_back(std::move(a)), args.push_back(std::move(b));
    return args;
}

}  // namespace

namespace fn {

const Function exp{"exp", [](Args x) { return std::exp(x[0]); }};
const Function log{"log", [](Args x) { return std::log(x[0]); }};
const Function tanh{"tanh", [](Args x) { return std::tanh(x[0]); }};
const Function abs{"abs", [](Args x) { return std::fabs(x[0]); }};
const Function sqrt{"sqrt", [](Args x) { return std::sqrt(x[0]); }};
const Function relu{"relu", [](Args x) { return x[0] < 0 ? 0 : x[0]; }};
const Function step{"step", [](Args x) { return x[0] > 0 ? 1.0 : 0.0; }};
const Function sign{"sign", [](Args x) { return double((x[0] > 0) - (x[0] < 0)); }};
const Function max{"max", [](Args x) { return *std::max_element(x.begin(), x.end()); }};
const Function min{"min", [](Args x) { return *std::min_element(x.begin(), x.end()); }};
const Function clip{"clip", [](Args x) { return std::min(std::max(x[0], x[1]), x[2]); }};
const Function inside{"inside", [](Args x) { return x[0] > x[1] && x[0] < x[2] ? 1.0 : 0.0; }};
const Function one_if_equal{"one_if_equal", [](Args x) { return x[0] == x[1] ? 1.0 : 0.0; }};
// Both without overflow, however large |x|.
const Function sigmoid{"sigmoid", [](Args x) {
    const double e = std::exp(-std::fabs(x[0]));
    return (x[0] < 0 ? e : 1) / (1 + e);
}};
const Function softplus{"softplus", [](Args x) { return std::max(x[0], 0.0) + std::log1p(std::exp(-std::fabs(x[0]))); }};

}  // namespace fn

Expr number(double x) {
    Expr e;
    e.number = x;
    return e;
}

Expr cell(Cell c) {
    Expr e;
    e.kind = Expr::Kind::cell, e.cell = c;
    return e;
}

Expr sum(std::vector<Expr> terms) { return with_args(Expr::Kind::sum, std::move(terms)); }
Expr product(std::vector<Expr> factors) { return with_args(Expr::Kind::product, std::move(factors)); }
Expr quotient(Expr over, Expr under) { return with_args(Expr::Kind::quotient, two(std::move(over), std::move(under))); }
Expr power(Expr base, Expr exponent) { return with_args(Expr::Kind::power, two(std::move(base), std::move(exponent))); }
Expr difference(Expr a, Expr b) { return sum(two(std::move(a), negate(std::move(b)))); }

Expr negate(Expr x) {
    std::vector<Expr> args;
    args.push_back(std::move(x));
    return with_args(Expr::Kind::negate, std::move(args));
}

Expr call(const Function& function, std::vector<Expr> args) {
    Expr e = with_args(Expr::Kind::call, std::move(args));
    e.function = &function;
    return e;
}

Expr with_cells(const Expr& e, const std::function<Expr(const Expr&)>& instead) {
    if (e.kind == Expr::Kind::cell) return instead(e);
    Expr changed = e;
    for (Expr& arg : changed.args) arg = with_cells(arg, instead);
    return changed;
}

double evaluate(const Expr& e, const Plan& plan, const Memory& memory) {
    auto arg = [&](size_t i) { return evaluate(e.args[i], plan, memory); };
    switch (e.kind) {
        case Expr::Kind::number: return e.number;
        case Expr::Kind::cell: return read(e.cell, plan, memory);
        case Expr::Kind::quotient: return arg(0) / arg(1);
        case Expr::Kind::power: return std::pow(arg(0), arg(1));
        case Expr::Kind::negate: return -arg(0);
        case Expr::Kind::sum: {
            double total = 0;
            for (size_t i = 0; i < e.args.size(); ++i) total += arg(i);
            return total;
        }
        case Expr::Kind::product: {
            double total = 1;
            for (size_t i = 0; i < e.args.size(); ++i) total *= arg(i);
            return total;
        }
        case Expr::Kind::call: {
            std::vector<double> values;
            for (size_t i = 0; i < e.args.size(); ++i) values.push_back(arg(i));
            return e.function->eval(values);
        }
    }
    CHAINRULE_ASSERT(false, "an Expr has one of the kinds above");
}

}  // namespace chainrule
