// Whether what a step states is so, in its run as the step begins: its goals are still open, and the numbers in its text are those of the
// engine.
#pragma once
#include <vector>

#include "train/session.h"
#include "tutorial/page.h"

namespace chainrule {

// Errors with lines: "page.goal_met" (goal), "page.number" (found, name, expected: what the engine has to say), "page.no_number" (name: not
// computed at that place), those of parse_command, Session::apply and Session::restore.
std::vector<Error> check_numbers(const Step& step, Session& session);

// Whether a number as a page writes it, "3.4868", is this one rounded to as many places.
bool rounds_to(double value, std::string_view written);

}  // namespace chainrule
