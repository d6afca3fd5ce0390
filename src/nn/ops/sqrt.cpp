// y = √x
//
// dx = dy / (2 y)
#include <cmath>

#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Sqrt {
    static constexpr const char* name = "sqrt";
    template <class T> static T value(T x) { return std::sqrt(x); }
    template <class T> static T slope(T, T y) { return 1 / (2 * y); }
    static Expr formula(Expr x) { return call(fn::sqrt, {x}); }
    static Expr gradient(Expr dy, Expr, Expr y) { return quotient(dy, product({number(2), y})); }
};

}  // namespace

NodeId sqrt(Plan& p, NodeId x, std::string name) { return add_unary<Sqrt>(p, x, std::move(name)); }

}  // namespace chainrule
