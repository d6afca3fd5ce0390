// y[r,c] = x[r,c] + b[c]
//
// dx = dy
// db[c] = sum over rows of dy[r,c]: the bias is used once per example
#include "nn/linalg.h"
#include "nn/ops.h"

namespace chainrule {
namespace {

class AddBias final : public OpOf<AddBias> {
  public:
    const char* name() const override { return "add_bias"; }

    Result<Shape> shape(std::span<const Shape> in) const override {
        const Shape &x = in[0], &b = in[1];
        if (x.rank == 0 || b.rank != 1 || b.batched || x.last() != b.dims[0])
            return Error{"shape.add_bias", {{"x", to_text(x)}, {"b", to_text(b)}}};
        return x;
    }

    template <class T>
    void run(const Frame<T>& f) const {
        const std::span<const T> x = f.in(0), b = f.in(1);
        const std::span<T> y = f.out();
        for (size_t row = 0; row < y.size(); row += b.size())
            for (size_t c = 0; c < b.size(); ++c) y[row + c] = x[row + c] + b[c];
    }

    template <class T>
    void run_back(const Frame<T>& f) const {
        const std::span<const T> dy = f.d_out();
        if (f.wants(0)) add_rows(dy, f.d_in(0));  // as one row
        if (f.wants(1)) add_rows(dy, f.d_in(1));
    }

    Expr explain(const View& v, int i) const override { return sum({v.x(0, i), v.x(1, i % v.shape().last())}); }

    Expr explain_grad(const View& v, int k, int i) const override {
        if (k == 0) return v.dy(i);
        std::vector<Expr> terms;
        for (int at = i; at < v.size(); at += v.shape().last()) terms.push_back(v.dy(at));
        return sum(std::move(terms));
    }
};

}  // namespace

NodeId add_bias(Plan& p, NodeId x, NodeId b, std::string name) {
    return p.add(std::move(name), std::make_shared<AddBias>(), {x, b});
}

}  // namespace chainrule
