// y = -x
//
// dx = -dy
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Neg {
    static constexpr const char* name = "neg";
    template <class T> static T value(T x) { return -x; }
    template <class T> static T slope(T, T) { return -1; }
    static Expr formula(Expr x) { return negate(x); }
    static Expr gradient(Expr dy, Expr, Expr) { return negate(dy); }
};

}  // namespace

NodeId neg(Plan& p, NodeId x, std::string name) { return add_unary<Neg>(p, x, std::move(name)); }

}  // namespace chainrule
