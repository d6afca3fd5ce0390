// Whether the pages of two languages are twins: the same steps, and in each the same live things, whatever the words around them.
#pragma once
#include <string>
#include <vector>

#include "tutorial/page.h"

namespace chainrule {

// In each step: the stage; widgets, goals, questions and code in their order; checks; links, live numbers and formulas in any order.
// One sentence per difference.
std::vector<std::string> differences(const Page& a, const Page& b);

}  // namespace chainrule
