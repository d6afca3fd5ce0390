#include "train/whole_loss.h"

#include <algorithm>
#include <numeric>

#include "train/probes.h"

namespace chainrule {
namespace {

Plan chunk_plan(const Scene& scene) {
    if (!scene.expression.empty()) return scene.plans.fast;
    return compile(scene.model, 1, std::clamp(scene.data->rows, 1, Probes::chunk_rows(scene.model))).fast;
}

}  // namespace

WholeLoss::WholeLoss(const Snapshot& s)
    : scene_(s.scene),
      plan_(chunk_plan(*scene_)),
      memory_(make_memory(plan_, Precision::float64)),
      targets_(targets_for(scene_->model, *scene_->data)),
      examples_(size_t(scene_->data->rows)) {
    memory_.work.training = false;
    std::iota(examples_.begin(), examples_.end(), 0);
    const Slab& value = s.memory.parameters->value;
    for (size_t i = 0; i < value.size(); ++i) parameters().value.set(i, value.at(i));
}

double WholeLoss::loss(bool gradient) {
    if (gradient) parameters().grad.clear();
    if (plan_.input < 0) return chunk(1, gradient);
    const double n = double(examples_.size());
    const bool is_sum = scene_->model.loss_settings.text("reduction") == "sum";
    double total = 0;
    for (size_t first = 0; first < examples_.size(); first += size_t(plan_.capacity)) {
        const auto rows = std::span<const int>(examples_).subspan(first, std::min(size_t(plan_.capacity), examples_.size() - first));
        load_examples(plan_, memory_.work, *scene_->data, targets_, rows);
        total += chunk((is_sum ? 1 : double(rows.size())) / n, gradient);
    }
    return total;
}

// The chunk's share of the loss: its own loss times `weight`, which is also where its gradients start from.
double WholeLoss::chunk(double weight, bool gradient) {
    forward_all(plan_, memory_);
    const double share = weight * read_value(plan_, memory_, plan_.loss, 0);
    if (!gradient) return share;
    memory_.work.grad.clear();
    memory_.work.grad.set(plan_[plan_.loss].offset, weight);
    for (NodeId id = plan_.loss; id >= 0; --id) backward(plan_, memory_, id);
    return share;
}

}  // namespace chainrule
