// A program of single numbers as a Plan, so that `e = a*b; d = e + c; L = d*f` can be stepped, explained and rewound like a
// network. Every variable that is not assigned is a parameter, and needs a value; every operation is a node; a number is a
// constant, one node for all places where it stands. The last statement is the loss.
//
// Names: a statement's outermost operation has the name that is assigned; the others take their op's name and count within
// the program, "multiply_1", "multiply_2". `L = d` is another name for d (an alias). Nothing is batched: a workspace has one row.
//
// Powers: x^2, x^-1, x^(1/2) are the op power, whose exponent is a setting; where the exponent has variables in it,
// x^y is exp(y log(x)), as three nodes.
#pragma once
#include <string_view>

#include "base/values.h"
#include "nn/plan.h"

namespace chainrule {

// `values`: what each variable starts from. The Plan's loss and output are the last statement's node; it has no input, target
// or layers. Errors: those of parse_program; "expression.name" (name: not a single word), "expression.value" (name: a variable
// without a number, found), "expression.unused" (name: a value for what is not a variable, expected: the variables),
// "expression.nothing" (found: the last statement computes nothing), "expression.too_long" (limit, in characters).
Result<Plan> plan_of_program(std::string_view text, const Values& values);

void initialize(const Plan& program, const Values& values, Parameters& parameters);

}  // namespace chainrule
