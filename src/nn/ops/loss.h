// What losses share. A loss adds up over a whole batch, in double whatever the precision, because one number stands
// for all of it. Targets have gradients as well, where they are wanted.
#pragma once
#include <memory>

#include "nn/ops.h"

namespace chainrule {

inline Result<Shape> loss_shape(std::span<const Shape> in) {
    if (in[0] != in[1]) return Error{"shape.loss", {{"prediction", to_text(in[0])}, {"target", to_text(in[1])}}};
    return Shape{};
}

// How many shares the sum is divided into.
inline int shares(Reduction reduction, const View& v) {
    switch (reduction) {
        case Reduction::sum: return 1;
        case Reduction::mean: return v.in_size(0);
        case Reduction::mean_of_rows: return v.in_rows(0);
    }
    return 1;
}

// x / n, where that says anything.
inline Expr divided(Expr x, int n) { return n == 1 ? std::move(x) : quotient(std::move(x), number(n)); }

// A loss that is the sum over pairs of a prediction y and its target t. F has:
//     static constexpr const char* name
//     double value(double y, double t), slope(int k, double y, double t)     k: 0 by y, 1 by t
//     Expr formula(Expr y, Expr t), gradient(int k, Expr dy, Expr y, Expr t)
template <class F>
class PairLoss final : public OpOf<PairLoss<F>> {
  public:
    PairLoss(F f, Reduction reduction) : f_(f), reduction_(reduction) {}
    const char* name() const override { return F::name; }
    Result<Shape> shape(std::span<const Shape> in) const override { return loss_shape(in); }

    template <class T>
    void run(const Frame<T>& f) const {
        const std::span<const T> y = f.in(0), t = f.in(1);
        double total = 0;
        for (size_t i = 0; i < y.size(); ++i) total += f_.value(y[i], t[i]);
        f.out()[0] = T(total / shares(reduction_, f));
    }

    template <class T>
    void run_back(const Frame<T>& f) const {
        const std::span<const T> y = f.in(0), t = f.in(1);
        const double share = double(f.d_out()[0]) / shares(reduction_, f);
        for (int k = 0; k < 2; ++k) {
            if (!f.wants(k)) continue;
            const std::span<T> d = f.d_in(k);
            for (size_t i = 0; i < d.size(); ++i) d[i] += T(share * f_.slope(k, y[i], t[i]));
        }
    }

    Expr explain(const View& v, int) const override {
        std::vector<Expr> terms;
        for (int i = 0; i < v.in_size(0); ++i) terms.push_back(f_.formula(v.x(0, i), v.x(1, i)));
        return divided(sum(std::move(terms)), shares(reduction_, v));
    }

    Expr explain_grad(const View& v, int k, int i) const override {
        return divided(f_.gradient(k, v.dy(0), v.x(0, i), v.x(1, i)), shares(reduction_, v));
    }

  private:
    F f_;
    Reduction reduction_;
};

template <class F>
NodeId add_pair_loss(Plan& p, NodeId prediction, NodeId target, Reduction reduction, std::string name, F f = {}) {
    return p.add(std::move(name), std::make_shared<PairLoss<F>>(f, reduction), {prediction, target});
}

// One row of predictions and targets, for formulas.
struct LossRow {
    const View& v;
    int first, cols;
    Expr y(int c) const { return v.x(0, first + c); }
    Expr t(int c) const { return v.x(1, first + c); }
    double target(int c) const { return v.in(1, first + c); }

    Expr sum_of(auto term) const {  // of term(c) over the row
        std::vector<Expr> terms;
        for (int c = 0; c < cols; ++c) terms.push_back(term(c));
        return sum(std::move(terms));
    }
    Expr sum_over_targets(auto term) const {  // the same without those of target 0, of which term is a multiple
        std::vector<Expr> terms;
        for (int c = 0; c < cols; ++c)
            if (target(c) != 0) terms.push_back(term(c));
        return sum(std::move(terms));
    }
};

// A loss that looks at a whole row (the last axis) at a time; the mean of all rows. F has:
//     static constexpr const char* name
//     double value(const T* y, const T* t, int cols)
//     void slopes(int k, const T* y, const T* t, int cols, add)     calls add(c, derivative) for y (k = 0) or t (1)
//     Expr formula(LossRow), gradient(int k, Expr dy, LossRow, int c)
template <class F>
class RowLoss final : public OpOf<RowLoss<F>> {
  public:
    explicit RowLoss(F f) : f_(f) {}
    const char* name() const override { return F::name; }
    Result<Shape> shape(std::span<const Shape> in) const override { return loss_shape(in); }

    template <class T>
    void run(const Frame<T>& f) const {
        const T *y = f.in(0).data(), *t = f.in(1).data();
        const int size = f.in_size(0), cols = f.in_shape(0).last();
        double total = 0;
        for (int row = 0; row < size; row += cols) total += f_.value(y + row, t + row, cols);
        f.out()[0] = T(total / (size / cols));
    }

    template <class T>
    void run_back(const Frame<T>& f) const {
        const T *y = f.in(0).data(), *t = f.in(1).data();
        const int size = f.in_size(0), cols = f.in_shape(0).last();
        const double share = double(f.d_out()[0]) / (size / cols);
        for (int k = 0; k < 2; ++k) {
            if (!f.wants(k)) continue;
            T* d = f.d_in(k).data();
            for (int row = 0; row < size; row += cols)
                f_.slopes(k, y + row, t + row, cols, [&](int c, double slope) { d[row + c] += T(share * slope); });
        }
    }

    Expr explain(const View& v, int) const override {
        const int size = v.in_size(0), cols = v.in_shape(0).last();
        std::vector<Expr> terms;
        for (int row = 0; row < size; row += cols) terms.push_back(f_.formula(LossRow{v, row, cols}));
        return divided(sum(std::move(terms)), size / cols);
    }

    Expr explain_grad(const View& v, int k, int i) const override {
        const int cols = v.in_shape(0).last(), c = i % cols;
        return divided(f_.gradient(k, v.dy(0), LossRow{v, i - c, cols}, c), v.in_size(0) / cols);
    }

  private:
    F f_;
};

template <class F>
NodeId add_row_loss(Plan& p, NodeId prediction, NodeId target, std::string name, F f = {}) {
    return p.add(std::move(name), std::make_shared<RowLoss<F>>(f), {prediction, target});
}

}  // namespace chainrule
