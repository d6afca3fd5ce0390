// y = max(a, b)
//
// da = dy where a is the larger one, otherwise 0, and db the other way round: the gradient goes where the value came from.
// Where they are equal, that is a.
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Maximum {
    static constexpr const char* name = "maximum";
    template <class T> static T value(T a, T b) { return a >= b ? a : b; }
    template <class T> static T slope_a(T a, T b) { return a >= b ? T(1) : T(0); }
    template <class T> static T slope_b(T a, T b) { return a >= b ? T(0) : T(1); }
    static Expr formula(Expr a, Expr b) { return call(fn::max, {a, b}); }
    static Expr gradient(int k, Expr dy, Expr a, Expr b) {
        const Expr of_b = call(fn::step, {difference(b, a)});
        return product({dy, k == 1 ? of_b : difference(number(1), of_b)});
    }
};

}  // namespace

NodeId maximum(Plan& p, NodeId a, NodeId b, std::string name) { return add_binary<Maximum>(p, a, b, std::move(name)); }

}  // namespace chainrule
