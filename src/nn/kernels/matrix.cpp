#include "nn/kernels/matrix.h"

#include <algorithm>

#include "base/parallel.h"
#include "nn/kernels/simd.h"

namespace chainrule::kernels {
namespace {

using namespace simd;
using Step = std::ptrdiff_t;

constexpr int tile_rows = 4, tile_cols = 8;  // 8 sums, 2 loads and a splat: as many registers as WebAssembly engines have
constexpr int block_rows = 96, block_cols = 128, block_inner = 256;  // panels of a block stay in the second-level cache
constexpr int small_side = 4096;             // numbers of b that stay in the first-level cache beside all else
constexpr int few_rows = 8;                  // for which packing b would take longer than it saves
constexpr double worth_sharing = 1 << 19;    // multiplications that pay for waking threads
constexpr int wanted_chunks = 4;

// Packing room, per thread; on the heap or the stack it would be allocated anew or too large.
alignas(64) thread_local float packed_a[block_rows * block_inner];
alignas(64) thread_local float packed_b[block_cols * block_inner];

int up_to(int n, int multiple) { return (n + multiple - 1) / multiple * multiple; }
int pieces(int n, int size) { return (n + size - 1) / size; }
// The size of equal pieces of n, each at most `most` and a multiple of `multiple`.
int even_piece(int n, int most, int multiple) { return up_to(pieces(n, pieces(n, most)), multiple); }

// c = or += Rows x inner times inner x (4 Strips). Every sum starts from c and goes up the inner dimension.
template <int Rows, int Strips>
CHAINRULE_INLINE void tile(int inner, const float* a, Step a_row, Step a_next, const float* b, Step b_next, float* c,
                           Step c_row, Into into) {
    Float4 sums[Rows][Strips];
    for (int i = 0; i < Rows; ++i)
        for (int j = 0; j < Strips; ++j) sums[i][j] = into == Into::add ? load(c + i * c_row + 4 * j) : splat(0);
    for (int k = 0; k < inner; ++k) {
        Float4 row[Strips];
        for (int j = 0; j < Strips; ++j) row[j] = load(b + 4 * j);
        for (int i = 0; i < Rows; ++i) {
            const Float4 x = splat(a[i * a_row]);
            for (int j = 0; j < Strips; ++j) sums[i][j] = multiply_add(x, row[j], sums[i][j]);
        }
        a += a_next, b += b_next;
    }
    for (int i = 0; i < Rows; ++i)
        for (int j = 0; j < Strips; ++j) store(c + i * c_row + 4 * j, sums[i][j]);
}

// Runs `compute` on a full tile that stands for the rows x cols of c that there are.
template <class Compute>
CHAINRULE_INLINE void at_edge(float* c, Step c_row, int rows, int cols, Into into, Compute compute) {
    alignas(16) float full[tile_rows * tile_cols] = {};
    if (into == Into::add)
        for (int i = 0; i < rows; ++i) std::copy_n(c + i * c_row, cols, full + i * tile_cols);
    compute(full);
    for (int i = 0; i < rows; ++i) std::copy_n(full + i * tile_cols, cols, c + i * c_row);
}

// --- packing ----------------------------------------------------------------------------------------------------------------

// 4 rows x 4 columns, as rows at `from` with the given step, stored as columns.
CHAINRULE_INLINE void transpose(const float* from, Step step, float* to, Step to_step) {
    const Float4 r0 = load(from), r1 = load(from + step), r2 = load(from + 2 * step), r3 = load(from + 3 * step);
    const Float4 low01 = __builtin_shufflevector(r0, r1, 0, 4, 1, 5), high01 = __builtin_shufflevector(r0, r1, 2, 6, 3, 7);
    const Float4 low23 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5), high23 = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
    store(to, __builtin_shufflevector(low01, low23, 0, 1, 4, 5));
    store(to + to_step, __builtin_shufflevector(low01, low23, 2, 3, 6, 7));
    store(to + 2 * to_step, __builtin_shufflevector(high01, high23, 0, 1, 4, 5));
    store(to + 3 * to_step, __builtin_shufflevector(high01, high23, 2, 3, 6, 7));
}

// Copies `length` groups of `width` numbers (at most 4; zeros make it 4) to `to`, `to_step` apart. Number r of group k
// is from[k * next + r * across].
void pack_four(const float* from, Step next, Step across, int length, int width, float* to, Step to_step) {
    int k = 0;
    if (width == 4 && across == 1)
        for (; k < length; ++k) store(to + k * to_step, load(from + k * next));
    if (width == 4 && next == 1)
        for (; k + 4 <= length; k += 4) transpose(from + k, across, to + k * to_step, to_step);
    for (; k < length; ++k)
        for (int r = 0; r < 4; ++r) to[k * to_step + r] = r < width ? from[k * next + r * across] : 0;
}

// --- right-hand sides that are read where they lie ----------------------------------------------------------------------------

template <int Rows>
CHAINRULE_INLINE void small_rows(int inner, const float* a, Step a_row, Step a_next, const float* b, Step b_row, float* c,
                                 Step c_row, int cols, Into into) {
    int j = 0;
    for (; j + 8 <= cols; j += 8) tile<Rows, 2>(inner, a, a_row, a_next, b + j, b_row, c + j, c_row, into);
    if (j + 4 <= cols) tile<Rows, 1>(inner, a, a_row, a_next, b + j, b_row, c + j, c_row, into), j += 4;
    if (j < cols)
        at_edge(c + j, c_row, Rows, cols - j, into,
                [&](float* full) { tile<Rows, 1>(inner, a, a_row, a_next, b + j, b_row, full, tile_cols, into); });
}

// b: row-major, each row followed by as much as makes its length a multiple of 4.
void multiply_small(Matrix<const float> a, const float* b, Step b_row, Matrix<float> c, Into into) {
    int i = 0;
    auto rows = [&]<int n>() {
        small_rows<n>(a.cols, &a(i, 0), a.row_step, a.col_step, b, b_row, &c(i, 0), c.row_step, c.cols, into);
        i += n;
    };
    while (i + 4 <= c.rows) rows.template operator()<4>();
    if (i + 2 <= c.rows) rows.template operator()<2>();
    if (i < c.rows) rows.template operator()<1>();
}

// A single column: where a is a transposed view, its rows lie side by side and fill the lanes; otherwise four rows at a time.
void multiply_column(Matrix<const float> a, Matrix<const float> b, Matrix<float> c, Into into) {
    int i = 0;
    if (a.row_step == 1 && c.row_step == 1) {
        for (; i + 8 <= c.rows; i += 8) tile<1, 2>(a.cols, b.at, 0, b.row_step, &a(i, 0), a.col_step, &c(i, 0), 0, into);
        if (i + 4 <= c.rows) tile<1, 1>(a.cols, b.at, 0, b.row_step, &a(i, 0), a.col_step, &c(i, 0), 0, into), i += 4;
    }
    auto rows = [&]<int n>() {
        float sums[n];
        for (int r = 0; r < n; ++r) sums[r] = into == Into::add ? c(i + r, 0) : 0;
        for (int k = 0; k < a.cols; ++k)
            for (int r = 0; r < n; ++r) sums[r] += a(i + r, k) * b(k, 0);
        for (int r = 0; r < n; ++r) c(i + r, 0) = sums[r];
        i += n;
    };
    while (i + 4 <= c.rows) rows.template operator()<4>();
    while (i < c.rows) rows.template operator()<1>();
}

// --- large ones, block by block ---------------------------------------------------------------------------------------------

void multiply_panels(int rows, int cols, int inner, Matrix<float> c, Into into) {
    for (int j = 0; j < cols; j += tile_cols)
        for (int i = 0; i < rows; i += tile_rows) {
            const float *a = packed_a + i * inner, *b = packed_b + j * inner;
            const int tall = std::min(tile_rows, rows - i), wide = std::min(tile_cols, cols - j);
            if (tall == tile_rows && wide == tile_cols)
                tile<tile_rows, 2>(inner, a, 1, tile_rows, b, tile_cols, &c(i, j), c.row_step, into);
            else
                at_edge(&c(i, j), c.row_step, tall, wide, into, [&](float* full) {
                    tile<tile_rows, 2>(inner, a, 1, tile_rows, b, tile_cols, full, tile_cols, into);
                });
        }
}

// One block of the result, by one thread.
void multiply_block(Matrix<const float> a, Matrix<const float> b, Matrix<float> c, Into into) {
    const int piece = even_piece(a.cols, block_inner, 4);
    for (int k = 0; k < a.cols; k += piece) {
        const int inner = std::min(piece, a.cols - k);
        for (int i = 0; i < c.rows; i += 4)
            pack_four(&a(i, k), a.col_step, a.row_step, inner, std::min(4, c.rows - i), packed_a + i * inner, 4);
        for (int j = 0; j < c.cols; j += tile_cols)
            for (int half = 0; half < tile_cols; half += 4)
                pack_four(&b(k, j) + half * b.col_step, b.row_step, b.col_step, inner, std::clamp(c.cols - j - half, 0, 4),
                          packed_b + j * inner + half, tile_cols);
        multiply_panels(c.rows, c.cols, inner, c, k == 0 ? into : Into::add);
    }
}

struct Blocks {
    int rows, cols;
};

// Blocks as large as the packing room, smaller where there would be too few of them to share.
Blocks choose_blocks(int rows, int cols, bool share) {
    int most_rows = block_rows, most_cols = block_cols;
    while (share && pieces(rows, most_rows) * pieces(cols, most_cols) < wanted_chunks && most_cols > 32) {
        if (cols > most_cols / 2) most_cols /= 2;
        else if (rows > most_rows / 2 && most_rows > 24) most_rows /= 2;
        else break;
    }
    return {even_piece(rows, most_rows, tile_rows), even_piece(cols, most_cols, tile_cols)};
}

}  // namespace

void multiply(Matrix<const float> a, Matrix<const float> b, Matrix<float> c, Into into) {
    if (c.cols == 1) return multiply_column(a, b, c, into);
    const bool share = double(c.rows) * c.cols * a.cols >= worth_sharing;
    const int padded = up_to(c.cols, 4);
    const bool as_it_lies = b.col_step == 1 && padded == c.cols;
    if (a.cols * double(padded) <= small_side || (as_it_lies && c.rows <= few_rows)) {
        const float* rows = b.at;
        Step step = b.row_step;
        if (!as_it_lies) {
            for (int j = 0; j < c.cols; j += 4)
                pack_four(&b(0, j), b.row_step, b.col_step, a.cols, std::min(4, c.cols - j), packed_b + j, padded);
            rows = packed_b, step = padded;
        }
        if (!share) return multiply_small(a, rows, step, c, into);
        const int piece = up_to(pieces(c.rows, 2 * wanted_chunks), tile_rows);
        parallel_for(pieces(c.rows, piece), [&](int chunk) {
            const int first = chunk * piece, count = std::min(piece, c.rows - first);
            multiply_small({&a(first, 0), count, a.cols, a.row_step, a.col_step}, rows, step,
                           {&c(first, 0), count, c.cols, c.row_step, 1}, into);
        });
        return;
    }
    const Blocks block = choose_blocks(c.rows, c.cols, share);
    const int across = pieces(c.cols, block.cols), chunks = across * pieces(c.rows, block.rows);
    auto compute = [&](int chunk) {
        const int i = chunk / across * block.rows, j = chunk % across * block.cols;
        const int rows = std::min(block.rows, c.rows - i), cols = std::min(block.cols, c.cols - j);
        multiply_block({&a(i, 0), rows, a.cols, a.row_step, a.col_step}, {&b(0, j), a.cols, cols, b.row_step, b.col_step},
                       {&c(i, j), rows, cols, c.row_step, 1}, into);
    };
    if (share) return parallel_for(chunks, compute);
    for (int chunk = 0; chunk < chunks; ++chunk) compute(chunk);
}

}  // namespace chainrule::kernels
