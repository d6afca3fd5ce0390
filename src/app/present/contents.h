// The list of lessons: what each is for, how long it takes, how far its learner has come.
#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "app/state.h"
#include "base/strings.h"

namespace chainrule {

struct LessonRow {
    std::string name;      // of the page
    std::string number;    // "6"
    std::string title;
    std::string goal;      // or, of a search, where the text occurs
    std::string facts;     // "15 minutes · 12 steps"
    std::string progress;  // "step 4 of 12", "done", "" where it was never opened
    float share = 0;       // of the goals and questions that are done, 0 .. 1
    bool begun = false, done = false;
    bool own = false;      // the learner's own file
    int step = -1;         // to open: where the learner was, or where the text occurs
};

std::vector<LessonRow> present_contents(const Library& library, const AppState& state, const Strings& words);

// Number and title of a page, for the links to the lesson before and after.
std::string number_of(const Page& page);

}  // namespace chainrule
