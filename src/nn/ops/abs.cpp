// y = |x|
//
// dx = dy sign(x): 1 or -1; at 0, where there is no derivative, 0
#include <cmath>

#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Abs {
    static constexpr const char* name = "abs";
    template <class T> static T value(T x) { return std::fabs(x); }
    template <class T> static T slope(T x, T) { return T((x > 0) - (x < 0)); }
    static Expr formula(Expr x) { return call(fn::abs, {x}); }
    static Expr gradient(Expr dy, Expr x, Expr) { return product({dy, call(fn::sign, {x})}); }
};

}  // namespace

NodeId abs(Plan& p, NodeId x, std::string name) { return add_unary<Abs>(p, x, std::move(name)); }

}  // namespace chainrule
