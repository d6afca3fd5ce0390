// y = act(x w + b)       a whole layer; x: rows x inputs, w: inputs x units, b: units or absent
//
// dz = dy act'(y)        act' follows from y for linear, sigmoid, tanh, relu
// dx = dz w^T,  dw = x^T dz,  db = sum over rows of dz
#include <algorithm>

#include "nn/kernels/functions.h"
#include "nn/linalg.h"
#include "nn/ops.h"
#include "nn/ops/matrix_formula.h"

namespace chainrule {
namespace {

class Dense final : public OpOf<Dense> {
  public:
    explicit Dense(Activation activation) : activation_(activation) {}
    const char* name() const override { return "dense"; }

    Result<Shape> shape(std::span<const Shape> in) const override {
        Result<Shape> out = product_shape(in[0], in[1]);
        if (out && in.size() > 2 && (in[2].rank != 1 || in[2].batched || in[2].dims[0] != out->last()))
            return Error{"shape.add_bias", {{"x", to_text(*out)}, {"b", to_text(in[2])}}};
        return out;
    }

    // dz, where it is not dy itself
    int scratch(std::span<const Shape> in) const override {
        return activation_ == Activation::linear ? 0 : in[0].count() / in[0].last() * in[1].last();
    }

    template <class T>
    void run(const Frame<T>& f) const {
        const auto [v, rows, inputs, units] = ProductFormula(f);
        const std::span<T> y = f.out();
        if (f.n_inputs() > 2)
            for (int r = 0; r < rows; ++r) std::copy_n(f.in(2).data(), units, y.data() + r * units);
        multiply({f.in(0).data(), rows, inputs}, {f.in(1).data(), inputs, units}, {y.data(), rows, units},
                 f.n_inputs() > 2 ? Into::add : Into::set);
        switch (activation_) {
            case Activation::linear: break;
            case Activation::sigmoid: kernels::sigmoid(y, y); break;
            case Activation::tanh: kernels::tanh(y, y); break;
            case Activation::relu: kernels::relu(y, y); break;
        }
    }

    // Forward left y in out(); z itself is gone.
    template <class T>
    void run_back(const Frame<T>& f) const {
        const auto [v, rows, inputs, units] = ProductFormula(f);
        std::span<const T> dz = f.d_out();
        if (activation_ != Activation::linear) {
            through_activation<T>(f.out(), f.d_out(), f.scratch());
            dz = f.scratch();
        }
        const Matrix<const T> x(f.in(0).data(), rows, inputs), w(f.in(1).data(), inputs, units), d(dz.data(), rows, units);
        if (f.wants(0)) multiply(d, w.transposed(), {f.d_in(0).data(), rows, inputs}, Into::add);
        if (f.wants(1)) multiply(x.transposed(), d, {f.d_in(1).data(), inputs, units}, Into::add);
        if (f.n_inputs() > 2 && f.wants(2)) add_rows(dz, f.d_in(2));
    }

    Expr explain(const View& v, int at) const override {
        const ProductFormula xw(v);
        std::vector<Expr> terms = xw.terms(at);
        if (v.n_inputs() > 2) terms.push_back(v.x(2, at % xw.cols));
        Expr z = sum(std::move(terms));
        switch (activation_) {
            case Activation::sigmoid: return call(fn::sigmoid, {std::move(z)});
            case Activation::tanh: return call(fn::tanh, {std::move(z)});
            case Activation::relu: return call(fn::relu, {std::move(z)});
            case Activation::linear: break;
        }
        return z;
    }

    Expr explain_grad(const View& v, int k, int at) const override {
        const ProductFormula xw(v);
        if (k < 2) return sum(xw.gradient_terms(k, at, [&](int o, Expr factor) { return dz_times(v, o, std::move(factor)); }));
        std::vector<Expr> terms;
        for (int r = 0; r < xw.rows; ++r) terms.push_back(dz_times(v, r * xw.cols + at));
        return sum(std::move(terms));
    }

  private:
    template <class T>
    void through_activation(std::span<const T> y, std::span<const T> dy, std::span<T> dz) const {
        switch (activation_) {
            case Activation::linear: break;  // has no scratch
            case Activation::sigmoid:
                for (size_t i = 0; i < y.size(); ++i) dz[i] = dy[i] * (y[i] * (1 - y[i]));
                break;
            case Activation::tanh:
                for (size_t i = 0; i < y.size(); ++i) dz[i] = dy[i] * (1 - y[i] * y[i]);
                break;
            case Activation::relu:
                for (size_t i = 0; i < y.size(); ++i) dz[i] = y[i] > 0 ? dy[i] : T(0);
                break;
        }
    }

    // dz[i], and times one more factor: what output i passes back.
    Expr dz_times(const View& v, int i, std::optional<Expr> factor = {}) const {
        std::vector<Expr> factors{v.dy(i)};
        switch (activation_) {
            case Activation::linear: break;
            case Activation::sigmoid: factors.push_back(v.y(i)), factors.push_back(difference(number(1), v.y(i))); break;
            case Activation::tanh: factors.push_back(difference(number(1), chainrule::power(v.y(i), number(2)))); break;
            case Activation::relu: factors.push_back(call(fn::step, {v.y(i)})); break;
        }
        if (factor) factors.push_back(std::move(*factor));
        return product(std::move(factors));
    }

    Activation activation_;
};

}  // namespace

NodeId dense(Plan& p, NodeId x, NodeId w, NodeId b, Activation activation, std::string name) {
    std::vector<NodeId> inputs{x, w};
    if (b >= 0) inputs.push_back(b);
    return p.add(std::move(name), std::make_shared<Dense>(activation), std::move(inputs));
}

}  // namespace chainrule
