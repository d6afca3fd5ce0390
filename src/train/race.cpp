#include "train/race.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace chainrule {
namespace {

Result<Values> check(const Racer& racer) {
    Model model;
    model.optimizer = racer.optimizer, model.optimizer_settings = racer.settings;
    return checked_optimizer(model);
}

}  // namespace

Result<Racer> racer_from_text(std::string_view text) {
    const size_t colon = text.find(':');
    const auto rate = colon == text.npos ? std::nullopt : parse_number(text.substr(colon + 1));
    if (!rate) return Error{"race.racer", {{"found", std::string(text)}}};
    Racer racer;
    racer.optimizer = std::string(text.substr(0, colon));
    racer.settings.set("learning_rate", *rate);
    if (Result<Values> settings = check(racer); !settings) return settings.error();
    return racer;
}

Race::Race(const Snapshot& snapshot, Chosen chosen, int64_t steps, const Slab* start)
    : whole_(snapshot), chosen_(std::move(chosen)), steps_(steps), start_(whole_.parameters().value) {
    if (!start) return;
    CHAINRULE_ASSERT(start->size() == start_.size(), "a race starts from parameters of its own network");
    for (size_t i = 0; i < start_.size(); ++i) start_.set(i, start->at(i));
}

Result<std::unique_ptr<Race>> Race::make(const Snapshot& snapshot, const std::vector<std::string>& cells, const std::vector<Racer>& racers,
                                         int64_t steps, const Slab* start) {
    Result<Chosen> chosen = choose_parameters(*snapshot.scene, cells);
    if (!chosen) return chosen.error();
    std::unique_ptr<Race> race(new Race(snapshot, std::move(*chosen), steps, start));
    for (const Racer& racer : racers) {
        Result<Values> settings = check(racer);
        if (!settings) return settings.error();
        Lane& lane = race->lanes_.emplace_back();
        lane.kind = find_optimizer(racer.optimizer);
        lane.settings = std::move(*settings);
        lane.value = race->start_;
        lane.slots.assign(lane.kind->slots.size(), Slab(Precision::float64, lane.value.size()));
        race->arrive(lane);
    }
    return race;
}

bool Race::done() const {
    return std::none_of(lanes_.begin(), lanes_.end(), [&](const Lane& lane) { return running(lane); });
}

bool Race::work(int steps) {
    while (steps > 0 && !done()) {
        Lane& lane = lanes_[turn_];
        turn_ = (turn_ + 1) % lanes_.size();
        if (!running(lane)) continue;
        step(lane);
        --steps;
    }
    return done();
}

// The gradient here, the update, and back to the start with all parameters that are not looked at.
void Race::step(Lane& lane) {
    Parameters& p = whole_.parameters();
    p.value = lane.value;
    whole_.loss(true);
    p.slots = lane.slots;
    update(*lane.kind, lane.settings, int64_t(lane.path.size()) - 1, p);
    lane.value = start_;
    for (const size_t at : chosen_.at) lane.value.set(at, p.value.at(at));
    lane.slots = p.slots;
    arrive(lane);
}

void Race::arrive(Lane& lane) {
    whole_.parameters().value = lane.value;
    const TrailPoint point{int64_t(lane.path.size()), chosen_.read(lane.value, 0), chosen_.read(lane.value, 1), whole_.loss()};
    lane.stopped = !std::isfinite(point.x) || !std::isfinite(point.y) || !std::isfinite(point.loss);
    if (!lane.stopped) lane.path.push_back(point);
}

}  // namespace chainrule
