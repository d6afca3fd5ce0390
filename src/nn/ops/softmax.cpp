// y[c] = e^x[c] / sum over j of e^x[j]      over the last axis
//
// dx[c] = y[c] (dy[c] - sum over j of dy[j] y[j])
//
// The largest x of a row is subtracted from all of them first: y stays the same, and nothing overflows.
#include <algorithm>

#include "nn/kernels/functions.h"
#include "nn/ops.h"
#include "nn/ops/softmax_formula.h"

namespace chainrule {
namespace {

class Softmax final : public OpOf<Softmax> {
  public:
    const char* name() const override { return "softmax"; }

    Result<Shape> shape(std::span<const Shape> in) const override {
        if (in[0].rank == 0) return Error{"shape.softmax", {{"x", to_text(in[0])}}};
        return in[0];
    }

    template <class T>
    void run(const Frame<T>& f) const {
        const std::span<const T> x = f.in(0);
        const std::span<T> y = f.out();
        const size_t cols = size_t(f.shape().last());
        for (size_t row = 0; row < x.size(); row += cols) {
            const T largest = *std::max_element(&x[row], &x[row] + cols);
            for (size_t c = row; c < row + cols; ++c) y[c] = x[c] - largest;
        }
        kernels::exp(y, y);
        for (size_t row = 0; row < x.size(); row += cols) {
            T total = 0;
            for (size_t c = row; c < row + cols; ++c) total += y[c];
            for (size_t c = row; c < row + cols; ++c) y[c] /= total;
        }
    }

    // Forward left y in out().
    template <class T>
    void run_back(const Frame<T>& f) const {
        const std::span<const T> y = f.out(), dy = f.d_out();
        const std::span<T> dx = f.d_in(0);
        const size_t cols = size_t(f.shape().last());
        for (size_t row = 0; row < y.size(); row += cols) {
            T mean = 0;  // of dy, weighted by y
            for (size_t c = row; c < row + cols; ++c) mean += dy[c] * y[c];
            for (size_t c = row; c < row + cols; ++c) dx[c] += y[c] * (dy[c] - mean);
        }
    }

    Expr explain(const View& v, int i) const override {
        const int cols = v.shape().last();
        return SoftmaxFormula(v, i - i % cols, cols).share(i);
    }

    Expr explain_grad(const View& v, int, int i) const override {
        const int cols = v.shape().last(), row = i - i % cols;
        std::vector<Expr> weighted;
        for (int c = row; c < row + cols; ++c) weighted.push_back(product({v.dy(c), v.y(c)}));
        return product({v.y(i), difference(v.dy(i), sum(std::move(weighted)))});
    }
};

}  // namespace

NodeId softmax(Plan& p, NodeId x, std::string name) { return p.add(std::move(name), std::make_shared<Softmax>(), {x}); }

}  // namespace chainrule
