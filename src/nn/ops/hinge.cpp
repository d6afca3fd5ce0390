// L = sum of max(0, 1 - t y), divided as the Reduction says; t is -1 or 1
//
// dy = -t where t y < 1, otherwise 0;  dt = -y there
#include <algorithm>

#include "nn/ops/loss.h"

namespace chainrule {
namespace {

struct Hinge {
    static constexpr const char* name = "hinge";

    static double value(double y, double t) { return std::max(0.0, 1 - t * y); }
    static double slope(int k, double y, double t) { return 1 - t * y > 0 ? -(k == 0 ? t : y) : 0; }
    static Expr formula(Expr y, Expr t) { return call(fn::max, {number(0), shortfall(y, t)}); }
    static Expr gradient(int k, Expr dy, Expr y, Expr t) {
        return negate(product({dy, k == 0 ? t : y, call(fn::step, {shortfall(y, t)})}));
    }

  private:
    static Expr shortfall(Expr y, Expr t) { return difference(number(1), product({t, y})); }
};

}  // namespace

NodeId hinge(Plan& p, NodeId prediction, NodeId target, Reduction reduction, std::string name) {
    return add_pair_loss<Hinge>(p, prediction, target, reduction, std::move(name));
}

}  // namespace chainrule
