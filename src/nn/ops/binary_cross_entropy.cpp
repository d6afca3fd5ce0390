// From a probability p, kept within 1e-7 of 0 and 1 as in Keras:
//     L = -(t ln p + (1 - t) ln(1 - p))             dp = (1 - t) / (1 - p) - t / p, 0 where p was cut off
// From a logit z, the same with p = sigmoid(z), without ever computing p:
//     L = t softplus(-z) + (1 - t) softplus(z)      dz = sigmoid(z) - t
// Summed, and divided as the Reduction says.
#include <algorithm>
#include <cmath>

#include "nn/ops/loss.h"

namespace chainrule {
namespace {

constexpr double lowest = 1e-7, highest = 1 - 1e-7;

struct FromProbability {
    static constexpr const char* name = "binary_cross_entropy";

    static double value(double y, double t) {
        const double p = std::clamp(y, lowest, highest);
        return -(t * std::log(p) + (1 - t) * std::log(1 - p));
    }
    static double slope(int k, double y, double t) {
        const double p = std::clamp(y, lowest, highest);
        if (k == 1) return std::log(1 - p) - std::log(p);
        return y > lowest && y < highest ? (1 - t) / (1 - p) - t / p : 0;
    }
    static Expr formula(Expr y, Expr t) {
        return negate(sum({product({t, call(fn::log, {clipped(y)})}),
                           product({difference(number(1), t), call(fn::log, {difference(number(1), clipped(y))})})}));
    }
    static Expr gradient(int k, Expr dy, Expr y, Expr t) {
        Expr p = clipped(y), rest = difference(number(1), p);
        if (k == 1) return product({dy, difference(call(fn::log, {rest}), call(fn::log, {p}))});
        return product({dy, difference(quotient(difference(number(1), t), rest), quotient(t, p)),
                        call(fn::inside, {y, number(lowest), number(highest)})});
    }

  private:
    static Expr clipped(Expr y) { return call(fn::clip, {y, number(lowest), number(highest)}); }
};

struct FromLogit {
    static constexpr const char* name = "binary_cross_entropy";

    static double value(double z, double t) { return t * softplus(-z) + (1 - t) * softplus(z); }
    static double slope(int k, double z, double t) { return k == 1 ? -z : fn::sigmoid.eval({&z, 1}) - t; }
    static Expr formula(Expr z, Expr t) {
        return sum({product({t, call(fn::softplus, {negate(z)})}),
                    product({difference(number(1), t), call(fn::softplus, {z})})});
    }
    static Expr gradient(int k, Expr dy, Expr z, Expr t) {
        return k == 1 ? negate(product({dy, z})) : product({dy, difference(call(fn::sigmoid, {z}), t)});
    }

  private:
    static double softplus(double z) { return fn::softplus.eval({&z, 1}); }
};

}  // namespace

NodeId binary_cross_entropy(Plan& p, NodeId prediction, NodeId target, bool from_logits, Reduction reduction,
                            std::string name) {
    return from_logits ? add_pair_loss<FromLogit>(p, prediction, target, reduction, std::move(name))
                       : add_pair_loss<FromProbability>(p, prediction, target, reduction, std::move(name));
}

}  // namespace chainrule
