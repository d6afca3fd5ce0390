#include "app/landscape_desk.h"

#include <algorithm>
#include <cmath>

#include "app/landscape_axes.h"
#include "app/present/looking.h"

namespace chainrule {
namespace {

enum Number { grid_job, race_job, jobs };
constexpr int coarse_points = 21, fine_points = 61, curve_points = 241;
constexpr double noticeable = 0.02;  // of the length of all other parameters
constexpr double least_pause = 0.25, pause_factor = 3;  // seconds between two landscapes of a run that plays; of the last one's time

double seconds(std::chrono::steady_clock::duration time) { return std::chrono::duration<double>(time).count(); }

// How far the parameters that are no axes have moved, as a part of their length.
double moved(const Slab& from, const Snapshot& s, const std::vector<std::string>& cells) {
    const Slab& to = s.memory.parameters->value;
    if (from.size() != to.size()) return 1;
    const Result<Chosen> axes = choose_parameters(*s.scene, cells);
    double way = 0, length = 0;
    for (size_t i = 0; i < from.size(); ++i) {
        if (axes && std::find(axes->at.begin(), axes->at.end(), i) != axes->at.end()) continue;
        way += (to.at(i) - from.at(i)) * (to.at(i) - from.at(i));
        length += from.at(i) * from.at(i);
    }
    return way == 0 ? 0 : std::sqrt(way / std::max(length, 1e-12));
}

// A coarse one first, so that there is soon something to see; then the one that stays.
struct GridWork {
    std::vector<std::unique_ptr<Landscape>> levels;
    size_t level = 0;
    int64_t step = 0;
    uint64_t version = 0;
};

}  // namespace

LandscapeDesk::LandscapeDesk(std::function<void()> wake) : background_(jobs, std::move(wake)) {}

bool LandscapeDesk::Wanted::same_ranges(const Wanted& other) const {
    const auto same = [](LandscapeRange a, LandscapeRange b) { return a.low == b.low && a.high == b.high; };
    return std::equal(ranges.begin(), ranges.end(), other.ranges.begin(), other.ranges.end(), same);
}

// In hops, so that it stays while the run goes on, and the one before for as long as it will do.
LandscapeRange LandscapeDesk::around(const Snapshot& s, const Wanted& wanted, size_t axis, double reach, const Masking& masking) const {
    const Cell cell = *parse_cell(wanted.cells[axis], visible(s));
    const double hop = reach / 2, value = masking.hides(cell) ? 0 : read(cell, visible(s), s.memory);
    if (wanted_.same_axes(wanted) && axis < wanted_.ranges.size()) {
        const LandscapeRange before = wanted_.ranges[axis];
        const bool as_long = std::fabs(before.high - before.low - 2 * reach) < 1e-9 * reach;
        if (as_long && std::fabs(value - (before.low + before.high) / 2) < 0.8 * reach) return before;
    }
    const double middle = std::isfinite(value) ? std::round(value / hop) * hop : 0;
    return {middle - reach, middle + reach};
}

LandscapeDesk::Wanted LandscapeDesk::wanted_for(const LandscapeState& state, const Snapshot& s, const Masking& masking) const {
    Wanted w{s.scene, s.run, state.cells, {}};
    if (!choose_parameters(*s.scene, w.cells)) w.cells = default_axes(s);
    for (size_t axis = 0; axis < w.cells.size(); ++axis) {
        if (state.range) w.ranges.push_back({state.range->first, state.range->second});
        else w.ranges.push_back(around(s, w, axis, state.reach, masking));
    }
    return w;
}

void LandscapeDesk::begin_grid(const Wanted& wanted, const Snapshot& s) {
    const bool goes_on = sight_.grid && wanted_.same_axes(wanted);
    if (!goes_on) sight_.grid = nullptr;
    wanted_ = wanted;
    parameters_ = s.memory.parameters->value;
    background_.cancel(grid_job);
    busy_ = false;

    auto work = std::make_shared<GridWork>();
    work->step = s.cursor.step, work->version = versions_ += 2;
    std::vector<int> sizes{coarse_points, fine_points};
    if (wanted.cells.size() == 1) sizes = {curve_points};
    else if (goes_on) sizes = {fine_points};
    for (int points : sizes) {
        auto made = Landscape::make(s, {wanted.cells, wanted.ranges, points});
        if (!made) {
            sight_.error = made.error();
            return;
        }
        work->levels.push_back(std::move(*made));
    }
    sight_.error = {};
    begun_ = Clock::now();
    busy_ = true;
    auto shared = grid_ = std::make_shared<Shared>();
    background_.start(grid_job, [work, shared](double milliseconds) {
        Landscape& l = *work->levels[work->level];
        const Clock::time_point started = Clock::now();
        while (!l.work(4) && seconds(Clock::now() - started) * 1000 < milliseconds) {}
        const bool last = work->level + 1 == work->levels.size();
        const std::lock_guard lock(shared->mutex);
        if (last) shared->progress = l.progress();
        if (!l.done()) return false;
        shared->grid = std::make_shared<LandscapeGrid>(grid_of(l, work->step, work->version++));
        ++work->level;
        return last;
    });
}

void LandscapeDesk::follow_grid(const Wanted& wanted, const Snapshot& s) {
    if (grid_) {
        const std::lock_guard lock(grid_->mutex);
        if (grid_->grid) sight_.grid = grid_->grid;
        sight_.progress = busy_ ? grid_->progress : 1;
    }
    if (busy_ && !background_.busy(grid_job)) busy_ = false, done_ = Clock::now();
    const double way = moved(parameters_, s, wanted.cells);
    const bool same_axes = wanted_.same_axes(wanted), same = same_axes && wanted_.same_ranges(wanted);
    bool due = !same || way > 0;
    if (s.playing && due)
        due = (!same || way > noticeable) && seconds(Clock::now() - done_) > std::max(least_pause, pause_factor * seconds(done_ - begun_));
    if (!same_axes || (due && !busy_)) begin_grid(wanted, s);
    sight_.current = sight_.grid && same && way == 0 && !busy_;
    if (busy_) sight_.progress = std::min(sight_.progress, 0.99);
}

void LandscapeDesk::begin_race(const std::vector<std::string>& racers, const Wanted& wanted, const Snapshot& s) {
    racers_ = racers, race_wanted_ = wanted;
    background_.cancel(race_job);
    sight_.lanes.clear();
    race_ = nullptr;
    std::vector<Racer> all;
    for (const std::string& text : racers) {
        Result<Racer> racer = racer_from_text(text);
        if (!racer) {
            sight_.error = racer.error();
            continue;
        }
        all.push_back(std::move(*racer));
        sight_.lanes.push_back({text, {}, false});
    }
    if (all.empty()) return;
    auto made = Race::make(s, wanted.cells, all, longest_race, &race_start_);
    if (!made) {
        sight_.error = made.error();
        sight_.lanes.clear();
        return;
    }
    auto shared = race_ = std::make_shared<Shared>();
    shared->lanes = sight_.lanes;
    auto race = std::shared_ptr<Race>(std::move(*made));
    background_.start(race_job, [race, shared](double milliseconds) {
        const Clock::time_point started = Clock::now();
        while (!race->work(race->racers()) && seconds(Clock::now() - started) * 1000 < milliseconds) {}
        const std::lock_guard lock(shared->mutex);
        for (int i = 0; i < race->racers(); ++i) {
            RaceLane& lane = shared->lanes[size_t(i)];
            lane.path.assign(race->path(i).begin(), race->path(i).end());
            lane.stopped = race->stopped(i);
        }
        return race->done();
    });
}

// Where the run is, or once the race has begun where the run was then. The run's trail has it, but thins out in time: then it is what
// was seen. Where nobody knows it any more the race begins where the run is.
Slab LandscapeDesk::start_of_race(const LandscapeState& state, const Snapshot& s) const {
    Slab now = s.memory.parameters->value;
    if (state.before_race(s.cursor.step)) return now;
    if (s.trail.read(state.race_start, now)) return now;
    return race_wanted_.same_run(s) && race_from_ == state.race_start ? race_start_ : now;
}

void LandscapeDesk::follow_race(const LandscapeState& state, const Wanted& wanted, const Snapshot& s) {
    if (state.racers.empty() && racers_.empty()) return;
    Slab start = start_of_race(state, s);
    const bool same = racers_ == state.racers && race_wanted_.same_axes(wanted) && race_start_ == start;
    race_from_ = state.race_start, race_start_ = std::move(start);
    if (!same) begin_race(state.racers, wanted, s);
    if (!race_) return;
    const std::lock_guard lock(race_->mutex);
    for (size_t i = 0; i < sight_.lanes.size(); ++i)
        if (sight_.lanes[i].path.size() != race_->lanes[i].path.size() || sight_.lanes[i].stopped != race_->lanes[i].stopped)
            sight_.lanes[i] = race_->lanes[i];
}

const LandscapeSight& LandscapeDesk::look(const LandscapeState& state, const Snapshot& s, const Masking& masking) {
    looked_ = true;
    const Wanted wanted = wanted_for(state, s, masking);
    sight_.cells = wanted.cells;
    if (wanted.cells.empty()) {  // nothing to learn: no parameters
        sight_ = {};
        return sight_;
    }
    follow_grid(wanted, s);
    follow_race(state, wanted, s);
    return sight_;
}

void LandscapeDesk::next_frame() {
    if (!looked_ && busy_) {
        background_.cancel(grid_job);
        busy_ = false;
        wanted_ = {};
    }
    if (!looked_ && background_.busy(race_job)) {
        background_.cancel(race_job);
        race_ = nullptr;
        racers_.clear(), sight_.lanes.clear();  // begins anew when it is looked at again, from the same start
    }
    looked_ = false;
}

}  // namespace chainrule
