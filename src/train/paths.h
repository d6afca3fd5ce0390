// One step of each way by which a number reaches the loss, and back. Forward: which numbers are computed from it. Backward: what
// comes back from each of them, upstream gradient times local derivative; paths add up, and their sum is the number's gradient.
#pragma once
#include <optional>
#include <vector>

#include "train/explain.h"

namespace chainrule {

struct Path {
    NodeId consumer = 0;
    std::optional<Cell> through;  // the consumer's number; none where its op passes back several at once (softmax)
    Expr share;                   // of the number's gradient, as it stands at this tick
    bool added = false;           // the consumer's backward has run; before that `share` says what will be computed
};

// All paths of a value, in the order in which its consumers are computed; none for the loss. At any tick the shares that are
// added give the gradient that is shown, except where that is of a whole batch and only one example is there: see explain.h.
std::vector<Path> paths(const Shown& shown, Cell c);

// The other way round: a number that `c` is computed from, and whose gradient it has a share of.
struct Fed {
    Cell cell;  // its value
    int k = 0;  // which input of c's op it is
};
std::vector<Fed> fed_gradients(const Shown& shown, Cell c);  // in the order of the formula; a number that is used twice is there twice
// c's share of that gradient; nothing where its op mixes several numbers' gradients. `c`: the value that was asked about.
std::optional<Path> share_of(const Shown& shown, Cell c, const Fed& fed);

}  // namespace chainrule
