#include <algorithm>

#include "train/finite.h"
#include "train/session_state.h"

namespace chainrule {
namespace {

template <class T>
void clear_values(const Plan& plan, Workspace& work) {
    const std::span<T> numbers = work.value.as<T>();
    for (const Node& n : plan.nodes)
        if (n.role == Role::input || n.role == Role::computed)
            std::fill_n(&numbers[n.offset], size_t(n.shape.count()) * size_t(n.shape.batched ? plan.capacity : 1), T(0));
}

}  // namespace

void Session::tick() { state_->tick(); }
void Session::run_step() { state_->run_step(); }

void Session::State::place(int tick) {
    const Tick last = tick > 0 ? scene->ticks[size_t(tick - 1)] : Tick{cursor.step > 0 ? Stage::update : Stage::load, -1};
    cursor = {cursor.step, tick, last.stage, last.node};
}

void Session::State::tick() {
    if (!stopped.empty()) return;
    const Tick t = scene->ticks[size_t(cursor.tick)];
    if (t.stage == Stage::update) {
        if (!compute_step()) return;
        finish_step();
        install();
        return;
    }
    if (t.stage == Stage::load) load(cursor.step, *run.parameters);
    else compute(t);
    walk_current = true;
    place(cursor.tick + 1);
    if (const std::string* node = not_finite(t)) stopped = *node;
}

void Session::State::run_step() {
    if (!stopped.empty()) return;
    if (compute_step()) {
        finish_step();
        walk_current = false;
    } else {
        find_stop();
    }
}

// The whole step, on the authoritative side. False, and as if nothing had been done, where something is not finite.
bool Session::State::compute_step() {
    Parameters& p = *run.parameters;
    std::swap(before, spare);
    before.value = p.value;
    before.slots = p.slots;
    std::swap(before.grad, p.grad);

    run.work.step = cursor.step;
    load_examples(run_plan, run.work, *scene->data, targets, batches.of(cursor.step));
    zero_gradients(run_plan, run);
    forward_all(run_plan, run);
    backward_all(run_plan, run, run_plan.loss);
    update(optimizer, settings, cursor.step, p);

    const bool loss_finite = all_finite(run.work.value, run_plan[run_plan.loss].offset, 1);
    bool finite = loss_finite && all_finite(p.value);
    for (const Slab& slot : p.slots) finite = finite && all_finite(slot);
    if (finite) return true;

    stopped = run_plan[run_plan.loss].name;
    for (const Node& n : run_plan.nodes)
        if (loss_finite && n.role == Role::parameter && !all_finite(p.value, n.offset, size_t(n.shape.count()))) stopped = n.name;
    p.value = before.value;
    p.slots = before.slots;
    std::swap(before.grad, p.grad);
    std::swap(before, spare);
    return false;
}

void Session::State::finish_step() {
    ++cursor.step;
    place(0);
    furthest = std::max(furthest, cursor.step);
    metrics_current = maps_current = false;
    if (history.due(cursor.step)) history.add(cursor.step, *run.parameters);
    if (cursor.step % scene->steps_per_epoch == 0) end_epoch(cursor.step / scene->steps_per_epoch);
    enter_step();
    trail.record(cursor.step, run.parameters->value);
}

void Session::State::end_epoch(int64_t epochs) {
    if (train_curve.points() > epochs) return;  // computed again on the way to somewhere
    evaluate();
    train_curve.add(epochs, metrics.loss);
    if (scene->data->test_rows > 0) test_curve.add(epochs, metrics.test_loss);
}

// The step as a whole is not finite, so some tick of the walk makes the first number that is not. Where the walk holds one
// example only, that may be any of the batch, which is then the one looked at in this step.
void Session::State::find_stop() {
    const std::string of_run = stopped;
    const int last_tick = scene->ticks_per_step - 1;
    const int walks = scene->whole_batch ? 1 : int(batches.of(cursor.step).size());
    for (int i = 0; i < walks; ++i) {
        if (!scene->whole_batch) culprit_step = cursor.step, culprit = i;
        stopped.clear();
        place(0);
        while (stopped.empty() && cursor.tick < last_tick) tick();
        if (!stopped.empty()) return;
    }
    culprit_step = -1;  // only the update makes it, or only the sum over the batch
    place(0);
    while (cursor.tick < last_tick) tick();
    stopped = of_run;
}

// --- the walk ---

void Session::State::load(int64_t step, const Parameters& parameters) {
    clear_walk();
    walk.work.step = step;
    std::span<const int> batch = batches.of(step);
    if (!scene->whole_batch) batch = batch.subspan(std::min(size_t(sample_of(step)), batch.size() - 1), 1);
    load_examples(visible, walk.work, *scene->data, targets, batch);

    Parameters& p = *walk.parameters;
    p.value = parameters.value;
    p.slots = parameters.slots;
    p.previous = before.value;
    p.grad.clear();
}

void Session::State::clear_walk() {
    const bool single = walk.work.value.precision() == Precision::float32;
    if (single) clear_values<float>(visible, walk.work);
    else clear_values<double>(visible, walk.work);
    walk.work.grad.clear();
}

void Session::State::compute(Tick t) {
    if (t.stage == Stage::forward) forward(visible, walk, t.node);
    if (t.stage != Stage::backward) return;
    if (t.node == visible.loss) walk.work.grad.set(visible[t.node].offset, 1.0);
    backward(visible, walk, t.node);
}

// The name of the node whose tick has just made NaN or infinity; null where all is well.
const std::string* Session::State::not_finite(Tick t) const {
    if (t.stage == Stage::load) return nullptr;
    const auto finite = [&](const Node& n, const Slab& slab) {
        return all_finite(slab, n.offset, size_t(n.shape.count()) * size_t(n.shape.batched ? walk.work.rows : 1));
    };
    const Node& node = visible[t.node];
    bool all = t.stage == Stage::backward || finite(node, walk.work.value);
    for (const NodeId id : node.inputs)
        if (t.stage == Stage::backward && visible[id].wants_grad)
            all = all && finite(visible[id], visible[id].role == Role::parameter ? walk.parameters->grad : walk.work.grad);
    return all ? nullptr : &node.name;
}

}  // namespace chainrule
