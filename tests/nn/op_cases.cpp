#include "op_cases.h"

#include "nn/ops.h"

namespace chainrule {
namespace {

using In = std::span<const NodeId>;

const Shape row = batch_of({3}), wide = batch_of({4}), grid = batch_of({2, 3}), number_each = batch_of({1});
const Shape vector = shape_of({3}), one = shape_of({}), kernel = shape_of({3, 4}), bias = shape_of({4});
const Fill positive = Fill::positive, chance = Fill::probability, hot = Fill::one_hot,
           shares = Fill::distribution, sign = Fill::sign;
const auto sum_of = Reduction::sum, mean = Reduction::mean, mean_of_rows = Reduction::mean_of_rows;

}  // namespace

const std::vector<OpCase>& op_cases() {
    static const std::vector<OpCase> cases{
        {"matmul", "", {{row}, {kernel}}, [](Plan& p, In x) { return matmul(p, x[0], x[1]); }},
        {"matmul", "over the last of two axes", {{grid}, {kernel}}, [](Plan& p, In x) { return matmul(p, x[0], x[1]); }},
        {"matmul", "not batched", {{shape_of({2, 3})}, {kernel}}, [](Plan& p, In x) { return matmul(p, x[0], x[1]); }},
        {"add_bias", "", {{wide}, {bias}}, [](Plan& p, In x) { return add_bias(p, x[0], x[1]); }},
        {"add_bias", "two axes", {{grid}, {vector}}, [](Plan& p, In x) { return add_bias(p, x[0], x[1]); }},
        {"dense", "linear", {{row}, {kernel}, {bias}}, [](Plan& p, In x) { return dense(p, x[0], x[1], x[2], Activation::linear); }},
        {"dense", "sigmoid", {{row}, {kernel}, {bias}}, [](Plan& p, In x) { return dense(p, x[0], x[1], x[2], Activation::sigmoid); }},
        {"dense", "tanh", {{row}, {kernel}, {bias}}, [](Plan& p, In x) { return dense(p, x[0], x[1], x[2], Activation::tanh); }},
        {"dense", "relu", {{row}, {kernel}, {bias}}, [](Plan& p, In x) { return dense(p, x[0], x[1], x[2], Activation::relu); }},
        {"dense", "no bias", {{row}, {kernel}}, [](Plan& p, In x) { return dense(p, x[0], x[1], -1, Activation::tanh); }},
        {"dense", "two axes", {{grid}, {kernel}, {bias}}, [](Plan& p, In x) { return dense(p, x[0], x[1], x[2], Activation::tanh); }},
        {"add", "", {{row}, {row}}, [](Plan& p, In x) { return add(p, x[0], x[1]); }},
        {"add", "one number for all", {{row}, {one}}, [](Plan& p, In x) { return add(p, x[0], x[1]); }},
        {"add", "one number per example", {{number_each}, {row}}, [](Plan& p, In x) { return add(p, x[0], x[1]); }},
        {"subtract", "", {{row}, {row}}, [](Plan& p, In x) { return subtract(p, x[0], x[1]); }},
        {"subtract", "from one number", {{one}, {row}}, [](Plan& p, In x) { return subtract(p, x[0], x[1]); }},
        {"multiply", "", {{row}, {row}}, [](Plan& p, In x) { return multiply(p, x[0], x[1]); }},
        {"multiply", "the same for all examples", {{row}, {vector}}, [](Plan& p, In x) { return multiply(p, x[0], x[1]); }},
        {"multiply", "not batched", {{vector}, {one}}, [](Plan& p, In x) { return multiply(p, x[0], x[1]); }},
        {"divide", "", {{row}, {row, positive}}, [](Plan& p, In x) { return divide(p, x[0], x[1]); }},
        {"divide", "by one number", {{row}, {one, positive}}, [](Plan& p, In x) { return divide(p, x[0], x[1]); }},
        {"maximum", "", {{row}, {row}}, [](Plan& p, In x) { return maximum(p, x[0], x[1]); }},
        {"maximum", "with one number", {{row}, {one}}, [](Plan& p, In x) { return maximum(p, x[0], x[1]); }},
        {"minimum", "", {{row}, {row}}, [](Plan& p, In x) { return minimum(p, x[0], x[1]); }},
        {"power", "2", {{row}}, [](Plan& p, In x) { return power(p, x[0], 2); }},
        {"power", "3", {{row}}, [](Plan& p, In x) { return power(p, x[0], 3); }},
        {"power", "1", {{row}}, [](Plan& p, In x) { return power(p, x[0], 1); }},
        {"power", "0", {{row}}, [](Plan& p, In x) { return power(p, x[0], 0); }},
        {"power", "-0.5", {{row, positive}}, [](Plan& p, In x) { return power(p, x[0], -0.5); }},
        {"exp", "", {{row}}, [](Plan& p, In x) { return exp(p, x[0]); }},
        {"log", "", {{row, positive}}, [](Plan& p, In x) { return log(p, x[0]); }},
        {"neg", "", {{row}}, [](Plan& p, In x) { return neg(p, x[0]); }},
        {"sqrt", "", {{row, positive}}, [](Plan& p, In x) { return sqrt(p, x[0]); }},
        {"abs", "", {{row}}, [](Plan& p, In x) { return abs(p, x[0]); }},
        {"sigmoid", "", {{row}}, [](Plan& p, In x) { return sigmoid(p, x[0]); }},
        {"tanh", "", {{row}}, [](Plan& p, In x) { return tanh(p, x[0]); }},
        {"relu", "", {{row}}, [](Plan& p, In x) { return relu(p, x[0]); }},
        {"softmax", "", {{row}}, [](Plan& p, In x) { return softmax(p, x[0]); }},
        {"softmax", "two axes", {{grid}}, [](Plan& p, In x) { return softmax(p, x[0]); }},
        {"squared_error", "sum", {{row}, {row}}, [](Plan& p, In x) { return squared_error(p, x[0], x[1], false, sum_of); }},
        {"squared_error", "half, mean", {{row}, {row}}, [](Plan& p, In x) { return squared_error(p, x[0], x[1], true, mean); }},
        {"squared_error", "mean of rows", {{row}, {row}}, [](Plan& p, In x) { return squared_error(p, x[0], x[1], false, mean_of_rows); }},
        {"squared_error", "not batched", {{vector}, {vector}}, [](Plan& p, In x) { return squared_error(p, x[0], x[1], true, mean_of_rows); }},
        {"hinge", "", {{row}, {row, sign}}, [](Plan& p, In x) { return hinge(p, x[0], x[1], mean); }},
        {"multiclass_hinge", "", {{row}, {row, hot}}, [](Plan& p, In x) { return multiclass_hinge(p, x[0], x[1], 1); }},
        {"multiclass_hinge", "soft targets", {{row}, {row, shares}}, [](Plan& p, In x) { return multiclass_hinge(p, x[0], x[1], 0.5); }},
        {"binary_cross_entropy", "", {{row, chance}, {row, chance}}, [](Plan& p, In x) { return binary_cross_entropy(p, x[0], x[1], false, mean); }},
        {"binary_cross_entropy", "from logits", {{row}, {row, chance}}, [](Plan& p, In x) { return binary_cross_entropy(p, x[0], x[1], true, sum_of); }},
        {"categorical_cross_entropy", "", {{row, chance}, {row, hot}}, [](Plan& p, In x) { return categorical_cross_entropy(p, x[0], x[1], false); }},
        {"categorical_cross_entropy", "soft targets", {{grid, chance}, {grid, shares}}, [](Plan& p, In x) { return categorical_cross_entropy(p, x[0], x[1], false); }},
        {"categorical_cross_entropy", "from logits", {{row}, {row, hot}}, [](Plan& p, In x) { return categorical_cross_entropy(p, x[0], x[1], true); }},
        {"categorical_cross_entropy", "from logits, targets of any sum", {{row}, {row, positive}}, [](Plan& p, In x) { return categorical_cross_entropy(p, x[0], x[1], true); }},
    };
    return cases;
}

}  // namespace chainrule
