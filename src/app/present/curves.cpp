#include "app/present/curves.h"

#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "app/present/ticks.h"

namespace chainrule {
namespace {

struct Scale {
    double lowest, highest;
    bool logarithmic;
    double share(double v) const {
        if (!logarithmic) return (v - lowest) / (highest - lowest);
        return (std::log10(std::max(v, lowest)) - std::log10(lowest)) / (std::log10(highest) - std::log10(lowest));
    }
};

// Zero belongs to a linear scale; the result of a formula may lie below it.
Scale scale_for(const Curve& train, const Curve& test, int bins, bool log_scale) {
    double lowest = 0, highest = 0, least_positive = 1e300;
    for (const Curve* c : {&train, &test})
        for (int i = 0; i < std::min(c->size(), bins); ++i) {
            const Curve::Bin& bin = (*c)[i];
            if (std::isfinite(bin.high)) highest = std::max(highest, double(bin.high));
            if (std::isfinite(bin.low)) lowest = std::min(lowest, double(bin.low));
            if (bin.low > 0) least_positive = std::min(least_positive, double(bin.low));
        }
    if (!log_scale || lowest < 0) return lowest == highest ? Scale{0, 1.05, false} : Scale{lowest * 1.05, highest * 1.05, false};
    if (highest <= 0) highest = 1, least_positive = 0.1;
    return {std::pow(10.0, std::floor(std::log10(least_positive))), std::pow(10.0, std::ceil(std::log10(highest * 1.0001))), true};
}

float across(const Rect& plot, int64_t epoch, int64_t points) {
    return plot.x + plot.width * (points > 1 ? float(epoch) / float(points - 1) : 0.f);
}

std::vector<CurvePoint> points_of(const Curve& curve, int bins, const Rect& plot, const Scale& scale) {
    std::vector<CurvePoint> points;
    for (int i = 0; i < std::min(curve.size(), bins); ++i) {
        const int64_t last = std::min(curve.points() - 1, (i + 1) * curve.points_per_bin() - 1);
        const double share = std::isfinite(curve[i].last) ? scale.share(curve[i].last) : 1.0;
        points.push_back({across(plot, last, curve.points()), plot.bottom() - plot.height * float(std::clamp(share, 0.0, 1.0))});
    }
    return points;
}

}  // namespace

CurvesPicture present_curves(const Curve& train, const Curve& test, Rect frame, bool log_scale, bool last_hidden) {
    CurvesPicture p;
    p.plot = {frame.x + 34, frame.y + 6, frame.width - 42, frame.height - 24};
    const int bins = train.size() - (last_hidden ? 1 : 0);
    const Scale scale = scale_for(train, test, bins, log_scale);
    p.log_scale = scale.logarithmic, p.log_possible = scale.lowest >= 0;
    p.train = points_of(train, bins, p.plot, scale);
    p.test = points_of(test, bins, p.plot, scale);
    auto mark_up = [&](double v) {
        p.up.push_back({p.plot.bottom() - p.plot.height * float(scale.share(v)), significant(v, 3)});
    };
    if (p.log_scale) {
        for (double v = scale.lowest; v <= scale.highest * 1.001; v *= 10) mark_up(v);
    } else {
        const double step = round_step(scale.highest - scale.lowest, p.plot.height > 90 ? 4 : 2);
        for (double n = std::ceil(scale.lowest / step); n * step <= scale.highest; ++n) mark_up(n == 0 ? 0 : n * step);  // without the sign of -0
    }
    const int64_t points = train.points();
    if (points > 1) {
        const int64_t step = std::max<int64_t>(1, int64_t(round_step(double(points - 1), p.plot.width > 260 ? 5 : 3)));
        for (int64_t e = 0; e < points; e += step) p.across.push_back({across(p.plot, e, points), grouped(e)});
    } else {
        p.across.push_back({p.plot.x, "0"});
    }
    return p;
}

CurveReading read_curves(const Curve& train, const Curve& test, const CurvesPicture& picture, float x) {
    CurveReading reading;
    if (train.points() == 0) return reading;
    const double share = std::clamp((x - picture.plot.x) / std::max(picture.plot.width, 1.f), 0.f, 1.f);
    const int bin = std::min(int(std::lround(share * double(train.points() - 1)) / train.points_per_bin()), train.size() - 1);
    reading.epoch = std::min(train.points() - 1, (bin + 1) * train.points_per_bin() - 1);
    reading.train = train[bin].last;
    if (bin < test.size()) reading.test = test[bin].last;
    reading.x = across(picture.plot, reading.epoch, train.points());
    return reading;
}

}  // namespace chainrule
