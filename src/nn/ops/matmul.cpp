// y = x w        x: rows x inner, w: inner x cols
//
// dx = dy w^T    every output of a row pulls on every input of that row, through w
// dw = x^T dy    every example of the batch pulls on every weight, through x
#include "nn/linalg.h"
#include "nn/ops.h"
#include "nn/ops/matrix_formula.h"

namespace chainrule {
namespace {

class Matmul final : public OpOf<Matmul> {
  public:
    const char* name() const override { return "matmul"; }

    Result<Shape> shape(std::span<const Shape> in) const override { return product_shape(in[0], in[1]); }

    template <class T>
    void run(const Frame<T>& f) const {
        const auto [v, rows, inner, cols] = ProductFormula(f);
        multiply({f.in(0).data(), rows, inner}, {f.in(1).data(), inner, cols}, {f.out().data(), rows, cols}, Into::set);
    }

    template <class T>
    void run_back(const Frame<T>& f) const {
        const auto [v, rows, inner, cols] = ProductFormula(f);
        const Matrix<const T> x(f.in(0).data(), rows, inner), w(f.in(1).data(), inner, cols), dy(f.d_out().data(), rows, cols);
        if (f.wants(0)) multiply(dy, w.transposed(), {f.d_in(0).data(), rows, inner}, Into::add);
        if (f.wants(1)) multiply(x.transposed(), dy, {f.d_in(1).data(), inner, cols}, Into::add);
    }

    Expr explain(const View& v, int at) const override {
        return sum(ProductFormula(v).terms(at));
    }

    Expr explain_grad(const View& v, int k, int at) const override {
        return sum(ProductFormula(v).gradient_terms(k, at, [&](int o, Expr factor) { return product({v.dy(o), std::move(factor)}); }));
    }
};

}  // namespace

NodeId matmul(Plan& p, NodeId x, NodeId w, std::string name) {
    return p.add(std::move(name), std::make_shared<Matmul>(), {x, w});
}

}  // namespace chainrule
