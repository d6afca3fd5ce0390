// What the kernels compute, as plainly as it can be written: tests compare the two.
#pragma once
#include "nn/kernels/matrix.h"

namespace chainrule::plain {

template <class T>
void multiply(Matrix<const T> a, Matrix<const T> b, Matrix<T> c, Into into) {
    for (int r = 0; r < c.rows; ++r)
        for (int j = 0; j < c.cols; ++j) {
            T sum = into == Into::add ? c(r, j) : T(0);
            for (int k = 0; k < a.cols; ++k) sum += a(r, k) * b(k, j);
            c(r, j) = sum;
        }
}

}  // namespace chainrule::plain
