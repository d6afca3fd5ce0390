// y = x^n, n a setting
//
// dx = dy n x^(n-1)
#include <cmath>

#include "nn/ops.h"
#include "nn/ops/elementwise.h"

namespace chainrule {
namespace {

struct Power {
    static constexpr const char* name = "power";
    double n = 1;

    template <class T> T value(T x) const { return std::pow(x, T(n)); }
    template <class T> T slope(T x, T) const { return n == 0 ? T(0) : T(n) * std::pow(x, T(n - 1)); }
    Expr formula(Expr x) const { return chainrule::power(x, number(n)); }
    Expr gradient(Expr dy, Expr x, Expr) const {
        if (n == 0) return number(0);  // 0 x^-1 would not be a number at x = 0
        if (n == 1) return dy;
        return product({dy, number(n), n == 2 ? x : chainrule::power(x, number(n - 1))});
    }
};

}  // namespace

NodeId power(Plan& p, NodeId x, double exponent, std::string name) {
    return add_unary(p, x, std::move(name), Power{exponent});
}

}  // namespace chainrule
