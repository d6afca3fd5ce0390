// y = a - b
//
// da = dy, db = -dy
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Subtract {
    static constexpr const char* name = "subtract";
    template <class T> static T value(T a, T b) { return a - b; }
    template <class T> static T slope_a(T, T) { return 1; }
    template <class T> static T slope_b(T, T) { return -1; }
    static Expr formula(Expr a, Expr b) { return difference(a, b); }
    static Expr gradient(int k, Expr dy, Expr, Expr) { return k == 0 ? dy : negate(dy); }
};

}  // namespace

NodeId subtract(Plan& p, NodeId a, NodeId b, std::string name) { return add_binary<Subtract>(p, a, b, std::move(name)); }

}  // namespace chainrule
