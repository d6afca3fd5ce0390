// y = min(a, b)
//
// da = dy where a is the smaller one, otherwise 0, and db the other way round: the gradient goes where the value came from.
// Where they are equal, that is a.
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Minimum {
    static constexpr const char* name = "minimum";
    template <class T> static T value(T a, T b) { return a <= b ? a : b; }
    template <class T> static T slope_a(T a, T b) { return a <= b ? T(1) : T(0); }
    template <class T> static T slope_b(T a, T b) { return a <= b ? T(0) : T(1); }
    static Expr formula(Expr a, Expr b) { return call(fn::min, {a, b}); }
    static Expr gradient(int k, Expr dy, Expr a, Expr b) {
        const Expr of_b = call(fn::step, {difference(a, b)});
        return product({dy, k == 1 ? of_b : difference(number(1), of_b)});
    }
};

}  // namespace

NodeId minimum(Plan& p, NodeId a, NodeId b, std::string name) { return add_binary<Minimum>(p, a, b, std::move(name)); }

}  // namespace chainrule
