// Ops in the signs of mathematics, the same in every language, as they stand on a card: "+ b", "x · W", "tanh".
#pragma once
#include <string>

#include "nn/plan.h"

namespace chainrule {

std::string op_sign(const Plan& plan, NodeId node);  // "" for leaves

}  // namespace chainrule
