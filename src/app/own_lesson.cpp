#include "app/own_lesson.h"

#include <algorithm>

namespace chainrule {
namespace {

constexpr std::string_view mark = "own/";
constexpr size_t most_steps = 200;  // each builds a run when the page is checked

bool has(const PageResult& page, std::string_view error) {
    return std::any_of(page.errors.begin(), page.errors.end(), [&](const Error& one) { return one.key == error; });
}

}  // namespace

Result<PageResult> read_own(const OwnLesson& own, const Beside& beside) {
    PageResult page = parse_page(own_name(own.file), own.text);
    if (has(page, "page.encoding") || own.text.find('\0') != own.text.npos) return Error{"own.not_text", {{"name", own.file}}};
    // Text before the first stage makes a step of its own.
    const bool no_stage = has(page, "page.no_steps") || (has(page, "page.before_stage") && page.page.steps.size() == 1);
    if (page.page.steps.empty() || (no_stage && page.page.front.items.empty())) return Error{"own.no_lesson", {{"name", own.file}}};
    if (const size_t steps = page.page.steps.size(); steps > most_steps)
        return Error{"own.too_long", {{"name", own.file}, {"found", std::to_string(steps)}, {"limit", std::to_string(most_steps)}}};
    page.errors = check_page(page, beside, false);
    if (page.page.title.empty()) page.page.title = own.file;
    return page;
}

std::string own_name(std::string_view file) { return std::string(mark) + std::string(file); }
bool is_own(std::string_view page) { return page.starts_with(mark); }
std::string_view own_file(std::string_view page) { return page.substr(std::min(mark.size(), page.size())); }

std::string kept_text(const OwnLesson& own) { return own.file + "\n" + own.text; }

std::optional<OwnLesson> own_from_text(std::string_view kept) {
    const size_t line = kept.find('\n');
    if (line == kept.npos) return std::nullopt;
    return OwnLesson{std::string(kept.substr(0, line)), std::string(kept.substr(line + 1))};
}

}  // namespace chainrule
