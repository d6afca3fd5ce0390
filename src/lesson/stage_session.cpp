#include "lesson/stage_session.h"

#include "base/assert.h"
#include "train/cursor_text.h"
#include "train/looking.h"
#include "tutorial/stage.h"

namespace chainrule {
namespace {

// The weights of another run where the two have the same ones.
void put_weights(Session& session, const Snapshot& from) {
    const Plan &plan = session.scene().plans.visible, &old = visible(from);
    for (NodeId id = 0; id < plan.n_nodes(); ++id) {
        if (plan[id].role != Role::parameter) continue;
        const NodeId same = old.find(plan[id].name);
        if (same < 0 || old[same].shape != plan[id].shape) continue;
        for (int i = 0; i < plan[id].shape.count(); ++i) {
            Command put;
            put.verb = Verb::put, put.name = to_text(Cell{id, Slot::value, i}, plan);
            put.number = read({same, Slot::value, i}, old, from.memory);
            const Result<Done> done = session.apply(put);
            CHAINRULE_ASSERT(done, "a weight of the same name can be put");
        }
    }
}

// The model and data that the learner has by now.
Setup setup_now(const RunBefore& before, const Values& stage) {
    Setup setup = before.setup;
    const Scene& scene = *before.snapshot.scene;
    if (setup.expression.empty()) {
        setup.model = scene.model;
        setup.data = scene.data->name, setup.data_settings = scene.data_settings;
    }
    setup.seed = scene.seed;
    setup.batch_size = stage.find("batch_size") ? int(stage_number(stage, "batch_size")) : scene.batch_size;
    return setup;
}

bool keeps_weights(const Values& stage, const RunBefore* before) { return before && stage.text("keep") == "weights"; }

Result<Done> apply_all(Session& session, const Values& stage, bool those_that_come_last) {
    Result<std::vector<Command>> commands = commands_of(stage);
    if (!commands) return commands.error();
    for (const Command& command : *commands) {
        const bool beside_a_screen = command.verb == Verb::play || command.verb == Verb::pause || command.verb == Verb::speed;
        if (beside_a_screen || comes_last(command.verb) != those_that_come_last) continue;
        if (Result<Done> done = session.apply(command); !done) return done.error();
    }
    return Done{};
}

Result<Done> go_to_place(Session& session, const Values& stage) {
    const Result<Place> place = place_of(stage, session.scene());
    if (!place) return place.error();
    session.visit(place->step, place->tick);
    return apply_all(session, stage, true);
}

}  // namespace

bool comes_last(Verb verb) {
    constexpr Verb last[] = {Verb::play, Verb::pause, Verb::speed, Verb::tick, Verb::layer, Verb::step, Verb::epoch, Verb::go_to, Verb::reset};
    for (const Verb one : last)
        if (verb == one) return true;
    return false;
}

Result<Setup> setup_after(const Values& stage, const Beside& beside, const RunBefore* before) {
    if (keeps_weights(stage, before)) return setup_now(*before, stage);
    return setup_of(stage, beside);
}

Result<std::unique_ptr<Session>> begin_run(const Setup& setup, const Values& stage, const RunBefore* before) {
    Result<std::unique_ptr<Session>> session = Session::make(setup);
    if (!session) return session.error();
    if (keeps_weights(stage, before)) put_weights(**session, before->snapshot);
    if (Result<Done> done = apply_all(**session, stage, false); !done) return done.error();
    return session;
}

Result<Place> place_of(const Values& stage, const Scene& scene) {
    const std::string cursor = stage_text(stage, "cursor");
    const std::optional<int> tick = tick_of(scene, cursor);
    if (!tick) return Error{"stage.cursor", {{"found", cursor}}};
    return Place{int64_t(stage_number(stage, "step")), *tick};
}

Result<StepRun> step_run(const Values& stage, std::optional<StepRun> before, const Beside& beside) {
    if (before && stage.text("keep") == "run") {
        for (const bool last : {false, true})
            if (Result<Done> done = apply_all(*before->session, stage, last); !done) return done.error();
        return std::move(*before);
    }
    Snapshot snapshot;
    if (before) before->session->fill(snapshot);
    const RunBefore was{before ? before->setup : Setup(), snapshot}, *kept = before ? &was : nullptr;
    Result<Setup> setup = setup_after(stage, beside, kept);
    if (!setup) return setup.error();
    Result<std::unique_ptr<Session>> session = begin_run(*setup, stage, kept);
    if (!session) return session.error();
    if (Result<Done> there = go_to_place(**session, stage); !there) return there.error();
    return StepRun{std::move(*setup), std::move(*session)};
}

}  // namespace chainrule
