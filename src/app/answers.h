// Questions and goals of a page, held against the run. Any thread.
#pragma once
#include <optional>
#include <string>

#include "app/attempt.h"
#include "app/masking.h"
#include "tutorial/page.h"

namespace chainrule {

// Of the goals and questions of a step, from 1: "3.1" is the first of the third step.
std::string directive_id(int step, int number);

// The one number that a numeric question asks for, by its name; nothing where its answer is a choice or has more to it.
std::optional<std::string> number_asked(const Block& question);

// The attempt after `typed` was judged: verdict and reply. Of choices, `typed` is the number of one, from 1. Names of numbers that
// are shown may be typed too, but not the answer's own.
Attempt judge(const Block& question, Attempt attempt, const std::string& typed, const Snapshot& snapshot, const Masking& masking);
Block question_for(const std::string& cell);  // a prediction of this number

std::optional<double> truth_of(const Block& question, const Snapshot& snapshot);  // nothing for choices, and while it is not computed
bool goal_met(const Block& goal, const Snapshot& snapshot);
int digits_of(const Block& question);  // how many significant ones are enough

}  // namespace chainrule
