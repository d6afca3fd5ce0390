#include "train/cursor_text.h"

#include "base/values.h"

namespace chainrule {
namespace {

std::optional<int> after(const Scene& scene, Stage stage, std::string_view node) {
    const NodeId id = scene.plans.visible.find(node);
    for (int tick = 0; id >= 0 && tick < scene.ticks_per_step; ++tick)
        if (scene.ticks[size_t(tick)].stage == stage && scene.ticks[size_t(tick)].node == id) return tick + 1;
    return std::nullopt;
}

// What follows the word, where the text begins with it.
std::optional<std::string_view> behind(std::string_view text, std::string_view word) {
    if (!text.starts_with(word)) return std::nullopt;
    return text.substr(word.size());
}

}  // namespace

std::optional<int> tick_of(const Scene& scene, std::string_view cursor) {
    if (cursor == "start") return 0;
    if (cursor == "update") return scene.ticks_per_step - 1;
    if (const auto node = behind(cursor, "forward:")) return after(scene, Stage::forward, *node);
    if (const auto node = behind(cursor, "backward:")) return after(scene, Stage::backward, *node);
    if (const auto digits = behind(cursor, "tick:")) {
        const std::optional<double> tick = parse_number(*digits);
        if (tick && *tick >= 0 && *tick < scene.ticks_per_step && *tick == int(*tick)) return int(*tick);
    }
    return std::nullopt;
}

}  // namespace chainrule
