#include "nn/shape.h"

#include "base/assert.h"

namespace chainrule {

Shape shape_of(std::initializer_list<int> dims) {
    CHAINRULE_ASSERT(dims.size() <= size_t(Shape::max_rank), "a shape has at most 4 dimensions and the batch");
    Shape shape;
    for (int d : dims) shape.dims[shape.rank++] = d;
    return shape;
}

Shape batch_of(std::initializer_list<int> dims) {
    Shape shape = shape_of(dims);
    shape.batched = true;
    return shape;
}

std::string to_text(const Shape& shape) {
    std::string text = shape.batched ? "(batch" : "(";
    for (int i = 0; i < shape.rank; ++i) text += (text.size() > 1 ? ", " : "") + std::to_string(shape.dims[i]);
    return text + ")";
}

}  // namespace chainrule
