// The shape of a node: what one example has. `batched` says that there is one of these for every example
// of the batch; the batch itself is not among the dimensions, as in Keras, whose None it is.
#pragma once
#include <array>
#include <initializer_list>
#include <string>

namespace chainrule {

struct Shape {
    static constexpr int max_rank = 4;  // with the batch 5: (batch, time, height, width, channels)

    bool batched = false;
    int rank = 0;
    std::array<int, max_rank> dims{};  // row-major, channels last

    int count() const {  // numbers per example; in all, where not batched
        int n = 1;
        for (int i = 0; i < rank; ++i) n *= dims[i];
        return n;
    }
    int last() const { return rank == 0 ? 1 : dims[rank - 1]; }
    bool same_dims(const Shape& other) const { return rank == other.rank && dims == other.dims; }
    bool operator==(const Shape&) const = default;
};

Shape shape_of(std::initializer_list<int> dims);     // the same for the whole batch: a parameter, a constant
Shape batch_of(std::initializer_list<int> dims);     // one per example
std::string to_text(const Shape& shape);             // "(batch, 28, 28, 1)", "(2, 8)", "()"

}  // namespace chainrule
