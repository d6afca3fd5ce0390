// y = max(0, x)
//
// dx = dy where x > 0, otherwise 0 (at 0 too, as every framework has it)
#include "nn/kernels/functions.h"
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Relu {
    static constexpr const char* name = "relu";
    template <class T> static void values(std::span<const T> x, std::span<T> y) { kernels::relu(x, y); }
    template <class T> static T slope(T x, T) { return x > 0 ? T(1) : T(0); }
    static Expr formula(Expr x) { return call(fn::relu, {x}); }
    static Expr gradient(Expr dy, Expr x, Expr) { return product({dy, call(fn::step, {x})}); }
};

}  // namespace

NodeId relu(Plan& p, NodeId x, std::string name) { return add_unary<Relu>(p, x, std::move(name)); }

}  // namespace chainrule
