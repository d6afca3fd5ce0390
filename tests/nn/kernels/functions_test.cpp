#include "nn/kernels/functions.h"

#include <cmath>
#include <limits>
#include <vector>

#include <catch_amalgamated.hpp>

#include "base/parallel.h"

namespace chainrule {
namespace {

struct Case {
    const char* name;
    void (*quick)(std::span<const float>, std::span<float>);
    void (*exact)(std::span<const double>, std::span<double>);
};
const Case all[] = {{"exp", kernels::exp, kernels::exp}, {"sigmoid", kernels::sigmoid, kernels::sigmoid},
                    {"tanh", kernels::tanh, kernels::tanh}, {"relu", kernels::relu, kernels::relu}};

float quick(const Case& f, float x) {
    float y = 0;
    f.quick({&x, 1}, {&y, 1});
    return y;
}
double exact(const Case& f, double x) {
    double y = 0;
    f.exact({&x, 1}, {&y, 1});
    return y;
}

}  // namespace

TEST_CASE("functions of rows: float is within 2e-7 of double, over all sizes of x") {
    std::vector<float> x;
    for (float size = 1e-6f; size < 87; size *= 1.0007f) x.push_back(size), x.push_back(-size);
    std::vector<float> y(x.size());
    for (const Case& f : all) {
        f.quick(x, y);
        double worst = 0;
        for (size_t i = 0; i < x.size(); ++i) {
            const double right = exact(f, x[i]);
            if (right != 0) worst = std::max(worst, std::fabs(y[i] - right) / std::fabs(right));
        }
        INFO(f.name);
        CHECK(worst < 2e-7);
    }
}

TEST_CASE("functions of rows: limits, infinities and not-a-number are what they should be") {
    const float infinity = std::numeric_limits<float>::infinity();
    const auto& [exp, sigmoid, tanh, relu] = all;
    for (const Case& f : all) {
        INFO(f.name);
        CHECK(std::isnan(quick(f, NAN)));
        CHECK(std::isnan(exact(f, NAN)));
    }
    CHECK(quick(exp, 0) == 1);
    CHECK(quick(exp, 88.7f) < infinity);
    CHECK(quick(exp, 88.7f) > 3.3e38f);
    CHECK(quick(exp, 89) == infinity);
    CHECK(quick(exp, infinity) == infinity);
    CHECK(quick(exp, -infinity) == 0);
    CHECK(quick(exp, -1000) == 0);
    for (double x : {1000., 1e30}) {
        CHECK(quick(sigmoid, float(x)) == 1);
        CHECK(quick(sigmoid, float(-x)) == 0);
        CHECK(exact(sigmoid, x) == 1);
        CHECK(exact(sigmoid, -x) == 0);
        CHECK(quick(tanh, float(x)) == 1);
        CHECK(quick(tanh, float(-x)) == -1);
    }
    CHECK(quick(sigmoid, 0) == 0.5f);
    CHECK(quick(sigmoid, -80) > 0);  // 1 - sigmoid(80) would be 0
    CHECK(quick(tanh, 0) == 0);
    CHECK(quick(relu, -3) == 0);
    CHECK(quick(relu, 3) == 3);
}

TEST_CASE("functions of rows: a number does not depend on its place, and y may be x") {
    for (const Case& f : all)
        for (size_t n : {1, 3, 4, 7, 50, 40000}) {
            std::vector<float> x(n);
            for (size_t i = 0; i < n; ++i) x[i] = float(i % 61) * 0.21f - 6;
            std::vector<float> y = x;
            f.quick(y, y);
            INFO(f.name << " of " << n);
            bool same = true;
            for (size_t i = 0; i < n; ++i) same = same && y[i] == quick(f, x[i]);
            CHECK(same);
        }
}

}  // namespace chainrule
