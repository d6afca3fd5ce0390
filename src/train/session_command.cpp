#include <algorithm>
#include <cmath>
#include <utility>

#include "train/session_state.h"

namespace chainrule {

Result<Done> Session::apply(const Command& c) {
    State& s = *state_;
    if (!s.setup.expression.empty() && (c.verb == Verb::data || (c.verb == Verb::set && c.name == "batch_size")))
        return Error{"train.no_data", {{"command", to_text(c)}}};
    Setup next = s.setup;
    next.model.optimizer_settings = s.settings;
    switch (c.verb) {
        case Verb::play:
        case Verb::pause:
        case Verb::speed:
            return Error{"command.unknown", {{"verb", to_text(c)}, {"expected", "tick, layer, step, epoch, goto, ..."}, {"found", to_text(c)}}};
        case Verb::tick:
        case Verb::layer:
        case Verb::step:
        case Verb::epoch:
        case Verb::go_to: return s.move(c);
        case Verb::reset: s.reset(); return Done{};
        case Verb::put: return s.put(c);
        case Verb::sample: return s.look_at(c);
        case Verb::set:
            if (c.name != "batch_size") return s.set(c);
            next.batch_size = c.number == std::floor(c.number) && std::fabs(c.number) < 1e9 ? int(c.number) : 0;
            break;
        case Verb::seed: next.seed = uint64_t(c.step); break;
        case Verb::data:
            next.data = c.name;
            next.data_settings = c.settings;
            break;
    }
    Result<std::unique_ptr<Session>> made = make(next);
    if (!made) return made.error();
    const int sample = s.sample;
    state_ = std::move((*made)->state_);
    state_->sample = std::min(sample, state_->scene->batch_size - 1);
    return Done{};
}

Result<Done> Session::State::move(const Command& c) {
    const std::optional<Place> to = destination(c, {cursor.step, cursor.tick}, *scene);
    if (!to) {
        const std::string last = std::to_string(scene->ticks_per_step - 1);
        return Error{"command.arguments", {{"verb", "goto"}, {"expected", "goto STEP:0.." + last}, {"found", to_text(c)}}};
    }
    visit(to->step, to->tick, INT64_MAX);
    if (!stopped.empty()) return not_finite_error();
    return Done{};
}

Error Session::not_finite_error() const { return state_->not_finite_error(); }

Error Session::State::not_finite_error() const {
    return {"train.not_finite", {{"node", stopped}, {"step", std::to_string(cursor.step)}}};
}

Result<Done> Session::State::look_at(const Command& c) {
    if (c.step < 0 || c.step >= scene->batch_size) {
        const std::string last = std::to_string(scene->batch_size - 1);
        return Error{"command.arguments", {{"verb", "sample"}, {"expected", "sample 0.." + last}, {"found", to_text(c)}}};
    }
    if (sample == int(c.step) && culprit_step < 0) return Done{};
    sample = int(c.step);
    culprit_step = -1;
    if (scene->whole_batch) return Done{};
    // The run stays stopped, though this example may be as it should be.
    const std::string why = std::exchange(stopped, {});
    walk_again();
    if (stopped.empty()) stopped = why;
    return Done{};
}

Result<Done> Session::State::check_set(const Command& c) const {
    Values given;
    apply_setting(c, given);
    if (Result<Values> all = checked(given, optimizer.fields, optimizer.name); !all) return all.error();
    return Done{};
}

Result<Done> Session::State::set(const Command& c) {
    if (Result<Done> fits = check_set(c); !fits) return fits;
    Values given;
    apply_setting(c, given);
    if (const Value* now = settings.find(c.name); now && *now == *given.find(c.name)) return Done{};
    const int looked_at = shown_sample();
    changed();
    history.log(cursor.step, c);
    apply_setting(c, settings);
    if (shown_sample() != looked_at) walk_again();
    return Done{};
}

Result<Done> Session::State::check_put(const Command& c) const {
    Result<Cell> cell = parameter_cell(c.name);
    if (!cell) return cell.error();
    const bool fits = std::isfinite(setup.precision == Precision::float32 ? double(float(c.number)) : c.number);
    if (!fits) return Error{"command.arguments", {{"verb", "put"}, {"expected", "-3e38 .. 3e38"}, {"found", to_text(c)}}};
    return Done{};
}

Result<Done> Session::State::put(const Command& c) {
    if (Result<Done> fits = check_put(c); !fits) return fits;
    changed();
    history.log(cursor.step, c);
    write(c);
    trail.record(cursor.step, run.parameters->value);
    walk_again();
    if (cursor.step == 0) {  // the curves begin where the run does
        train_curve.truncate(0);
        test_curve.truncate(0);
        end_epoch(0);
    }
    return Done{};
}

void Session::State::reset() {
    setup.model.optimizer_settings = settings;
    history.forget_after(0);
    history.forget_log(Verb::set);
    restore(0);
    changed();
}

// The run goes another way from this step on. Where it had stopped, it may start again from the beginning of the step.
void Session::State::changed() {
    history.forget_after(cursor.step);
    trail.forget_after(cursor.step);
    furthest = cursor.step;
    culprit_step = -1;
    const int64_t epochs = cursor.step / scene->steps_per_epoch;
    train_curve.truncate(epochs + 1);
    test_curve.truncate(epochs + 1);
    if (stopped.empty()) return;
    stopped.clear();
    walk_to(0);
}

// The step up to the cursor once more, because something about it is different.
void Session::State::walk_again() {
    const int tick = cursor.tick;
    place(0);
    walk_current = false;
    walk_to(tick);
}

Result<Cell> Session::State::parameter_cell(const std::string& name) const {
    Result<Cell> c = parse_cell(name, visible);
    if (c && c->slot == Slot::value && visible[c->node].role == Role::parameter) return c;
    return Error{"command.cell", {{"cell", name}}};
}

void Session::State::write(const Command& put) {
    const Cell c = *parameter_cell(put.name);
    run.parameters->value.set(visible[c.node].offset + size_t(c.index), put.number);
    metrics_current = maps_current = false;
}

}  // namespace chainrule
