// The gradient check: is what backward computed the slope of the loss? Move one number a little up and down, compute
// everything that follows from it again, and see how much the loss changes:
//
//   numeric = (L(x + h) − L(x − h)) / 2h          central differences: of the first order in nothing but h²
//
// Always in double on the visible Plan, whatever the run computes in: in float the differences would be mostly rounding.
//
// How well numeric and analytic agree depends on h, and the error over h is a U (on logarithmic axes):
//
//   right arm   h too large: the loss is curved, and the slope of a chord is not that of the tangent. By Taylor's series
//               the difference is L'''(x) h² / 6: ten times smaller h, a hundred times smaller error
//   left arm    h too small: L(x + h) and L(x − h) agree in nearly all their digits, and what is left of them after the
//               subtraction is rounding, about ε |L| / h with ε = 1.1e-16: ten times smaller h, ten times larger error
//   bottom      where both are equal: h = (3 ε |L| / |L'''|)^(1/3), for numbers around 1 near 1e-5. A check that is right
//               to ten digits there is as good as it gets; one that is right to three has found a mistake
//
// At a kink (relu at 0) there is no slope, and the two arms of the difference lie on different sides of it.
// (Standard numerical analysis; for example Press et al., Numerical Recipes, section 5.7.)
#pragma once
#include <utility>
#include <vector>

#include "train/snapshot.h"

namespace chainrule {

struct GradientCheck {
    double value = 0;                      // of the number itself
    double analytic = 0, numeric = 0;      // dL/d(value): from backward, from differences
    double relative_error = 0;             // |analytic − numeric| / the larger of the two; 0 where both are 0
    double loss_above = 0, loss_below = 0; // L(value + h), L(value − h)
    bool has_gradient = false;             // backward computes one: not for targets, constants and what is not trained
};

// `c` names the number; its slot does not matter. The loss is that of the batch (or, where the visible Plan has room for one
// example only, of the example) that the snapshot shows, computed with the parameters that its gradients were computed with.
// An activation is moved with all that it was computed from left as it is. Any thread; allocates a memory for the visible Plan.
GradientCheck check_gradient(const Snapshot& snapshot, Cell c, double h = 1e-5);

// The U: pairs of h and relative error, for h from 1e-14 to 1, `per_decade` steps for every factor of ten.
std::vector<std::pair<double, double>> error_curve(const Snapshot& snapshot, Cell c, int per_decade = 2);

}  // namespace chainrule
