// The optimizers: one row each, a rule that changes a block of parameters by its gradients. A rule keeps its own
// numbers (velocity, moments) in `slots` blocks of the same size. Each owes a formula for every number it writes.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/values.h"
#include "nn/plan.h"

namespace chainrule {

// What one update reads and writes: blocks of the same length.
template <class T>
struct Update {
    std::span<T> value;
    std::span<const T> grad;
    std::span<const std::span<T>> slots;
    const Values& settings;  // learning_rate and whatever the optimizer's fields name
    int64_t step;            // 0 for the first update
};

struct OptimizerKind {
    const char* name;           // Keras's class name: "SGD"
    std::vector<Field> fields;  // settings with defaults and ranges
    std::vector<const char*> slots;
    void (*update_float)(const Update<float>&);
    void (*update_double)(const Update<double>&);
    // The formula for the number in `c` (a value, or one of the slots) after the update, in terms of Slot::previous,
    // Slot::grad and the settings.
    Expr (*explain)(Cell c, const Values& settings, int64_t step);
};

std::span<const OptimizerKind> optimizer_kinds();
const OptimizerKind* find_optimizer(std::string_view name);  // null where there is none of that name

// Applies the rule to the whole parameter block; keeps previous values first where parameters.previous has room.
void update(const OptimizerKind& kind, const Values& settings, int64_t step, Parameters& parameters);

}  // namespace chainrule
