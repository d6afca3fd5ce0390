#include "nn/linalg.h"

#include <algorithm>

#include <Eigen/Core>

#include "base/parallel.h"

namespace chainrule {
namespace {

template <class T>
using StridedMap = Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, Eigen::Unaligned,
                              Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>;
template <class T>
using ConstStridedMap = Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>,
                                   Eigen::Unaligned, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>;

template <class T>
ConstStridedMap<T> map(Matrix<const T> m) {
    return {m.at, m.rows, m.cols, {m.row_step, m.col_step}};
}

// A lazy product works coefficient by coefficient: Eigen's other one takes memory for its panels.
void multiply_rows(Matrix<const double> a, Matrix<const double> b, Matrix<double> c, Into into) {
    StridedMap<double> result(c.at, c.rows, c.cols, {c.row_step, c.col_step});
    if (into == Into::add) result += map(a).lazyProduct(map(b));
    else result = map(a).lazyProduct(map(b));
}

constexpr double worth_sharing = 1 << 18;  // multiplications in a product that pay for waking threads
constexpr int rows_in_chunk = 16;

}  // namespace

void multiply(Matrix<const float> a, Matrix<const float> b, Matrix<float> c, Into into) { kernels::multiply(a, b, c, into); }

void multiply(Matrix<const double> a, Matrix<const double> b, Matrix<double> c, Into into) {
    if (double(c.rows) * c.cols * a.cols < worth_sharing) return multiply_rows(a, b, c, into);
    parallel_for((c.rows + rows_in_chunk - 1) / rows_in_chunk, [&](int chunk) {
        const int first = chunk * rows_in_chunk, rows = std::min(rows_in_chunk, c.rows - first);
        multiply_rows({a.at + first * a.row_step, rows, a.cols, a.row_step, a.col_step}, b,
                      {c.at + first * c.row_step, rows, c.cols, c.row_step, c.col_step}, into);
    });
}

}  // namespace chainrule
