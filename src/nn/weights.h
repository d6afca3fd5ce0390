// The numbers of a trained model, in and out of its parameter block. Kernels are row-major, inputs x units, as in Keras,
// so they move unchanged.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/json.h"
#include "nn/plan.h"

namespace chainrule {

struct Weights {
    std::string name;        // "hidden/kernel": for errors only, it is the order that counts
    std::vector<int> shape;  // {inputs, units}
    std::vector<double> data;
};

// A list of {"name", "shape", "data"}. Errors: "model.expected" (what, found, expected, line), "weights.count" (name, expected,
// found: the data are not as many as the shape says).
Result<std::vector<Weights>> weights_from_json(const Json& list);

// In the order of the model's layers, kernel before bias. Errors: "weights.number" (expected, found), "weights.shape" (name,
// expected, found). After an error nothing has changed.
Result<Done> set_weights(const Plan& plan, Parameters& parameters, std::span<const Weights> weights);

}  // namespace chainrule
