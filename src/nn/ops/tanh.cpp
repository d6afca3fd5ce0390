// y = (e^x - e^-x) / (e^x + e^-x)
//
// dx = dy (1 - y^2)
#include "nn/kernels/functions.h"
#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Tanh {
    static constexpr const char* name = "tanh";
    template <class T> static void values(std::span<const T> x, std::span<T> y) { kernels::tanh(x, y); }
    template <class T> static T slope(T, T y) { return 1 - y * y; }
    static Expr formula(Expr x) { return call(fn::tanh, {x}); }
    static Expr gradient(Expr dy, Expr, Expr y) {
        return product({dy, difference(number(1), chainrule::power(y, number(2)))});
    }
};

}  // namespace

NodeId tanh(Plan& p, NodeId x, std::string name) { return add_unary<Tanh>(p, x, std::move(name)); }

}  // namespace chainrule
