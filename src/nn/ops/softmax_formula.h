// The exponentials of one row, as formulas: what softmax and the cross-entropy from logits share.
#pragma once
#include <algorithm>
#include <cmath>

#include "nn/plan.h"

namespace chainrule {

// e^x is written plainly as long as that can be evaluated (it is too large for a double from 710 on); beyond that with the
// row's largest x subtracted, as forward always does: the quotients are the same.
class SoftmaxFormula {
  public:
    SoftmaxFormula(const View& v, int first, int cols) : v_(v), first_(first), cols_(cols), largest_(first) {
        for (int i = first; i < first + cols; ++i) {
            if (v.in(0, i) > v.in(0, largest_)) largest_ = i;
            shifted_ = shifted_ || std::fabs(v.in(0, i)) > 300;
        }
    }

    Expr share(int i) const { return quotient(exp_of(i), total()); }

    Expr log_total() const {  // ln of the sum of e^x
        Expr log = call(fn::log, {total()});
        return shifted_ ? sum({std::move(log), v_.x(0, largest_)}) : log;
    }

  private:
    Expr exp_of(int i) const {
        return call(fn::exp, {shifted_ ? difference(v_.x(0, i), v_.x(0, largest_)) : v_.x(0, i)});
    }
    Expr total() const {
        std::vector<Expr> all;
        for (int i = first_; i < first_ + cols_; ++i) all.push_back(exp_of(i));
        return sum(std::move(all));
    }

    const View& v_;
    int first_, cols_, largest_;
    bool shifted_ = false;
};

}  // namespace chainrule
