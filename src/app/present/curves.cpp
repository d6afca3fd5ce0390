#include "app/present/curves.h"

#include <algorithm>
#include <cmath>

#include "app/format.h"

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

// 1, 2 or 5 times a power of ten, so that at most `most` of them make up `span`.
double round_step(double span, int most) {
    const double raw = span / most, decade = std::pow(10.0, std::floor(std::log10(raw)));
    for (double factor : {1.0, 2.0, 5.0})
        if (decade * factor >= raw * 0.999) return decade * factor;
    return decade * 10;
}

Scale scale_for(const Curve& train, const Curve& test, bool log_scale) {
    double lowest = 1e300, highest = 0;
    for (const Curve* c : {&train, &test})
        for (int i = 0; i < c->size(); ++i) {
            if (std::isfinite((*c)[i].high)) highest = std::max(highest, double((*c)[i].high));
            if ((*c)[i].low > 0) lowest = std::min(lowest, double((*c)[i].low));
        }
    if (highest <= 0) highest = 1, lowest = 0.1;
    if (!log_scale) return {0, highest * 1.05, false};
    return {std::pow(10.0, std::floor(std::log10(lowest))), std::pow(10.0, std::ceil(std::log10(highest * 1.0001))), true};
}

float across(const Rect& plot, int64_t epoch, int64_t points) {
    return plot.x + plot.width * (points > 1 ? float(epoch) / float(points - 1) : 0.f);
}

std::vector<CurvePoint> points_of(const Curve& curve, const Rect& plot, const Scale& scale) {
    std::vector<CurvePoint> points;
    for (int i = 0; i < curve.size(); ++i) {
        const int64_t last = std::min(curve.points() - 1, (i + 1) * curve.points_per_bin() - 1);
        const double share = std::isfinite(curve[i].last) ? scale.share(curve[i].last) : 1.0;
        points.push_back({across(plot, last, curve.points()), plot.bottom() - plot.height * float(std::clamp(share, 0.0, 1.0))});
    }
    return points;
}

}  // namespace

CurvesPicture present_curves(const Curve& train, const Curve& test, Rect frame, bool log_scale) {
    CurvesPicture p;
    p.log_scale = log_scale;
    p.plot = {frame.x + 34, frame.y + 6, frame.width - 42, frame.height - 24};
    const Scale scale = scale_for(train, test, log_scale);
    p.train = points_of(train, p.plot, scale);
    p.test = points_of(test, p.plot, scale);
    auto mark_up = [&](double v) {
        p.up.push_back({p.plot.bottom() - p.plot.height * float(scale.share(v)), significant(v, 3)});
    };
    if (log_scale) {
        for (double v = scale.lowest; v <= scale.highest * 1.001; v *= 10) mark_up(v);
    } else {
        const double step = round_step(scale.highest, p.plot.height > 90 ? 4 : 2);
        for (double v = 0; v <= scale.highest; v += step) mark_up(v);
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
