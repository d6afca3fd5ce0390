#include "nn/kernels/matrix.h"

#include <cmath>
#include <vector>

#include <catch_amalgamated.hpp>

#include "base/parallel.h"
#include "base/rng.h"
#include "nn/kernels/plain.h"

namespace chainrule {
namespace {

// rows x cols numbers in a block of their own size, so that the sanitizers see any step beyond it.
template <class T>
struct Block {
    int rows, cols;
    std::vector<T> numbers;
    Block(int n_rows, int n_cols, uint64_t seed) : rows(n_rows), cols(n_cols) {
        for (int i = 0; i < rows * cols; ++i) numbers.push_back(T(float(random_normal({seed, 0, 0, uint64_t(i)}))));
    }
    Matrix<T> view() { return {numbers.data(), rows, cols}; }
    Matrix<const T> constant() const { return {numbers.data(), rows, cols}; }
};

struct Product {
    int rows, cols, inner;
    bool transpose_a, transpose_b;
    Into into;
};

template <class T>
std::vector<T> result(const Product& p, auto multiply) {
    const Block<T> a = p.transpose_a ? Block<T>(p.inner, p.rows, 1) : Block<T>(p.rows, p.inner, 1);
    const Block<T> b = p.transpose_b ? Block<T>(p.cols, p.inner, 2) : Block<T>(p.inner, p.cols, 2);
    Block<T> c(p.rows, p.cols, 3);
    multiply(p.transpose_a ? a.constant().transposed() : a.constant(), p.transpose_b ? b.constant().transposed() : b.constant(),
             c.view(), p.into);
    return c.numbers;
}

void check_against_plain(const Product& p) {
    INFO(p.rows << " x " << p.cols << " x " << p.inner << (p.transpose_a ? ", a transposed" : "")
                << (p.transpose_b ? ", b transposed" : "") << (p.into == Into::add ? ", added" : ""));
    const std::vector<float> found = result<float>(p, kernels::multiply);
    const std::vector<double> expected = result<double>(p, plain::multiply<double>);
    const double tolerance = 5e-7 * (2 + p.inner);  // a term in the wrong place would be off by about 1
    double worst = 0;
    for (size_t i = 0; i < found.size(); ++i) worst = std::max(worst, std::fabs(found[i] - expected[i]));
    CHECK(worst <= tolerance);
}

}  // namespace

TEST_CASE("matrix product: equals its plain twin for every small size, transposed or not, set or added") {
    const bool transpose_a = GENERATE(false, true), transpose_b = GENERATE(false, true);
    const Into into = GENERATE(Into::set, Into::add);
    for (int rows : {1, 2, 3, 4, 5, 8, 10, 11})
        for (int cols : {1, 2, 3, 4, 5, 7, 8, 9, 12, 13})
            for (int inner : {1, 2, 3, 4, 5, 8, 10}) check_against_plain({rows, cols, inner, transpose_a, transpose_b, into});
}

TEST_CASE("matrix product: equals its plain twin beyond all block sizes") {
    const bool transpose_a = GENERATE(false, true), transpose_b = GENERATE(false, true);
    const Into into = GENERATE(Into::set, Into::add);
    for (auto [rows, cols, inner] : {std::array{32, 128, 784}, {784, 128, 32}, {1, 128, 784}, {7, 64, 128}, {9, 64, 128},
                                     {97, 129, 257}, {193, 10, 513}, {3, 300, 70}, {100, 300, 33}, {500, 1, 300}, {130, 257, 64}})
        check_against_plain({rows, cols, inner, transpose_a, transpose_b, into});
}

TEST_CASE("matrix product: a row does not depend on how many other rows there are") {
    for (auto [cols, inner] : {std::pair(8, 8), {10, 128}, {128, 784}, {1, 30}}) {
        const Block<float> a(37, inner, 1), b(inner, cols, 2);
        Block<float> all(37, cols, 3), alone(1, cols, 4);
        kernels::multiply(a.constant(), b.constant(), all.view(), Into::set);
        for (int r = 0; r < 37; ++r) {
            kernels::multiply({&a.numbers[size_t(r * inner)], 1, inner}, b.constant(), alone.view(), Into::set);
            for (int c = 0; c < cols; ++c) CHECK(alone.numbers[size_t(c)] == all.view()(r, c));
        }
    }
}

TEST_CASE("matrix product: the same bits on one thread and on several") {
    const int before = thread_count();
    for (const Product& p : {Product{300, 128, 128, false, false, Into::set}, {784, 128, 32, true, false, Into::add},
                             {2000, 40, 64, false, false, Into::set}, {256, 256, 256, false, true, Into::set}}) {
        set_thread_count(1);
        const std::vector<float> one = result<float>(p, kernels::multiply);
        set_thread_count(4);
        CHECK(result<float>(p, kernels::multiply) == one);
    }
    set_thread_count(before);
}

TEST_CASE("matrix product: not a number stays not a number") {
    for (int cols : {1, 4, 6, 200}) {
        Block<float> a(5, 40, 1), b(40, cols, 2), c(5, cols, 3);
        a.numbers[2 * 40 + 7] = NAN;
        kernels::multiply(a.constant(), b.constant(), c.view(), Into::set);
        for (int r = 0; r < 5; ++r)
            for (int j = 0; j < cols; ++j) CHECK(std::isnan(c.view()(r, j)) == (r == 2));
    }
}

}  // namespace chainrule
