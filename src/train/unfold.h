// A number's formula with the ops of its layer written into each other, so that a neuron reads as a neuron:
// tanh(x[0]·w[0,1] + x[1]·w[1,1] + b[1]) instead of tanh(z[1]).
#pragma once
#include "train/explain.h"

namespace chainrule {

// Gives the same number as explain(); gradients and parameters stay as explain() has them.
Expr explain_unfolded(const Shown& shown, Cell c);

std::string_view layer_of(std::string_view node_name);  // "hidden_1" of "hidden_1.z"; "" for x, y and loss

}  // namespace chainrule
