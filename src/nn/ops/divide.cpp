// y = a / b
//
// da = dy / b, db = -dy a / b^2
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Divide {
    static constexpr const char* name = "divide";
    template <class T> static T value(T a, T b) { return a / b; }
    template <class T> static T slope_a(T, T b) { return 1 / b; }
    template <class T> static T slope_b(T a, T b) { return -a / (b * b); }
    static Expr formula(Expr a, Expr b) { return quotient(a, b); }
    static Expr gradient(int k, Expr dy, Expr a, Expr b) {
        if (k == 0) return quotient(dy, b);
        return negate(quotient(product({dy, a}), chainrule::power(b, number(2))));
    }
};

}  // namespace

NodeId divide(Plan& p, NodeId a, NodeId b, std::string name) { return add_binary<Divide>(p, a, b, std::move(name)); }

}  // namespace chainrule
