// y = a b
//
// da = dy b, db = dy a: each factor's gradient is scaled by the other factor
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Multiply {
    static constexpr const char* name = "multiply";
    template <class T> static T value(T a, T b) { return a * b; }
    template <class T> static T slope_a(T, T b) { return b; }
    template <class T> static T slope_b(T a, T) { return a; }
    static Expr formula(Expr a, Expr b) { return product({a, b}); }
    static Expr gradient(int k, Expr dy, Expr a, Expr b) { return product({dy, k == 0 ? b : a}); }
};

}  // namespace

NodeId multiply(Plan& p, NodeId a, NodeId b, std::string name) { return add_binary<Multiply>(p, a, b, std::move(name)); }

}  // namespace chainrule
