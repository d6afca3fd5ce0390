#include <algorithm>

#include "train/session_state.h"
#include "train/unfold.h"

namespace chainrule {
namespace {

// Whether the tick after this one does something else than the tick before: it belongs to another stage, or to another
// layer. A node without a layer, such as the loss, is one of its own.
bool between_layers(const Scene& scene, int tick) {
    const Tick &a = scene.ticks[size_t(tick - 1)], &b = scene.ticks[size_t(tick)];
    if (a.stage != b.stage || a.node < 0) return true;
    const Plan& plan = scene.plans.visible;
    const std::string_view layer = layer_of(plan[a.node].name);
    return layer.empty() || layer != layer_of(plan[b.node].name);
}

Place next_layer(Place from, const Scene& scene) {
    for (int tick = from.tick + 1; tick < scene.ticks_per_step; ++tick)
        if (between_layers(scene, tick)) return {from.step, tick};
    return {from.step + 1, 0};
}

Place layer_before(Place from, const Scene& scene) {
    if (from.tick == 0) {
        if (from.step == 0) return from;
        from = {from.step - 1, scene.ticks_per_step};
    }
    int tick = from.tick - 1;
    while (tick > 0 && !between_layers(scene, tick)) --tick;
    return {from.step, tick};
}

}  // namespace

std::optional<Place> destination(const Command& c, Place from, const Scene& scene) {
    const int64_t epoch = scene.steps_per_epoch;
    switch (c.verb) {
        case Verb::tick:
            if (!c.back) return from.tick + 1 < scene.ticks_per_step ? Place{from.step, from.tick + 1} : Place{from.step + 1, 0};
            if (from.tick > 0) return Place{from.step, from.tick - 1};
            return from.step > 0 ? Place{from.step - 1, scene.ticks_per_step - 1} : from;
        case Verb::layer: return c.back ? layer_before(from, scene) : next_layer(from, scene);
        case Verb::step:
            if (!c.back) return Place{from.step + 1, 0};
            return Place{std::max<int64_t>(0, from.tick > 0 ? from.step : from.step - 1), 0};
        case Verb::epoch:
            if (!c.back) return Place{(from.step / epoch + 1) * epoch, 0};
            if (from.step % epoch > 0 || from.tick > 0) return Place{from.step / epoch * epoch, 0};
            return Place{std::max<int64_t>(0, from.step - epoch), 0};
        case Verb::go_to:
            if (c.step < 0 || c.tick < 0 || c.tick >= scene.ticks_per_step) return std::nullopt;
            return Place{c.step, c.tick};
        case Verb::reset: return Place{};
        default: return std::nullopt;
    }
}

bool Session::visit(int64_t step, int tick, int64_t most_steps) { return state_->visit(step, tick, most_steps); }

bool Session::State::visit(int64_t step, int tick, int64_t most_steps) {
    CHAINRULE_ASSERT(step >= 0 && tick >= 0 && tick < scene->ticks_per_step, "there is no such tick in this run");
    if (step < cursor.step || (step == cursor.step && tick < cursor.tick)) stopped.clear();
    if (!stopped.empty()) return true;

    // At least one step is computed after a checkpoint, because what is shown between two steps is the step before. It has to be
    // one that succeeds: the step where the run has come no further may be the one that stops it.
    const int64_t checkpoint = history.before(std::max<int64_t>(0, std::min(step, furthest) - 1)).step;
    if (step < cursor.step || checkpoint > cursor.step) restore(checkpoint);
    for (int64_t computed = 0; cursor.step < step; ++computed) {
        if (computed >= std::max<int64_t>(1, most_steps)) return false;
        run_step();
        if (!stopped.empty()) return true;
    }
    walk_to(tick);
    return true;
}

void Session::State::walk_to(int tick_in_step) {
    if (tick_in_step < cursor.tick) {
        place(0);
        walk_current = false;
    }
    while (cursor.tick < tick_in_step && stopped.empty()) tick();
}

// To the checkpoint of that step. `before` and the gradients are right again after the next step.
void Session::State::restore(int64_t step) {
    const History::Checkpoint& c = history.before(step);
    Parameters& p = *run.parameters;
    before.value = p.value = c.parameters.value;
    before.slots = p.slots = c.parameters.slots;
    p.grad.clear();
    before.grad.clear();
    cursor.step = c.step;
    place(0);
    settings_at(c.step, settings);
    walk_current = metrics_current = maps_current = false;
    stopped.clear();
    enter_step();
    trail.record(cursor.step, run.parameters->value);
}

// The Commands that came at this step, once more.
void Session::State::enter_step() {
    for (const History::Logged& logged : history.logged(cursor.step)) {
        if (logged.command.verb == Verb::put) write(logged.command);
        else apply_setting(logged.command, settings);
    }
}

// Commands carry numbers; 1 and 0 stand for yes and no.
void Session::State::apply_setting(const Command& set, Values& values) const {
    for (const Field& field : optimizer.fields) {
        if (field.name == set.name && std::holds_alternative<bool>(field.fallback)) {
            values.set(set.name, set.number != 0);
            return;
        }
    }
    values.set(set.name, set.number);
}

void Session::State::settings_at(int64_t step, Values& result) const {
    result = setup.model.optimizer_settings;
    for (const History::Logged& logged : history.logged())
        if (logged.step <= step && logged.command.verb == Verb::set) apply_setting(logged.command, result);
}

}  // namespace chainrule
