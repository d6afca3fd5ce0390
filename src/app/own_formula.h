// A formula as a learner types it, "w = 0.5; x = 2; tanh(w*x)", as the Setup of a run. Any thread.
#pragma once
#include <string>

#include "train/session.h"

namespace chainrule {

// Letters that are set to a number start from it; others from what they have in `before`, or from 1.
// Errors: those of parse_program; what it computes is for Session::make to judge.
Result<Setup> setup_of_formula(const std::string& text, const Values& before);

}  // namespace chainrule
