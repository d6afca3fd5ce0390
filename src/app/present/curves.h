// The loss over the epochs as lines to draw, with axes that have names and round numbers.
#pragma once
#include <string>
#include <vector>

#include "app/present/rect.h"
#include "train/snapshot.h"

namespace chainrule {

struct CurvePoint {
    float x, y;
};
struct AxisMark {
    float at;          // x or y in points
    std::string text;
};
struct CurvesPicture {
    Rect plot;
    std::vector<CurvePoint> train, test;
    std::vector<AxisMark> across, up;
    bool log_scale = false, log_possible = true;
};

// `frame` holds the marks too; the plot is what is left. `log_scale`: decades upwards, where nothing lies below zero. `last_hidden`:
// without the last point.
CurvesPicture present_curves(const Curve& train, const Curve& test, Rect frame, bool log_scale, bool last_hidden = false);

// Whether there is a test loss: there are examples that the run does not train on.
inline bool tested(const Snapshot& s) { return s.scene->data && s.scene->data->test_rows > 0; }

// The epoch nearest to x, and both losses there; epoch -1 where there is no point.
struct CurveReading {
    int64_t epoch = -1;
    double train = 0, test = 0;
    float x = 0;
};
CurveReading read_curves(const Curve& train, const Curve& test, const CurvesPicture& picture, float x);

}  // namespace chainrule
