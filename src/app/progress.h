// How far a learner has come, lesson by lesson, and its text for platform::store. Any thread.
#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace chainrule {

struct LessonProgress {
    int step = 0;                // where to go on, from 0
    int furthest = 0;            // the last step that was opened
    std::set<std::string> done;  // goals met and questions answered: "3.1", step and number within it
    bool operator==(const LessonProgress&) const = default;
};

struct Progress {
    std::map<std::string, LessonProgress, std::less<>> lessons;  // by name of the page
    bool operator==(const Progress&) const = default;

    const LessonProgress* find(std::string_view lesson) const;
};

std::string to_text(const Progress& progress);  // JSON
// Errors: "progress.unreadable" (found): not JSON, another version, or not what to_text writes.
Result<Progress> progress_from_text(std::string_view text);

}  // namespace chainrule
