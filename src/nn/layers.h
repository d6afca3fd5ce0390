// The layers: one row each, a function that says what a layer needs and one that adds its nodes to a Plan. And the
// activations, which are rows too. Names and settings are Keras 3's.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "nn/model.h"
#include "nn/ops.h"

namespace chainrule {

// What a layer makes of its input, known before anything is allocated. Doubles, because a hostile model can ask for
// more than any integer holds.
struct LayerSize {
    int units = 0;                // of one example
    double parameters = 0;
    double numbers = 0;           // of one example, in all nodes of the visible Plan
};

struct LayerKind {
    const char* name;  // Keras's class name: "Dense"
    // A setting whose name ends in "_initializer" holds a row's name of initializers.h; that one's own settings follow
    // it as "kernel_initializer.stddev".
    std::vector<Field> fields;
    LayerSize (*measure)(const LayerSpec& layer, int inputs);
    LayerNodes (*build)(Plan& plan, NodeId x, const LayerSpec& layer, bool fast);
};

std::span<const LayerKind> layer_kinds();
const LayerKind* find_layer(std::string_view kind);  // null where there is none of that name

struct ActivationKind {
    const char* name;                // "tanh"
    std::optional<Activation> fused;  // what a fused layer knows it as
    NodeId (*build)(Plan& plan, NodeId x, std::string name);  // null for linear, which is no node
    bool never_negative = false;  // of two classes, one is then 0 instead of -1
};

std::span<const ActivationKind> activation_kinds();
const ActivationKind* find_activation(std::string_view name);

// Settings with every field present (our own only where they differ from their default), initializers under their class names and followed by settings of their own.
// Errors: those of checked() in base/values.h.
Result<Values> checked_settings(const LayerSpec& layer, const LayerKind& kind);

}  // namespace chainrule
