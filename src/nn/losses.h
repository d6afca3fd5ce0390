// The losses: one row each, a function that adds the loss as a node of its own. Names and settings are Keras 3's where
// Keras has the loss.
//
// Setting "reduction", what is added up and averaged:
//
//   sum_over_batch_size   mean over every number, examples times outputs           Keras's default
//   sum                   Keras: sum over the examples of the mean over their outputs. Therefore accepted in
//                         Keras's losses only with one output, where nothing is left to misunderstand;
//                         in our own squared_error it is the sum over every number
//   mean_of_rows          mean over the examples of the sum over their outputs     our own: the usual textbook form
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/values.h"
#include "nn/plan.h"

namespace chainrule {

struct LossKind {
    const char* name;  // "mean_squared_error"; Keras's class name is its camel case
    bool in_keras;     // our own ones have the module "chainrule.losses" in JSON, which Keras does not load
    std::vector<Field> fields;
    NodeId (*build)(Plan& plan, NodeId prediction, NodeId target, const Values& settings);
};

std::span<const LossKind> loss_kinds();
// By either name, "MeanSquaredError" or "mean_squared_error", or a short form of Keras ("mse"); null where there is none.
const LossKind* find_loss(std::string_view name);

}  // namespace chainrule
