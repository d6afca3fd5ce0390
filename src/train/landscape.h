// The loss over one or two chosen parameters, all others as they are: a curve or a surface, and the way of the run on it.
// Over the whole training set, so it is the loss that the transport shows, not that of a batch.
//
// Computed in slices: work() until done(). The results do not depend on how the work is cut. A landscape that is no longer
// wanted is dropped, and so cancelled. One thread at a time.
#pragma once
#include "train/chosen.h"
#include "train/whole_loss.h"

namespace chainrule {

struct LandscapeRange {
    double low = -3, high = 3;
};

struct LandscapeSpec {
    std::vector<std::string> cells = {};      // one or two parameters: "hidden.w[0,1]"
    std::vector<LandscapeRange> ranges = {};  // of each; missing ones are -3 .. 3
    int points = 41;                          // along an axis, both ends included; 2 .. 501
};

class Landscape {
  public:
    // Errors: those of choose_parameters; "landscape.range" (cell, low, high), "values.range" (points).
    static Result<std::unique_ptr<Landscape>> make(const Snapshot& snapshot, const LandscapeSpec& spec);

    bool work(int evaluations);  // computes that many points (each is one pass over the set); returns done()
    bool done() const { return next_ == losses_.size(); }
    double progress() const { return double(next_) / double(losses_.size()); }

    // Whether it still shows the loss around this snapshot: the same network and data, and all other parameters as they were.
    bool fits(const Snapshot& snapshot) const;

    const Chosen& chosen() const { return chosen_; }
    int points() const { return points_; }
    LandscapeRange range(int axis) const { return ranges_[size_t(axis)]; }
    double at(int axis, int i) const;  // the parameter's value at point i
    // points(), or points() x points(), one row per value of the second parameter, lowest first. What is not computed yet is NaN.
    const std::vector<double>& losses() const { return losses_; }
    double lowest() const { return lowest_; }    // of the finite ones so far
    double highest() const { return highest_; }

  private:
    Landscape(const Snapshot& snapshot, Chosen chosen);

    std::shared_ptr<const Scene> scene_;
    WholeLoss whole_;
    Slab start_;  // all parameters as they were
    Chosen chosen_;
    std::vector<LandscapeRange> ranges_;
    int points_ = 0;
    std::vector<double> losses_;
    size_t next_ = 0;
    double lowest_ = 0, highest_ = 0;
};

}  // namespace chainrule
