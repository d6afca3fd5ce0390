// A lesson of the learner's own, or of the teacher's: a Markdown file, dropped or chosen. It is shown beside ours, in any language, kept
// over a reload, and one at a time: the next takes its place.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "lesson/check_page.h"

namespace chainrule {

struct OwnLesson {
    std::string file, text;
};

// Everything that is wrong with it is in the result, as check_page finds it without training. Errors, where it is not shown at all:
// "own.not_text" (name), "own.no_lesson" (name), "own.too_long" (name, found, limit).
Result<PageResult> read_own(const OwnLesson& own, const Beside& beside);

std::string own_name(std::string_view file);        // of the page: no lesson of ours has such a name
bool is_own(std::string_view page);
std::string_view own_file(std::string_view page);   // the file of a page with such a name

std::string kept_text(const OwnLesson& own);                    // for platform::store
std::optional<OwnLesson> own_from_text(std::string_view kept);  // nothing for "" and for what is damaged

}  // namespace chainrule
