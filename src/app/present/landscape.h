// A landscape as things to draw: axes, contours or the curve, the ways of the run and of the racers on it, where the run is, and
// its gradient there. In points of the screen; the surface itself is drawn by ui/relief from the same view. What is asked for shows
// nowhere: neither where the run is nor how steep it is there, nor any loss.
#pragma once
#include <optional>
#include <string>

#include "app/landscape_desk.h"
#include "app/present/landscape_view.h"
#include "base/strings.h"

namespace chainrule {

using ScreenSpot = LandscapeView::Spot;

struct LandscapeTick {
    ScreenSpot at, outward;  // outward: a direction of length 1
    std::string text;
};
struct LandscapeAxis {
    ScreenSpot from, to, outward;
    std::string name;
    std::vector<LandscapeTick> ticks;
};

struct LandscapeStroke {
    std::vector<ScreenSpot> points;
    bool hidden = false;  // behind a part of the surface
};
struct LandscapeStep {
    ScreenSpot at;
    TrailPoint point;  // with its loss
    bool hidden = false;
};
// A way on the landscape: of the run, or of a racer.
struct LandscapeWay {
    int racer = -1;               // -1: the run
    std::string name;             // "run", "SGD 0.1"
    std::vector<LandscapeStroke> strokes;
    std::vector<LandscapeStep> steps;  // those within the range, the present one last
    std::string loss;             // at its end; "" where it has none
    bool stopped = false;         // not finite from its end on
    bool gone = false;            // its end is beyond the range
};
struct LandscapeContour {
    std::vector<ScreenSpot> points;
    bool closed = false;
    ScreenSpot label_at{};
    std::string label;  // "" where there is no room
};

struct LandscapePicture {
    std::vector<LandscapeAxis> axes;        // of the parameters, then of the loss where it has one
    std::vector<LandscapeStroke> ground;    // edges of the surface's ground
    std::vector<LandscapeStroke> curve;     // of one parameter
    std::vector<LandscapeContour> contours; // seen from above
    std::vector<LandscapeWay> ways;         // the run first
    int race_step = 0;                      // how far the racers are
    std::optional<LandscapeStep> point;     // where the run is
    LandscapeStroke gradient;               // an arrow uphill, or the tangent of the curve; empty where it is not known
    std::string slope;                      // the gradient in numbers
    std::string summary;                    // all this in a few sentences
};

LandscapePicture present_landscape(const LandscapeView& view, const LandscapeSight& sight, const LandscapeState& state,
                                   const Snapshot& snapshot, const Masking& masking, const Strings& words);

// For landscape.cpp: its parts in files of their own.
void add_landscape_axes(const LandscapeView& view, bool losses_hidden, const Strings& words, LandscapePicture& picture);
void add_landscape_lines(const LandscapeView& view, bool losses_hidden, LandscapePicture& picture);
LandscapeWay landscape_way(const LandscapeView& view, const std::vector<TrailPoint>& points);

}  // namespace chainrule
