#include "app/present/contents.h"

#include <algorithm>

#include "app/own_lesson.h"

namespace chainrule {
namespace {

int directives(const Page& page) {
    int n = 0;
    for (const Step& step : page.steps)
        for (const Block& block : step.blocks) n += block.kind == Block::Kind::goal || block.kind == Block::Kind::question;
    return n;
}

}  // namespace

std::string number_of(const Page& page) {
    size_t digits = 0, zeros = 0;
    while (digits < page.name.size() && page.name[digits] >= '0' && page.name[digits] <= '9') ++digits;
    while (zeros + 1 < digits && page.name[zeros] == '0') ++zeros;
    return page.name.substr(zeros, digits - zeros);
}

std::vector<LessonRow> present_contents(const Library& library, const AppState& state, const Strings& words) {
    std::vector<LessonRow> rows;
    for (const Found& found : search(library, state.search)) {
        const Page& page = *found.page;
        LessonRow& row = rows.emplace_back();
        row.name = page.name, row.number = number_of(page), row.title = page.title, row.step = found.step;
        row.goal = found.excerpt.empty() ? page.front.text("question", page.front.text("goal")) : found.excerpt;
        const std::string steps = std::to_string(page.steps.size());
        row.facts = words("lessons.facts", {{"minutes", std::to_string(int(page.front.number("minutes", 15)))}, {"steps", steps}});
        row.own = is_own(page.name);
        if (row.own) row.facts = words("lesson.own", {{"file", std::string(own_file(page.name))}});
        const LessonProgress* progress = state.progress.find(page.name);
        if (!progress) continue;
        row.begun = true;
        const int all = std::max(1, directives(page));
        row.share = std::min(1.f, float(progress->done.size()) / float(all));
        row.done = int(progress->done.size()) >= all && progress->furthest + 1 >= int(page.steps.size());
        row.progress = row.done ? words("lessons.done") : words("lessons.at_step", {{"n", std::to_string(progress->step + 1)}, {"of", steps}});
    }
    return rows;
}

}  // namespace chainrule
