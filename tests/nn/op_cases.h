// Every op there is, as small examples: one line per op (more where a setting changes what it computes). The law in
// op_law_test.cpp holds for all of them; a test there sees to it that none of ops.h is missing.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "nn/plan.h"

namespace chainrule {

enum class Fill { any, positive, probability, one_hot, distribution, sign };  // what an input may hold

struct OpInput {
    Shape shape;
    Fill fill = Fill::any;
};

struct OpCase {
    const char* op;       // its name in ops.h
    const char* setting;  // "" or what is special
    std::vector<OpInput> inputs;
    std::function<NodeId(Plan&, std::span<const NodeId> inputs)> build;
};

const std::vector<OpCase>& op_cases();

}  // namespace chainrule
