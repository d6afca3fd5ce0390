// The pages of one language, in the order in which they are learned, the learner's own, and searching them.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tutorial/page.h"

namespace chainrule {

// How the app reaches files that were built for it: the platform's asset() and asset_names().
struct Assets {
    std::function<std::optional<std::string>(const std::string& name)> read;
    std::function<std::vector<std::string>(const std::string& prefix)> names;
    std::function<bool(const std::string& tex, bool display)> formula = {};  // see Beside
};

struct Library {
    std::vector<PageResult> pages;  // pages/<language>/*.md
    std::optional<PageResult> own;  // of a file, see own_lesson.h

    static Library read(const Assets& assets, const std::string& language);
    const PageResult* find(std::string_view name) const;  // null where there is none
    // The lesson so many places after one of ours; null where there is none.
    const PageResult* beside(std::string_view name, int places) const;
};

// Where a text occurs: the page's title, what it is for, and all that is read in it. Case does not matter.
struct Found {
    const Page* page = nullptr;
    int step = -1;        // the first step it occurs in; -1: in the title
    std::string excerpt;  // around it; "" for a title
};
std::vector<Found> search(const Library& library, std::string_view text);  // at most one per page, the learner's own first; all pages for ""

// What is read in a run of inlines, without styles; dots stand for formulas.
std::string plain_text(const std::vector<Inline>& content);

}  // namespace chainrule
