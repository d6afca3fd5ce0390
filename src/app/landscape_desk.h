// Where landscapes and races are computed, beside the screen, while somebody looks at them. One thread (the UI's).
//
// What is shown stays until something better is there; a landscape of an earlier step says so. It is made anew at once for other axes
// or another run; for other ranges, or when other parameters of the run have moved, once the one under way is done. While the run
// plays they must have moved noticeably, and landscapes take a quarter of the time at most.
#pragma once
#include <chrono>
#include <mutex>

#include "app/landscape_state.h"
#include "app/masking.h"
#include "app/present/landscape_grid.h"
#include "train/background.h"
#include "train/race.h"

namespace chainrule {

struct RaceLane {
    std::string racer;             // "SGD:0.1"
    std::vector<TrailPoint> path;  // as far as computed
    bool stopped = false;          // its loss is no longer finite
};

struct LandscapeSight {
    std::vector<std::string> cells;             // the axes, also where the program has chosen them
    std::shared_ptr<const LandscapeGrid> grid;  // null: none yet
    double progress = 1;                        // of the one under way; 1: none is
    bool current = false;                       // the grid is that of the snapshot
    std::vector<RaceLane> lanes;
    Error error;                                // why something is not to be seen; empty key: all is well
};

class LandscapeDesk {
  public:
    explicit LandscapeDesk(std::function<void()> wake);

    // In each frame in which it is looked at. Ranges do not follow cells that are masked.
    const LandscapeSight& look(const LandscapeState& state, const Snapshot& snapshot, const Masking& masking);
    void next_frame();  // before each: where nobody has looked in the last one, what is under way is cancelled
    bool pump(double milliseconds) { return background_.pump(milliseconds); }  // see Background

  private:
    using Clock = std::chrono::steady_clock;
    // Between the UI and the jobs.
    struct Shared {
        std::mutex mutex;
        std::shared_ptr<const LandscapeGrid> grid;
        double progress = 0;
        std::vector<RaceLane> lanes;
    };
    struct Wanted {
        std::shared_ptr<const Scene> scene;
        uint64_t run = 0;
        std::vector<std::string> cells;
        std::vector<LandscapeRange> ranges;
        bool same_run(const Snapshot& s) const { return scene == s.scene && run == s.run; }
        bool same_axes(const Wanted& other) const { return scene == other.scene && run == other.run && cells == other.cells; }
        bool same_ranges(const Wanted& other) const;
    };

    Wanted wanted_for(const LandscapeState& state, const Snapshot& snapshot, const Masking& masking) const;
    LandscapeRange around(const Snapshot& snapshot, const Wanted& wanted, size_t axis, double reach, const Masking& masking) const;
    void follow_grid(const Wanted& wanted, const Snapshot& snapshot);
    void begin_grid(const Wanted& wanted, const Snapshot& snapshot);
    void follow_race(const LandscapeState& state, const Wanted& wanted, const Snapshot& snapshot);
    void begin_race(const std::vector<std::string>& racers, const Wanted& wanted, const Snapshot& snapshot);
    Slab start_of_race(const LandscapeState& state, const Snapshot& snapshot) const;

    Background background_;
    LandscapeSight sight_;
    bool looked_ = false;
    // The grid.
    std::shared_ptr<Shared> grid_;
    Wanted wanted_;       // of the last one begun
    Slab parameters_;     // when it was
    bool busy_ = false;
    Clock::time_point begun_, done_;
    uint64_t versions_ = 0;
    // The race.
    std::shared_ptr<Shared> race_;
    std::vector<std::string> racers_;
    Wanted race_wanted_;
    int64_t race_from_ = 0;  // the run's step of the start
    Slab race_start_;        // all parameters there
};

}  // namespace chainrule
