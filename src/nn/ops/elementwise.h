// What element-wise ops share. Such an op is a small struct F that knows one element: its value, its derivative, and
// the formula of each; Unary and Binary make an Op of it.
#pragma once
#include <memory>

#include "nn/plan.h"

namespace chainrule {

// F has:   static constexpr const char* name
//          T value(T x), T slope(T x, T y)      y = value(x), slope = dy/dx
//          Expr formula(Expr x), Expr gradient(Expr dy, Expr x, Expr y)
// and may have values(span x, span y) where a whole row is quicker than its elements.
template <class F>
class Unary final : public OpOf<Unary<F>> {
  public:
    explicit Unary(F f) : f_(f) {}
    const char* name() const override { return F::name; }
    Result<Shape> shape(std::span<const Shape> in) const override { return in[0]; }

    template <class T>
    void run(const Frame<T>& frame) const {
        const std::span<const T> x = frame.in(0);
        const std::span<T> y = frame.out();
        if constexpr (requires { f_.values(x, y); }) f_.values(x, y);
        else
            for (size_t i = 0; i < y.size(); ++i) y[i] = f_.value(x[i]);
    }

    template <class T>
    void run_back(const Frame<T>& frame) const {
        const std::span<const T> x = frame.in(0), y = frame.out(), dy = frame.d_out();
        const std::span<T> dx = frame.d_in(0);
        for (size_t i = 0; i < dx.size(); ++i) dx[i] += dy[i] * f_.slope(x[i], y[i]);
    }

    Expr explain(const View& v, int i) const override { return f_.formula(v.x(0, i)); }
    Expr explain_grad(const View& v, int, int i) const override { return f_.gradient(v.dy(i), v.x(0, i), v.y(i)); }

  private:
    F f_;
};

template <class F>
NodeId add_unary(Plan& p, NodeId x, std::string name, F f = {}) {
    return p.add(std::move(name), std::make_shared<Unary<F>>(f), {x});
}

// Where an input of a two-input op is read for the output's row r and position c: r * row + c * col. An input that is the
// same for the whole batch has row 0; one of a single number has col 0.
struct Steps {
    int row, col;
};
inline Steps steps(const Shape& in) { return {in.batched ? in.count() : 0, in.count() == 1 ? 0 : 1}; }

// F has:   static constexpr const char* name
//          T value(T a, T b), T slope_a(T a, T b), T slope_b(T a, T b)
//          Expr formula(Expr a, Expr b), Expr gradient(int k, Expr dy, Expr a, Expr b)     k: 0 for a, 1 for b
template <class F>
class Binary final : public OpOf<Binary<F>> {
  public:
    const char* name() const override { return F::name; }

    Result<Shape> shape(std::span<const Shape> in) const override {
        if (!in[0].same_dims(in[1]) && in[0].count() != 1 && in[1].count() != 1)
            return Error{"shape.elementwise", {{"op", F::name}, {"a", to_text(in[0])}, {"b", to_text(in[1])}}};
        Shape out = in[0].count() >= in[1].count() ? in[0] : in[1];
        out.batched = in[0].batched || in[1].batched;
        return out;
    }

    template <class T>
    void run(const Frame<T>& f) const {
        const T *a = f.in(0).data(), *b = f.in(1).data();
        T* y = f.out().data();
        over_elements(f, [&](int i, int at_a, int at_b) { y[i] = F::value(a[at_a], b[at_b]); });
    }

    template <class T>
    void run_back(const Frame<T>& f) const {
        const T *a = f.in(0).data(), *b = f.in(1).data(), *dy = f.d_out().data();
        if (f.wants(0)) {
            T* da = f.d_in(0).data();
            over_elements(f, [&](int i, int at_a, int at_b) { da[at_a] += dy[i] * F::slope_a(a[at_a], b[at_b]); });
        }
        if (f.wants(1)) {
            T* db = f.d_in(1).data();
            over_elements(f, [&](int i, int at_a, int at_b) { db[at_b] += dy[i] * F::slope_b(a[at_a], b[at_b]); });
        }
    }

    Expr explain(const View& v, int i) const override {
        const int r = i / v.shape().count(), c = i % v.shape().count();
        const Steps a = steps(v.in_shape(0)), b = steps(v.in_shape(1));
        return F::formula(v.x(0, r * a.row + c * a.col), v.x(1, r * b.row + c * b.col));
    }

    // One term for every output that used this number.
    Expr explain_grad(const View& v, int k, int i) const override {
        std::vector<Expr> terms;
        over_elements(v, [&](int out, int at_a, int at_b) {
            if ((k == 0 ? at_a : at_b) == i) terms.push_back(F::gradient(k, v.dy(out), v.x(0, at_a), v.x(1, at_b)));
        });
        return terms.size() == 1 ? std::move(terms[0]) : sum(std::move(terms));
    }

  private:
    template <class Visit>  // visit(output, where a is, where b is)
    static void over_elements(const View& v, Visit visit) {
        const int rows = v.rows(), cols = v.shape().count();
        const Steps a = steps(v.in_shape(0)), b = steps(v.in_shape(1));
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < cols; ++c) visit(r * cols + c, r * a.row + c * a.col, r * b.row + c * b.col);
    }
};

template <class F>
NodeId add_binary(Plan& p, NodeId a, NodeId b, std::string name) {
    return p.add(std::move(name), std::make_shared<Binary<F>>(), {a, b});
}

}  // namespace chainrule
