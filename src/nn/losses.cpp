#include "nn/losses.h"

#include "nn/names.h"
#include "nn/ops.h"

namespace chainrule {
namespace {

Reduction reduction(const Values& settings) {
    const std::string name = settings.text("reduction");
    if (name == "sum") return Reduction::sum;
    return name == "mean_of_rows" ? Reduction::mean_of_rows : Reduction::mean;
}

NodeId build_mean_squared_error(Plan& plan, NodeId prediction, NodeId target, const Values& s) {
    return squared_error(plan, prediction, target, false, reduction(s), "loss");
}
NodeId build_squared_error(Plan& plan, NodeId prediction, NodeId target, const Values& s) {
    return squared_error(plan, prediction, target, s.flag("half"), reduction(s), "loss");
}
NodeId build_binary(Plan& plan, NodeId prediction, NodeId target, const Values& s) {
    return binary_cross_entropy(plan, prediction, target, s.flag("from_logits"), reduction(s), "loss");
}
NodeId build_categorical(Plan& plan, NodeId prediction, NodeId target, const Values& s) {
    return categorical_cross_entropy(plan, prediction, target, s.flag("from_logits"), "loss");
}
NodeId build_hinge(Plan& plan, NodeId prediction, NodeId target, const Values& s) {
    return hinge(plan, prediction, target, reduction(s), "loss");
}
NodeId build_multiclass_hinge(Plan& plan, NodeId prediction, NodeId target, const Values& s) {
    return multiclass_hinge(plan, prediction, target, s.number("margin"), "loss");
}

}  // namespace

std::span<const LossKind> loss_kinds() {
    const Field reduction = {"reduction", "sum_over_batch_size", 0, 0, {"sum_over_batch_size", "sum", "mean_of_rows"}};
    const Field from_logits = {"from_logits", false};
    static const std::vector<LossKind> kinds = {
        {"mean_squared_error", true, {reduction}, build_mean_squared_error},
        {"squared_error", false, {{"half", true}, reduction}, build_squared_error},
        {"binary_crossentropy", true, {from_logits, reduction}, build_binary},
        {"categorical_crossentropy", true, {from_logits}, build_categorical},
        {"hinge", true, {reduction}, build_hinge},
        {"multiclass_hinge", false, {{"margin", 1.0, 0, 1e6, {}}}, build_multiclass_hinge},
    };
    return kinds;
}

const LossKind* find_loss(std::string_view name) {
    const std::string snake = snake_case(name);
    for (const LossKind& kind : loss_kinds())
        if (snake == kind.name || (snake == "mse" && kind.build == build_mean_squared_error)) return &kind;
    return nullptr;
}

}  // namespace chainrule
