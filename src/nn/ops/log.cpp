// y = ln x
//
// dx = dy / x
#include <cmath>

#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Log {
    static constexpr const char* name = "log";
    template <class T> static T value(T x) { return std::log(x); }
    template <class T> static T slope(T x, T) { return 1 / x; }
    static Expr formula(Expr x) { return call(fn::log, {x}); }
    static Expr gradient(Expr dy, Expr x, Expr) { return quotient(dy, x); }
};

}  // namespace

NodeId log(Plan& p, NodeId x, std::string name) { return add_unary<Log>(p, x, std::move(name)); }

}  // namespace chainrule
