#include "train/gradient_check.h"

#include <algorithm>
#include <cmath>

#include "train/batch.h"

namespace chainrule {
namespace {

void copy(const Slab& from, Slab& to) {
    for (size_t i = 0; i < from.size(); ++i) to.set(i, from.at(i));
}

// The snapshot's step once more, in double.
class Again {
  public:
    explicit Again(const Snapshot& s) : plan_(s.scene->plans.visible), memory_(make_memory(plan_, Precision::float64)) {
        const Parameters& shown = *s.memory.parameters;
        copy(s.cursor.stage == Stage::update ? shown.previous : shown.value, memory_.parameters->value);
        memory_.work.training = s.memory.work.training;
        memory_.work.seed = s.memory.work.seed, memory_.work.step = s.memory.work.step;
        std::span<const int> examples = s.batch;
        if (!s.scene->whole_batch) examples = examples.subspan(size_t(s.sample), 1);
        load_examples(plan_, memory_.work, *s.scene->data, targets_for(s.scene->model, *s.scene->data), examples);
        zero_gradients(plan_, memory_);
        forward_all(plan_, memory_);
        backward_all(plan_, memory_, plan_.loss);
    }

    double value(Cell c) const { return read_value(plan_, memory_, c.node, c.index); }
    double gradient(Cell c) const { return read_grad(plan_, memory_, c.node, c.index); }

    // Consumers stand after what they are computed from, so what follows from a number stands after its node. The number
    // itself is not computed again: an op writes its own node only.
    double loss_at(Cell c, double x) {
        write_value(plan_, memory_, c.node, c.index, x);
        for (NodeId id = c.node + 1; id <= plan_.loss; ++id) forward(plan_, memory_, id);
        return read_value(plan_, memory_, plan_.loss, 0);
    }

    GradientCheck check(Cell c, double h) {
        GradientCheck result;
        const double x = result.value = value(c);
        result.has_gradient = plan_[c.node].wants_grad;
        result.analytic = gradient(c);
        result.loss_above = loss_at(c, x + h);
        result.loss_below = loss_at(c, x - h);
        loss_at(c, x);
        result.numeric = (result.loss_above - result.loss_below) / (2 * h);
        const double larger = std::max(std::fabs(result.analytic), std::fabs(result.numeric));
        result.relative_error = larger > 0 ? std::fabs(result.analytic - result.numeric) / larger : 0;
        return result;
    }

  private:
    const Plan& plan_;
    Memory memory_;
};

}  // namespace

GradientCheck check_gradient(const Snapshot& snapshot, Cell c, double h) { return Again(snapshot).check(c, h); }

std::vector<std::pair<double, double>> error_curve(const Snapshot& snapshot, Cell c, int per_decade) {
    Again again(snapshot);
    std::vector<std::pair<double, double>> curve;
    for (int i = -14 * per_decade; i <= 0; ++i) {
        const double h = std::pow(10.0, double(i) / per_decade);
        curve.emplace_back(h, again.check(c, h).relative_error);
    }
    return curve;
}

}  // namespace chainrule
