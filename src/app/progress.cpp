#include "app/progress.h"

#include <optional>

#include "base/json.h"

namespace chainrule {
namespace {

constexpr double version = 1;
constexpr double most_steps = 10000;

std::optional<int> step_in(const Json& json, std::string_view name) {
    const Json* found = json.find(name);
    const double* number = found ? found->number() : nullptr;
    if (!number || !(*number >= 0 && *number <= most_steps)) return std::nullopt;
    return int(*number);
}

std::optional<LessonProgress> lesson_in(const Json& json) {
    if (!json.object()) return std::nullopt;
    const std::optional<int> step = step_in(json, "step"), furthest = step_in(json, "furthest");
    const Json* found = json.find("done");
    const JsonList* done = found ? found->list() : nullptr;
    if (!step || !furthest || !done) return std::nullopt;
    LessonProgress lesson{*step, *furthest, {}};
    for (const Json& id : *done) {
        if (!id.text()) return std::nullopt;
        lesson.done.insert(*id.text());
    }
    return lesson;
}

Error unreadable(std::string_view text) { return {"progress.unreadable", {{"found", std::string(text.substr(0, 40))}}}; }

}  // namespace

const LessonProgress* Progress::find(std::string_view lesson) const {
    const auto found = lessons.find(lesson);
    return found == lessons.end() ? nullptr : &found->second;
}

std::string to_text(const Progress& progress) {
    JsonObject lessons;
    for (const auto& [name, lesson] : progress.lessons) {
        JsonList done(lesson.done.begin(), lesson.done.end());
        lessons.emplace_back(name, JsonObject{{"step", lesson.step}, {"furthest", lesson.furthest}, {"done", std::move(done)}});
    }
    return to_line(JsonObject{{"version", version}, {"lessons", std::move(lessons)}});
}

Result<Progress> progress_from_text(std::string_view text) {
    Result<Json> json = parse_json(text);
    if (!json || !json->object()) return unreadable(text);
    const Json *written = json->find("version"), *lessons = json->find("lessons");
    if (!written || !written->number() || *written->number() != version || !lessons || !lessons->object()) return unreadable(text);
    Progress progress;
    for (const auto& [name, value] : *lessons->object()) {
        std::optional<LessonProgress> lesson = lesson_in(value);
        if (!lesson) return unreadable(text);
        progress.lessons[name] = std::move(*lesson);
    }
    return progress;
}

}  // namespace chainrule
