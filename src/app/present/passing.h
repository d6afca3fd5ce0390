// One path of the backward pass, taken apart: what arrives times the local derivative is what is passed on.
#pragma once
#include "app/present/looking.h"

namespace chainrule {

struct Passing {
    Expr share;            // the formula: what `consumer` adds to the gradient
    bool ran = false;      // the consumer's backward has, in what is shown
    int terms = 1;         // upstream numbers that meet here; with one of them the next two have a meaning
    double upstream = 0;
    double local = 1;
    double downstream = 0;
    Cell from;             // the upstream number, where there is one
    std::vector<Cell> behind;        // all numbers of the formula
    std::vector<Cell> behind_local;  // those the local derivative is made of
};

// What node `consumer` passes back to number `index` of its input k.
Passing passing(const Snapshot& snapshot, NodeId consumer, int k, int index);

bool backward_ran(const Snapshot& snapshot, NodeId node);  // in this step, or in the last one while between two

}  // namespace chainrule
