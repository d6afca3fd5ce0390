// y = x w        x: rows x inner, w: inner x cols
//
// dx = dy w^T    every output of a row pulls on every input of that row, through w
// dw = x^T dy    every example of the batch pulls on every weight, through x
#include "nn/linalg.h"
#include "nn/ops.h"

namespace chainrule {
namespace {

class Matmul final : public OpOf<Matmul> {
  public:
    const char* name() const override { return "matmul"; }

    // The last axis of x is the inner one; all before it, and the batch, are rows.
    Result<Shape> shape(std::span<const Shape> in) const override {
        const Shape &x = in[0], &w = in[1];
        if (x.rank == 0 || w.rank != 2 || w.batched || x.last() != w.dims[0])
            return Error{"shape.matmul", {{"x", to_text(x)}, {"w", to_text(w)}}};
        Shape out = x;
        out.dims[size_t(x.rank - 1)] = w.dims[1];
        return out;
    }

    template <class T>
    void run(const Frame<T>& f) const {
        auto [rows, inner, cols] = dims(f);
        multiply({f.in(0).data(), rows, inner}, {f.in(1).data(), inner, cols}, {f.out().data(), rows, cols}, Into::set);
    }

    template <class T>
    void run_back(const Frame<T>& f) const {
        auto [rows, inner, cols] = dims(f);
        const Matrix<const T> x(f.in(0).data(), rows, inner), w(f.in(1).data(), inner, cols), dy(f.d_out().data(), rows, cols);
        if (f.wants(0)) multiply(dy, w.transposed(), {f.d_in(0).data(), rows, inner}, Into::add);
        if (f.wants(1)) multiply(x.transposed(), dy, {f.d_in(1).data(), inner, cols}, Into::add);
    }

    Expr explain(const View& v, int at) const override {
        auto [rows, inner, cols] = dims(v);
        const int r = at / cols, c = at % cols;
        std::vector<Expr> terms;
        for (int i = 0; i < inner; ++i) terms.push_back(product({v.x(0, r * inner + i), v.x(1, i * cols + c)}));
        return sum(std::move(terms));
    }

    Expr explain_grad(const View& v, int k, int at) const override {
        auto [rows, inner, cols] = dims(v);
        std::vector<Expr> terms;
        if (k == 0)  // dx[r,i]: over the outputs of row r
            for (int c = 0, r = at / inner, i = at % inner; c < cols; ++c)
                terms.push_back(product({v.dy(r * cols + c), v.x(1, i * cols + c)}));
        else  // dw[i,c]: over the examples of the batch
            for (int r = 0, i = at / cols, c = at % cols; r < rows; ++r)
                terms.push_back(product({v.dy(r * cols + c), v.x(0, r * inner + i)}));
        return sum(std::move(terms));
    }

  private:
    struct Dims {
        int rows, inner, cols;
    };
    static Dims dims(const View& v) {
        const int inner = v.in_shape(0).last();
        return {v.in_size(0) / inner, inner, v.in_shape(1).last()};
    }
};

}  // namespace

NodeId matmul(Plan& p, NodeId x, NodeId w, std::string name) {
    return p.add(std::move(name), std::make_shared<Matmul>(), {x, w});
}

}  // namespace chainrule
