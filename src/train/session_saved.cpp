#include <algorithm>

#include "train/finite.h"
#include "train/session_state.h"

namespace chainrule {
namespace {

Error damaged(const char* what) { return Error{"saved.damaged", {{"what", what}}}; }

bool fits(const Slab& saved, const Slab& own) {
    return saved.precision() == own.precision() && saved.size() == own.size() && all_finite(saved);
}

}  // namespace

SavedRun Session::save() const {
    const State& s = *state_;
    SavedRun run;
    run.setup = s.setup;
    run.step = s.cursor.step, run.tick = s.cursor.tick, run.furthest = s.furthest;
    run.sample = s.sample;
    run.log.assign(s.history.logged().begin(), s.history.logged().end());
    run.value = s.run.parameters->value;
    run.before.value = s.before.value, run.before.slots = s.before.slots;
    run.train_curve = s.train_curve, run.test_curve = s.test_curve;
    return run;
}

Result<std::unique_ptr<Session>> Session::restore(const SavedRun& saved) {
    Result<std::unique_ptr<Session>> made = make(saved.setup);
    if (!made) return made;
    if (Result<Done> taken = (*made)->state_->take(saved); !taken) return taken.error();
    return made;
}

Result<Done> Session::State::check_log(const SavedRun& saved) const {
    int64_t step = 0;
    for (const History::Logged& logged : saved.log) {
        const bool known = logged.command.verb == Verb::put || logged.command.verb == Verb::set;
        if (!known || logged.step < step || logged.step > saved.furthest) return damaged("log");
        if (!(logged.command.verb == Verb::put ? check_put(logged.command) : check_set(logged.command))) return damaged("log");
        step = logged.step;
    }
    return Done{};
}

// All is checked first: a text from outside must not bring the run into a state that it could not have come to.
Result<Done> Session::State::take(const SavedRun& saved) {
    constexpr int64_t most_steps = int64_t(1) << 48;
    if (saved.step < 0 || saved.step > saved.furthest || saved.furthest > most_steps) return damaged("step");
    if (saved.tick < 0 || saved.tick >= scene->ticks_per_step) return damaged("tick");
    if (saved.sample < 0 || saved.sample >= scene->batch_size) return damaged("sample");
    bool same_kind = fits(saved.value, run.parameters->value) && fits(saved.before.value, before.value);
    same_kind = same_kind && saved.before.slots.size() == before.slots.size();
    for (size_t i = 0; same_kind && i < before.slots.size(); ++i) same_kind = fits(saved.before.slots[i], before.slots[i]);
    if (!same_kind) return damaged("weights");
    const int64_t points = saved.furthest / scene->steps_per_epoch + 1;
    const int64_t test_points = scene->data->test_rows > 0 ? points : 0;
    if (saved.train_curve.points() != points || saved.test_curve.points() != test_points) return damaged("curves");
    if (Result<Done> log = check_log(saved); !log) return log;

    for (const History::Logged& logged : saved.log) history.log(logged.step, logged.command);
    if (saved.step > 1) history.go_on_from(saved.step - 1, saved.before);  // earlier is as near as the start itself
    train_curve = saved.train_curve, test_curve = saved.test_curve;
    furthest = saved.furthest;
    sample = saved.sample;
    restore(std::max<int64_t>(0, saved.step - 1));
    visit(saved.step, saved.tick, INT64_MAX);
    return Done{};
}

bool same_weights(const Session& session, const SavedRun& run) { return session.parameters().value == run.value; }

}  // namespace chainrule
