#include <algorithm>

#include "train/explain.h"
#include "train/session_state.h"

namespace chainrule {

const Scene& Session::scene() const { return *state_->scene; }
const Cursor& Session::cursor() const { return state_->cursor; }
const Parameters& Session::parameters() const { return *state_->run.parameters; }
int64_t Session::furthest_step() const { return state_->furthest; }
const std::string& Session::stopped_because() const { return state_->stopped; }
void Session::fill(Snapshot& snapshot) { state_->fill(snapshot); }

const Memory& Session::memory() const {
    state_->show();
    return state_->walk;
}

const Metrics& Session::metrics() const {
    if (!state_->metrics_current) state_->evaluate();
    return state_->metrics;
}

Expr Session::explain(Cell c) const {
    State& s = *state_;
    s.show();
    Values update_settings;
    s.settings_at(s.shown_step(), update_settings);
    std::vector<Cell> put;
    s.put_cells(put);
    return chainrule::explain(Shown{*s.scene, s.walk, s.cursor, update_settings, put}, c);
}

// Makes the walk what it has to be between two steps: the whole of the step before, which may have been computed by the run
// alone.
void Session::State::show() {
    if (walk_current) return;
    load(shown_step(), before);
    if (cursor.step == 0) {
        clear_walk();
        walk.work.rows = int(scene->whole_batch ? batches.of(0).size() : 1);
    } else {
        for (const Tick t : scene->ticks) compute(t);
    }
    install();
}

// The run's parameters with all that explains their update.
void Session::State::install() {
    Parameters& p = *walk.parameters;
    p.value = run.parameters->value;
    p.grad = run.parameters->grad;
    p.slots = run.parameters->slots;
    p.previous = before.value;
    walk_current = true;
}

void Session::State::evaluate() {
    metrics = probes.evaluate();
    metrics_current = true;
}

int64_t Session::State::shown_step() const { return cursor.tick == 0 && cursor.step > 0 ? cursor.step - 1 : cursor.step; }

int Session::State::sample_of(int64_t step) const { return step == culprit_step ? culprit : sample; }

int Session::State::shown_sample() { return std::min(sample_of(shown_step()), int(batches.of(shown_step()).size()) - 1); }

void Session::State::put_cells(std::vector<Cell>& cells) const {
    cells.clear();
    if (cursor.tick > 0) return;
    for (const History::Logged& logged : history.logged(cursor.step))
        if (logged.command.verb == Verb::put) cells.push_back(*parameter_cell(logged.command.name));
}

void Session::State::fill(Snapshot& s) {
    show();
    if (!metrics_current) evaluate();
    if (!maps_current) probes.draw_maps();
    maps_current = true;

    s.scene = scene;
    s.cursor = cursor;
    s.epoch = cursor.step / scene->steps_per_epoch;
    s.furthest_step = furthest;
    s.optimizer_settings = settings;
    settings_at(shown_step(), s.update_settings);
    s.sample = shown_sample();
    s.row = scene->whole_batch ? s.sample : 0;
    const std::span<const int> batch = batches.of(shown_step());
    s.batch.reserve(size_t(scene->batch_size));
    s.batch.assign(batch.begin(), scene->data->rows > 0 ? batch.end() : batch.begin());
    put_cells(s.put);
    if (!s.memory.parameters) s.memory.parameters = std::make_shared<Parameters>();
    *s.memory.parameters = *walk.parameters;  // into the room that is there, so nothing is allocated
    s.memory.work = walk.work;
    s.loss = metrics.loss, s.test_loss = metrics.test_loss;
    s.accuracy = metrics.accuracy, s.test_accuracy = metrics.test_accuracy;
    s.train_curve = train_curve;
    s.test_curve = test_curve;
    s.trail = trail;
    s.grid_values = probes.maps();
    s.stopped_because = stopped;
}

}  // namespace chainrule
