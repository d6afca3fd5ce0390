// What the user, or a page, wants to see of the loss as a landscape: axes, range, view and racers. Plain data, in AppState.
//
// A race goes along with the run: with every step of the run a step of the racers, there and back. It can also go on by itself, and
// be moved by hand: then it is so many steps ahead of the run, or behind.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/values.h"

namespace chainrule {

struct LandscapeState {
    std::vector<std::string> cells;                   // one or two parameters; none: the program chooses
    std::optional<std::pair<double, double>> range;   // of every axis; without it the present values, give or take `reach`
    double reach = 3;
    bool contours = false;                            // seen from above
    std::vector<std::string> racers;                  // "SGD:0.1"
    int64_t race_start = 0;                           // the run's step that the racers start from, all at the run's own place
    int64_t race_ahead = 0;                           // steps
    bool racing = false;                              // it goes on by itself
    bool operator==(const LandscapeState&) const = default;

    int race_step(int64_t run_step) const;  // of the race, when the run is there: 0 .. longest_race
    // The racers have not been let go: they stand where the run is, wherever that is.
    bool before_race(int64_t run_step) const { return race_ahead == 0 && run_step <= race_start; }
    void move_race(int64_t run_step, int race_step);  // to that step of the race
    void restart_race(int64_t run_step);              // from where the run is, and no longer by itself
};

inline constexpr int longest_race = 200, most_racers = 4;

// Of a page's stage: landscape, landscape_range, race, which starts from the stage's step.
LandscapeState landscape_of(const Values& stage);

}  // namespace chainrule
