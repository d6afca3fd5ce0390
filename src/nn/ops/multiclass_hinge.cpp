// Per row, with the right class r (its target is 1, the others' 0), mean of all rows:
//     L = sum over wrong classes c of max(0, s[c] - s[r] + margin)         (Weston and Watkins, 1999)
//
// ds[c] = 1 for every wrong class inside the margin;  ds[r] = minus their number
#include <algorithm>

#include "nn/ops/loss.h"

namespace chainrule {
namespace {

template <class T>
double right_score(const T* s, const T* t, int cols) {
    double right = 0;
    for (int c = 0; c < cols; ++c) right += double(t[c]) * double(s[c]);
    return right;
}

// Targets take part as factors: s[r] is the sum of t s, and a class is wrong by 1 - t. So that they have a derivative too.
struct MulticlassHinge {
    static constexpr const char* name = "multiclass_hinge";
    double margin = 1;

    template <class T>
    double value(const T* s, const T* t, int cols) const {
        const double right = right_score(s, t, cols);
        double loss = 0;
        for (int c = 0; c < cols; ++c) loss += (1 - double(t[c])) * std::max(0.0, double(s[c]) - right + margin);
        return loss;
    }

    template <class T>
    void slopes(int k, const T* s, const T* t, int cols, auto add) const {
        const double right = right_score(s, t, cols);
        auto excess = [&](int c) { return std::max(0.0, double(s[c]) - right + margin); };
        auto inside = [&](int c) { return excess(c) > 0 ? 1 - double(t[c]) : 0; };
        double count = 0;
        for (int c = 0; c < cols; ++c) count += inside(c);
        for (int c = 0; c < cols; ++c)
            add(c, k == 0 ? inside(c) - count * double(t[c]) : -excess(c) - count * double(s[c]));
    }

    Expr formula(LossRow row) const {
        return over_wrong(row, [&](int c) { return call(fn::max, {number(0), excess(row, c)}); });
    }

    Expr gradient(int k, Expr dy, LossRow row, int c) const {
        Expr count = over_wrong(row, [&](int j) { return call(fn::step, {excess(row, j)}); });
        if (k == 1) return negate(product({dy, sum({call(fn::max, {number(0), excess(row, c)}), product({count, row.y(c)})})}));
        if (row.target(c) == 0) return product({dy, call(fn::step, {excess(row, c)})});
        if (row.target(c) == 1) return negate(product({dy, count}));
        return product({dy, difference(product({wrong(row, c), call(fn::step, {excess(row, c)})}), product({count, row.t(c)}))});
    }

  private:
    static Expr wrong(LossRow row, int c) { return difference(number(1), row.t(c)); }

    Expr excess(LossRow row, int c) const {
        Expr right = row.sum_over_targets([&](int j) { return row.target(j) == 1 ? row.y(j) : product({row.t(j), row.y(j)}); });
        return sum({row.y(c), negate(right), number(margin)});
    }

    // The sum of term(c) over the classes that are wrong: plainly for one-hot targets, weighted for others.
    Expr over_wrong(LossRow row, auto term) const {
        std::vector<Expr> terms;
        for (int c = 0; c < row.cols; ++c) {
            if (row.target(c) == 1) continue;
            terms.push_back(row.target(c) == 0 ? term(c) : product({wrong(row, c), term(c)}));
        }
        return sum(std::move(terms));
    }
};

}  // namespace

NodeId multiclass_hinge(Plan& p, NodeId scores, NodeId target, double margin, std::string name) {
    return add_row_loss(p, scores, target, std::move(name), MulticlassHinge{margin});
}

}  // namespace chainrule
