// y = a + b
//
// da = dy, db = dy: a sum hands its gradient on to everything it adds up
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Add {
    static constexpr const char* name = "add";
    template <class T> static T value(T a, T b) { return a + b; }
    template <class T> static T slope_a(T, T) { return 1; }
    template <class T> static T slope_b(T, T) { return 1; }
    static Expr formula(Expr a, Expr b) { return sum({a, b}); }
    static Expr gradient(int, Expr dy, Expr, Expr) { return dy; }
};

}  // namespace

NodeId add(Plan& p, NodeId a, NodeId b, std::string name) { return add_binary<Add>(p, a, b, std::move(name)); }

}  // namespace chainrule
