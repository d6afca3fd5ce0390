#include "data/generators.h"

#include <cmath>
#include <numbers>

#include "base/rng.h"

namespace chainrule::draw {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double radius = 5;  // of everything that is drawn in the square from -6 to 6
constexpr uint64_t purpose = 0xDA7A;  // keeps these random numbers apart from those of weights and shuffles

// The random numbers of one example, in the order they are asked for.
struct Draw {
    RandomKey key;
    Draw(uint64_t seed, int i) : key{seed, 0, purpose, uint64_t(i) << 8} {}
    double uniform(double low, double high) { return low + (high - low) * random_uniform(next()); }
    double normal() { return random_normal(next()); }

  private:
    RandomKey next() { return {key.seed, key.step, key.node, key.index++}; }
};

bool positive(int i) { return i % 2 == 0; }

void put(double x0, double x1, bool is_positive, float* x, float* y) {
    x[0] = float(x0), x[1] = float(x1);
    y[0] = is_positive ? 1.f : -1.f;
}

}  // namespace

// A disc inside a ring. Noise moves a point before it is judged, so that labels near the border become unsure.
void circle(uint64_t seed, int i, int, double noise, float* x, float* y) {
    Draw draw(seed, i);
    const double r = positive(i) ? draw.uniform(0, 0.5 * radius) : draw.uniform(0.7 * radius, radius);
    const double angle = draw.uniform(0, 2 * pi);
    const double x0 = r * std::sin(angle), x1 = r * std::cos(angle);
    const double judged0 = x0 + noise * draw.uniform(-radius, radius), judged1 = x1 + noise * draw.uniform(-radius, radius);
    put(x0, x1, std::hypot(judged0, judged1) < 0.5 * radius, x, y);
}

// Positive where both coordinates have the same sign. A gap of 0.3 on either side of the axes.
void xor_(uint64_t seed, int i, int, double noise, float* x, float* y) {
    Draw draw(seed, i);
    const auto coordinate = [&] {
        const double at = draw.uniform(-radius, radius);
        return at + (at > 0 ? 0.3 : -0.3);
    };
    const double x0 = coordinate(), x1 = coordinate();
    const double judged0 = x0 + noise * draw.uniform(-radius, radius), judged1 = x1 + noise * draw.uniform(-radius, radius);
    put(x0, x1, judged0 * judged1 >= 0, x, y);
}

// Two clouds around (2, 2) and (-2, -2). Noise 0 .. 0.5 widens their variance from 0.5 to 4.
void gauss(uint64_t seed, int i, int, double noise, float* x, float* y) {
    Draw draw(seed, i);
    const double centre = positive(i) ? 2 : -2;
    const double width = std::sqrt(0.5 + 7 * noise);
    const double x0 = centre + width * draw.normal(), x1 = centre + width * draw.normal();
    put(x0, x1, positive(i), x, y);
}

// Two arms of 1.75 turns, half a turn apart. Noise moves the points.
void spiral(uint64_t seed, int i, int n, double noise, float* x, float* y) {
    Draw draw(seed, i);
    const double along = double(i / 2) / ((n + 1) / 2);
    const double r = radius * along, angle = 1.75 * 2 * pi * along + (positive(i) ? 0 : pi);
    const double x0 = r * std::sin(angle) + noise * draw.uniform(-1, 1), x1 = r * std::cos(angle) + noise * draw.uniform(-1, 1);
    put(x0, x1, positive(i), x, y);
}

}  // namespace chainrule::draw
