// Products of matrices for both precisions: float by the hand-written kernels, double by Eigen, whose only door
// is linalg.cpp. None of these allocates.
#pragma once
#include <span>

#include "nn/kernels/matrix.h"

namespace chainrule {

// c = a b or c += a b; a: rows x inner, b: inner x cols, c: rows x cols, row-major.
void multiply(Matrix<const float> a, Matrix<const float> b, Matrix<float> c, Into into);
void multiply(Matrix<const double> a, Matrix<const double> b, Matrix<double> c, Into into);

// Adds every row of `rows` (any number x totals.size()) to `totals`, from the first to the last.
template <class T>
void add_rows(std::span<const T> rows, std::span<T> totals) {
    for (const T* row = rows.data(); row < rows.data() + rows.size(); row += totals.size())
        for (size_t c = 0; c < totals.size(); ++c) totals[c] += row[c];
}

}  // namespace chainrule
