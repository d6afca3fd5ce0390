// Polynomials: Moshier, Cephes mathematical library, single precision (expf.c, tanhf.c).
#include "nn/kernels/functions.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "nn/kernels/simd.h"

namespace chainrule::kernels {
namespace {

using namespace simd;

CHAINRULE_INLINE Float4 exp4(Float4 x) {
    const Float4 lowest = splat(-104), highest = splat(89);  // beyond: 0 and infinity
    x = x < lowest ? lowest : x;
    x = x > highest ? highest : x;
    // x = n ln 2 + r. Adding 1.5 * 2^23 rounds to a whole number and leaves it in the lowest bits.
    const Float4 rounder = splat(12582912.f);
    const Float4 rounded = x * splat(1.44269504f) + rounder;
    const Float4 n = rounded - rounder;
    const Int4 whole = bits(rounded) - bits(rounder);
    const Float4 r = (x - n * splat(0.693359375f)) - n * splat(-2.12194440e-4f);  // ln 2 in two parts
    Float4 p = splat(1.9875691500e-4f);
    p = p * r + splat(1.3981999507e-3f);
    p = p * r + splat(8.3334519073e-3f);
    p = p * r + splat(4.1665795894e-2f);
    p = p * r + splat(1.6666665459e-1f);
    p = p * r + splat(5.0000001201e-1f);
    p = p * r * r + r + splat(1);
    // 2^n in two factors, because 2^n alone may be too large or too small for a float.
    const Int4 half = whole >> 1, rest = whole - half;
    const Int4 bias{127, 127, 127, 127};
    return p * from_bits((half + bias) << 23) * from_bits((rest + bias) << 23);
}

CHAINRULE_INLINE Float4 sigmoid4(Float4 x) {
    const Float4 one = splat(1), e = exp4(-abs(x));
    return (x < splat(0) ? e : one) / (one + e);
}

CHAINRULE_INLINE Float4 tanh4(Float4 x) {
    const Float4 one = splat(1), size = abs(x), z = x * x;
    Float4 p = splat(-5.70498872745e-3f);
    p = p * z + splat(2.06390887954e-2f);
    p = p * z + splat(-5.37397155531e-2f);
    p = p * z + splat(1.33314422036e-1f);
    p = p * z + splat(-3.33332819422e-1f);
    const Float4 small = p * z * x + x;
    const Float4 large = one - splat(2) / (exp4(size + size) + one);
    return size < splat(0.625f) ? small : (x < splat(0) ? -large : large);
}

CHAINRULE_INLINE Float4 relu4(Float4 x) { return x < splat(0) ? splat(0) : x; }

constexpr size_t worth_sharing = 1 << 15;  // elements that pay for waking threads
constexpr size_t chunk = 1 << 13;

template <class T, class Piece>
CHAINRULE_INLINE void in_pieces(std::span<const T> x, std::span<T> y, Piece piece) {
    if (x.size() < worth_sharing) return piece(x.data(), y.data(), x.size());
    parallel_for(int((x.size() + chunk - 1) / chunk), [&](int c) {
        const size_t first = size_t(c) * chunk;
        piece(x.data() + first, y.data() + first, std::min(chunk, x.size() - first));
    });
}

template <class F>
CHAINRULE_INLINE void by_fours(std::span<const float> x, std::span<float> y, F f) {
    in_pieces(x, y, [f](const float* from, float* to, size_t n) {
        size_t i = 0;
        for (; i + 4 <= n; i += 4) store(to + i, f(load(from + i)));
        if (i == n) return;
        float last[4] = {};  // the rest goes the same way, so that a number does not depend on its place
        std::copy(from + i, from + n, last);
        store(last, f(load(last)));
        std::copy(last, last + (n - i), to + i);
    });
}

template <class F>
void one_by_one(std::span<const double> x, std::span<double> y, F f) {
    in_pieces(x, y, [f](const double* from, double* to, size_t n) {
        for (size_t i = 0; i < n; ++i) to[i] = f(from[i]);
    });
}

}  // namespace

void exp(std::span<const float> x, std::span<float> y) { by_fours(x, y, [](Float4 v) { return exp4(v); }); }
void sigmoid(std::span<const float> x, std::span<float> y) { by_fours(x, y, [](Float4 v) { return sigmoid4(v); }); }
void tanh(std::span<const float> x, std::span<float> y) { by_fours(x, y, [](Float4 v) { return tanh4(v); }); }
void relu(std::span<const float> x, std::span<float> y) { by_fours(x, y, [](Float4 v) { return relu4(v); }); }

void exp(std::span<const double> x, std::span<double> y) { one_by_one(x, y, [](double v) { return std::exp(v); }); }
void tanh(std::span<const double> x, std::span<double> y) { one_by_one(x, y, [](double v) { return std::tanh(v); }); }
void relu(std::span<const double> x, std::span<double> y) { one_by_one(x, y, [](double v) { return v < 0 ? 0 : v; }); }
void sigmoid(std::span<const double> x, std::span<double> y) {
    one_by_one(x, y, [](double v) {
        const double e = std::exp(-std::fabs(v));
        return (v < 0 ? e : 1) / (1 + e);
    });
}

}  // namespace chainrule::kernels
