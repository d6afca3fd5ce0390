// Explanations in the middle of a run. plan.h explains a finished forward and backward pass; here the question is
// asked at some tick of a step, and the formula has to give the number that is shown at that tick:
//
//   not computed yet in this step     the number stands for itself (it is 0)
//   a gradient that is still summed   only the consumers whose backward has run
//   between two steps                 values and gradients were computed with the parameters *before* the update, so
//                                     the formulas name those; a parameter is explained by its update
//   put by hand, or not trained       stands for itself
//
// Where the visible Plan holds only one example of the batch, a parameter's gradient between two steps is that of the
// whole batch: it stands for itself, since the other examples are not there to be added up.
#pragma once
#include <span>

#include "train/snapshot.h"

namespace chainrule {

struct Shown {
    const Scene& scene;
    const Memory& memory;
    const Cursor& cursor;
    const Values& update_settings;
    std::span<const Cell> put;
};
inline Shown shown(const Snapshot& s) { return {*s.scene, s.memory, s.cursor, s.update_settings, s.put}; }

// The formula behind a number that is shown; evaluated in shown.memory it gives that number.
Expr explain(const Shown& shown, Cell c);

// Whether what node `id` passes back has been added to its inputs' gradients: in this step, or in the last one while between two.
bool backward_done(const Shown& shown, NodeId id);

// What node `consumer` passes back to number `index` of its input k: its share of that number's gradient.
Expr explain_share(const Shown& shown, NodeId consumer, int k, int index);

}  // namespace chainrule
