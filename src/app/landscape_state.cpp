#include "app/landscape_state.h"

#include <algorithm>

#include "tutorial/stage.h"

namespace chainrule {

int LandscapeState::race_step(int64_t run_step) const {
    return int(std::clamp<int64_t>(run_step - race_start + race_ahead, 0, longest_race));
}

void LandscapeState::move_race(int64_t run_step, int to) { race_ahead = to - (run_step - race_start); }

void LandscapeState::restart_race(int64_t run_step) { race_start = run_step, race_ahead = 0, racing = false; }

LandscapeState landscape_of(const Values& stage) {
    LandscapeState state;
    state.cells = split_words(stage_text(stage, "landscape"));
    state.racers = split_words(stage_text(stage, "race"));
    if (state.racers.size() > size_t(most_racers)) state.racers.resize(size_t(most_racers));
    if (Result<Range> range = parse_range(stage_text(stage, "landscape_range")); range && stage.find("landscape_range"))
        state.range = {range->from, range->to};
    state.race_start = int64_t(stage_number(stage, "step"));
    return state;
}

}  // namespace chainrule
