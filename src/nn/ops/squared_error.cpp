// L = sum of (y - t)^2, or of half of that, divided as the Reduction says
//
// dy = 2 (y - t), or y - t with the half;  dt = -dy
#include "nn/ops/loss.h"

namespace chainrule {
namespace {

struct SquaredError {
    static constexpr const char* name = "squared_error";
    bool half = false;

    double value(double y, double t) const { return (half ? 0.5 : 1) * (y - t) * (y - t); }
    double slope(int k, double y, double t) const { return (half ? 1 : 2) * (k == 0 ? y - t : t - y); }
    Expr formula(Expr y, Expr t) const {
        Expr square = chainrule::power(difference(y, t), number(2));
        return half ? product({number(0.5), square}) : square;
    }
    Expr gradient(int k, Expr dy, Expr y, Expr t) const {
        Expr error = k == 0 ? difference(y, t) : difference(t, y);
        return half ? product({dy, error}) : product({dy, number(2), error});
    }
};

}  // namespace

NodeId squared_error(Plan& p, NodeId prediction, NodeId target, bool half, Reduction reduction, std::string name) {
    return add_pair_loss(p, prediction, target, reduction, std::move(name), SquaredError{half});
}

}  // namespace chainrule
