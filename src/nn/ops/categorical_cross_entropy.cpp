// Over the last axis, mean of all rows.
// From probabilities p, as in Keras divided by their sum s and kept within 1e-7 of 0 and 1; q = p / s:
//     L = -sum over c of t[c] ln q[c]             dp[c] = (g[c] - sum over j of g[j] q[j]) / s
//                                                 with g = -t / q, 0 where q was cut off
// From logits z, the same with p = softmax(z), without overflow:
//     L = sum over c of t[c] (ln sum(e^z) - z[c])     dz[c] = softmax(z)[c] sum(t) - t[c]
#include <algorithm>
#include <cmath>

#include "nn/ops/loss.h"
#include "nn/ops/softmax_formula.h"

namespace chainrule {
namespace {

constexpr double lowest = 1e-7, highest = 1 - 1e-7;

double total(const auto* x, int cols) {
    double s = 0;
    for (int c = 0; c < cols; ++c) s += double(x[c]);
    return s;
}

struct FromProbabilities {
    static constexpr const char* name = "categorical_cross_entropy";

    template <class T>
    static double value(const T* y, const T* t, int cols) {
        const double s = total(y, cols);
        double loss = 0;
        for (int c = 0; c < cols; ++c)
            if (t[c] != 0) loss -= double(t[c]) * std::log(std::clamp(double(y[c]) / s, lowest, highest));
        return loss;
    }

    template <class T>
    static void slopes(int k, const T* y, const T* t, int cols, auto add) {
        const double s = total(y, cols);
        auto q = [&](int c) { return double(y[c]) / s; };
        auto g = [&](int c) { return q(c) > lowest && q(c) < highest ? -double(t[c]) / q(c) : 0; };
        double pulled = 0;  // back by the division by the sum
        for (int c = 0; c < cols; ++c) pulled += g(c) * q(c);
        for (int c = 0; c < cols; ++c)
            add(c, k == 0 ? (g(c) - pulled) / s : -std::log(std::clamp(q(c), lowest, highest)));
    }

    static Expr formula(LossRow row) {
        return row.sum_over_targets([&](int c) { return negate(product({row.t(c), log_q(row, c)})); });
    }

    static Expr gradient(int k, Expr dy, LossRow row, int c) {
        if (k == 1) return negate(product({dy, log_q(row, c)}));
        Expr pulled = row.sum_over_targets([&](int j) { return product({g(row, j), q(row, j)}); });
        return product({dy, quotient(difference(g(row, c), pulled), sum_of_y(row))});
    }

  private:
    static Expr sum_of_y(LossRow row) {
        return row.sum_of([&](int c) { return row.y(c); });
    }
    static Expr q(LossRow row, int c) { return quotient(row.y(c), sum_of_y(row)); }
    static Expr clipped_q(LossRow row, int c) { return call(fn::clip, {q(row, c), number(lowest), number(highest)}); }
    static Expr log_q(LossRow row, int c) { return call(fn::log, {clipped_q(row, c)}); }
    static Expr g(LossRow row, int c) {
        if (row.target(c) == 0) return number(0);
        return negate(product({quotient(row.t(c), clipped_q(row, c)),
                               call(fn::inside, {q(row, c), number(lowest), number(highest)})}));
    }
};

struct FromLogits {
    static constexpr const char* name = "categorical_cross_entropy";

    template <class T>
    static double value(const T* z, const T* t, int cols) {
        const double log_total = log_sum_exp(z, cols);
        double loss = 0;
        for (int c = 0; c < cols; ++c) loss += double(t[c]) * (log_total - double(z[c]));
        return loss;
    }

    template <class T>
    static void slopes(int k, const T* z, const T* t, int cols, auto add) {
        const double log_total = log_sum_exp(z, cols), targets = total(t, cols);
        for (int c = 0; c < cols; ++c)
            add(c, k == 0 ? std::exp(double(z[c]) - log_total) * targets - double(t[c]) : log_total - double(z[c]));
    }

    static Expr formula(LossRow row) {
        return row.sum_over_targets([&](int c) { return product({row.t(c), surprise(row, c)}); });
    }

    static Expr gradient(int k, Expr dy, LossRow row, int c) {
        if (k == 1) return product({dy, surprise(row, c)});
        Expr share = SoftmaxFormula(row.v, row.first, row.cols).share(row.first + c);
        double targets = 0;
        for (int j = 0; j < row.cols; ++j) targets += row.target(j);
        if (targets != 1) share = product({share, row.sum_of([&](int j) { return row.t(j); })});
        return product({dy, difference(share, row.t(c))});
    }

  private:
    template <class T>
    static double log_sum_exp(const T* z, int cols) {
        const double largest = double(*std::max_element(z, z + cols));
        double s = 0;
        for (int c = 0; c < cols; ++c) s += std::exp(double(z[c]) - largest);
        return largest + std::log(s);
    }
    static Expr surprise(LossRow row, int c) {  // -ln softmax(z)[c]
        return difference(SoftmaxFormula(row.v, row.first, row.cols).log_total(), row.y(c));
    }
};

}  // namespace

NodeId categorical_cross_entropy(Plan& p, NodeId prediction, NodeId target, bool from_logits, std::string name) {
    return from_logits ? add_row_loss<FromLogits>(p, prediction, target, std::move(name))
                       : add_row_loss<FromProbabilities>(p, prediction, target, std::move(name));
}

}  // namespace chainrule
