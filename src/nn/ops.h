// Every op there is: one line here, one file in ops/, one line in tests/nn/op_cases.cpp. Each adds one node and
// returns it; an empty name becomes the op's own name and a number ("matmul_3").
//
// Element-wise ops with two inputs take equal shapes, or one input of a single number, which then goes with all.
// Losses give one number for the batch. What they add up is said by a Reduction.
#pragma once
#include "nn/plan.h"

namespace chainrule {

// Over what a loss is averaged: nothing; every number (Keras); or only the examples, adding up a row's outputs
// (the usual textbook form).
enum class Reduction { sum, mean, mean_of_rows };

enum class Activation { linear, sigmoid, tanh, relu };  // those a fused layer knows; all are functions of y in backward

NodeId matmul(Plan&, NodeId x, NodeId w, std::string name = "");    // y = x w
NodeId add_bias(Plan&, NodeId x, NodeId b, std::string name = "");  // y[r,c] = x[r,c] + b[c]
NodeId dense(Plan&, NodeId x, NodeId w, NodeId b, Activation, std::string name = "");  // fused; b = -1: none

NodeId add(Plan&, NodeId a, NodeId b, std::string name = "");
NodeId subtract(Plan&, NodeId a, NodeId b, std::string name = "");
NodeId multiply(Plan&, NodeId a, NodeId b, std::string name = "");
NodeId divide(Plan&, NodeId a, NodeId b, std::string name = "");
NodeId maximum(Plan&, NodeId a, NodeId b, std::string name = "");
NodeId minimum(Plan&, NodeId a, NodeId b, std::string name = "");
NodeId power(Plan&, NodeId x, double exponent, std::string name = "");

NodeId exp(Plan&, NodeId x, std::string name = "");
NodeId log(Plan&, NodeId x, std::string name = "");
NodeId neg(Plan&, NodeId x, std::string name = "");
NodeId sqrt(Plan&, NodeId x, std::string name = "");
NodeId abs(Plan&, NodeId x, std::string name = "");
NodeId sigmoid(Plan&, NodeId x, std::string name = "");
NodeId tanh(Plan&, NodeId x, std::string name = "");
NodeId relu(Plan&, NodeId x, std::string name = "");
NodeId softmax(Plan&, NodeId x, std::string name = "");  // over the last axis

NodeId squared_error(Plan&, NodeId prediction, NodeId target, bool half, Reduction, std::string name = "");
NodeId hinge(Plan&, NodeId prediction, NodeId target, Reduction, std::string name = "");  // max(0, 1 - t y), t = -1 or 1
// Weston and Watkins: sum over wrong classes of max(0, score - right score + margin); targets one-hot.
NodeId multiclass_hinge(Plan&, NodeId scores, NodeId target, double margin, std::string name = "");
NodeId binary_cross_entropy(Plan&, NodeId prediction, NodeId target, bool from_logits, Reduction, std::string name = "");
NodeId categorical_cross_entropy(Plan&, NodeId prediction, NodeId target, bool from_logits, std::string name = "");

}  // namespace chainrule
