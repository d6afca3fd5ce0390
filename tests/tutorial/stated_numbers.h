// The numbers that a page states as facts, and which of them nobody vouches for.
#pragma once
#include <string>
#include <vector>

#include "tutorial/page.h"

namespace chainrule {

// Of each step, in its text, formulas, hints, choices and reasons: the numbers that could be wrong, as "line number". A number needs no
// check where it
//   is live: the engine writes it;
//   is small and whole, below 13: it counts, or is part of a name or a rule;
//   is one of the step's settings: in its stage, its widgets, its goals, the answers of its questions, its links' Commands;
//   stands in code, or in a block with a link to elsewhere: that is a source.
// All others have a line in one of the step's ```check blocks.
std::vector<std::string> numbers_without_check(const Page& page);

}  // namespace chainrule
