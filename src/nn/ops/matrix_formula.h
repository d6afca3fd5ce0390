// What y = x w is for shapes and formulas, whoever computes it. x: rows x inner, w: inner x cols; the last axis of x is the
// inner one, all before it, and the batch, are rows.
#pragma once
#include <utility>
#include <vector>

#include "nn/plan.h"

namespace chainrule {

inline Result<Shape> product_shape(const Shape& x, const Shape& w) {
    if (x.rank == 0 || w.rank != 2 || w.batched || x.last() != w.dims[0])
        return Error{"shape.matmul", {{"x", to_text(x)}, {"w", to_text(w)}}};
    Shape out = x;
    out.dims[size_t(x.rank - 1)] = w.dims[1];
    return out;
}

struct ProductFormula {
    const View& v;
    int rows, inner, cols;
    explicit ProductFormula(const View& view)
        : v(view), rows(view.in_size(0) / view.in_shape(0).last()), inner(view.in_shape(0).last()), cols(view.in_shape(1).last()) {}

    // The terms of (x w)[at].
    std::vector<Expr> terms(int at) const {
        const int r = at / cols, c = at % cols;
        std::vector<Expr> all;
        for (int i = 0; i < inner; ++i) all.push_back(product({v.x(0, r * inner + i), v.x(1, i * cols + c)}));
        return all;
    }
    // The terms of dx[at] (k = 0): over the outputs of a row; of dw[at] (k = 1): over the examples of the batch.
    // back(o, factor): what output o passes back, times the factor.
    std::vector<Expr> gradient_terms(int k, int at, auto back) const {
        std::vector<Expr> all;
        if (k == 0)
            for (int c = 0, r = at / inner, i = at % inner; c < cols; ++c) all.push_back(back(r * cols + c, v.x(1, i * cols + c)));
        else
            for (int r = 0, i = at / cols, c = at % cols; r < rows; ++r) all.push_back(back(r * cols + c, v.x(0, r * inner + i)));
        return all;
    }
};

}  // namespace chainrule
