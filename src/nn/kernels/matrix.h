// Float matrix products, the loop that training spends most of its time in.
//
// Small right-hand sides are read where they lie; larger ones are packed into panels, block by block, so that
// the innermost loop reads memory in order. That loop keeps a tile of 4 x 8 sums in registers (Goto and van de Geijn:
// Anatomy of High-Performance Matrix Multiplication, 2008). Sums run over the inner dimension in ascending order within
// blocks whose borders depend on the shapes only; large products are shared between threads by blocks of the result.
#pragma once
#include <cstddef>

namespace chainrule {

// A view of numbers as rows x cols; owns nothing. Element (r, c) is at[r * row_step + c * col_step].
template <class T>
struct Matrix {
    T* at = nullptr;
    int rows = 0, cols = 0;
    std::ptrdiff_t row_step = 0, col_step = 1;

    Matrix(T* first, int n_rows, int n_cols) : at(first), rows(n_rows), cols(n_cols), row_step(n_cols) {}
    Matrix(T* first, int n_rows, int n_cols, std::ptrdiff_t down, std::ptrdiff_t right)
        : at(first), rows(n_rows), cols(n_cols), row_step(down), col_step(right) {}
    Matrix transposed() const { return {at, cols, rows, col_step, row_step}; }
    T& operator()(int r, int c) const { return at[r * row_step + c * col_step]; }
};

enum class Into { set, add };

namespace kernels {

// c = a b or c += a b; a: rows x inner, b: inner x cols, c: rows x cols with col_step 1. c overlaps neither.
// Allocates nothing. Any thread may call it.
void multiply(Matrix<const float> a, Matrix<const float> b, Matrix<float> c, Into into);

}  // namespace kernels
}  // namespace chainrule
