// One small language for everything that is written as arithmetic: goals, questions, typed answers, live numbers and
// the expressions whose gradients are looked at. Text -> Term (arithmetic_parse.cpp), Term -> number (arithmetic.cpp). Any thread.
//
//   numbers      0.5  1e-3  .5            names    a  loss  hidden.w[0,1]  grad output.b[0]  previous hidden.w[0,0]  hidden.a[2]#3
//   arithmetic   + - * / ^ ( )            calls    exp log tanh sigmoid relu sqrt abs (x), max min (a, b)
//   conditions   < <= > >= == !=  and or not
//
// Also as people type them: × · ÷ − ≤ ≥ ≠ ½ ², and the full-width forms of a Chinese keyboard. ^ binds most, to the right;
// then the sign, so that -2^2 is -4. A name that has other characters in it stands in quotes: "grad my-layer.w[0,0]".
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace chainrule {

struct Term {
    enum class Kind {
        number, name, negate, add, subtract, multiply, divide, power, call,
        less, less_equal, greater, greater_equal, equal, not_equal, both, either, negation,
    };
    Kind kind = Kind::number;
    double number = 0;
    std::string name;        // of a name: in one form, however it was spaced; of a call: the function
    std::vector<Term> args;
    int at = 0;              // where it (an operation: its operator) begins in the text, in bytes
};

bool is_condition(const Term& term);  // true or false, not a number
std::optional<double> literal(const Term& term);  // a number as it is written, with its sign; nothing where it is computed or named

// Errors: "arithmetic.syntax" (text, at: character, from 1; found, expected), "arithmetic.number" (text, found: too large),
// "arithmetic.function" (text, name, expected), "arithmetic.arguments" (text, name, found, expected), "arithmetic.kind" (text,
// at, found, expected: a condition where a number should be, or the other way round), "arithmetic.too_deep" (text, limit).
Result<Term> parse_arithmetic(std::string_view text);
Result<Term> parse_condition(std::string_view text);  // the same, and it must be one; parse_value: it must not
Result<Term> parse_value(std::string_view text);

// A program: statements separated by ; or line breaks, as in `e = a*b; d = e + c; L = d*f`.
struct Assignment {
    std::string name;  // "" only for the last one, where it has none
    Term value;
    int at = 0;        // where the statement begins in the text, in bytes
};
// Errors: those of parse_arithmetic; "arithmetic.twice" (text, name), "arithmetic.order" (text, name: used before it is assigned),
// "arithmetic.unnamed" (text, found: a statement without a name that is not the last).
Result<std::vector<Assignment>> parse_program(std::string_view text);

// The value of a name; nothing where there is none of that name.
using Lookup = std::function<std::optional<double>(const std::string& name)>;
// Conditions give 1 or 0. Errors: "arithmetic.name" (name). What cannot be computed (1/0, log(-1)) is infinite or not a number.
Result<double> evaluate(const Term& term, const Lookup& lookup);

std::vector<std::string> names_in(const Term& term);  // each once, as they first occur

// The functions: one row each.
struct TermFunction {
    const char* name;
    int arguments;
    double (*value)(double a, double b);  // b is not used by those of one argument
};
const TermFunction* find_function(std::string_view name);  // null where there is none
std::string function_names();                          // for errors: "exp, log, ..."

}  // namespace chainrule
