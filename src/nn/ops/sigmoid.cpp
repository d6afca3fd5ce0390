// y = 1 / (1 + e^-x)
//
// dx = dy y (1 - y)
#include "nn/kernels/functions.h"
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Sigmoid {
    static constexpr const char* name = "sigmoid";
    template <class T> static void values(std::span<const T> x, std::span<T> y) { kernels::sigmoid(x, y); }
    template <class T> static T slope(T, T y) { return y * (1 - y); }
    static Expr formula(Expr x) { return call(fn::sigmoid, {x}); }
    static Expr gradient(Expr dy, Expr, Expr y) { return product({dy, y, difference(number(1), y)}); }
};

}  // namespace

NodeId sigmoid(Plan& p, NodeId x, std::string name) { return add_unary<Sigmoid>(p, x, std::move(name)); }

}  // namespace chainrule
