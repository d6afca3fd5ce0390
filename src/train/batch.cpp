#include "train/batch.h"

#include <algorithm>
#include <numeric>

#include "nn/layers.h"

namespace chainrule {
namespace {

template <class T>
void copy_rows(std::span<const double> from, int width, std::span<const int> rows, std::span<T> to, double scale, double shift) {
    size_t at = 0;
    for (const int row : rows)
        for (int i = 0; i < width; ++i) to[at++] = T(from[size_t(row) * size_t(width) + size_t(i)] * scale + shift);
}

template <class T>
void load(const Plan& plan, Workspace& work, const Dataset& data, const Targets& t, std::span<const int> examples, bool test) {
    const std::span<T> numbers = work.value.as<T>();
    copy_rows<T>(test ? data.test_x : data.x, data.inputs, examples, numbers.subspan(plan[plan.input].offset), 1, 0);
    copy_rows<T>(test ? data.test_y : data.y, data.outputs, examples, numbers.subspan(plan[plan.target].offset), t.scale, t.shift);
}

bool output_is_never_negative(const Model& model) {
    size_t last = model.layers.size();
    while (last > 0 && model.layers[last - 1].kind == "Activation" && model.layers[last - 1].settings.text("activation") == "linear") --last;
    const ActivationKind* activation = last > 0 ? find_activation(model.layers[last - 1].settings.text("activation")) : nullptr;
    return activation && activation->never_negative;
}

}  // namespace

Targets targets_for(const Model& model, const Dataset& data) {
    const bool cross_entropy = model.loss == "binary_crossentropy";
    const bool never_negative = cross_entropy ? !model.loss_settings.flag("from_logits") : output_is_never_negative(model);
    const bool of_its_own = cross_entropy || model.loss == "hinge";  // the loss says what two classes are
    const bool two_classes = (!data.as_written || of_its_own) &&
                             std::all_of(data.y.begin(), data.y.end(), [](double y) { return y == 1 || y == -1; });
    Targets t;
    if (two_classes) {
        if (never_negative) t.border = 0.5;
        if (cross_entropy || (never_negative && !of_its_own)) t.scale = t.shift = 0.5;
        return t;
    }
    const auto [low, high] = std::minmax_element(data.y.begin(), data.y.end());
    const bool different = *low < *high;
    t.border = different && !cross_entropy ? (*low + *high) / 2 : never_negative ? 0.5 : 0;
    return t;
}

Batches::Batches(int rows, int batch_size, uint64_t seed) : order_(size_t(rows)), batch_size_(batch_size), seed_(seed) {
    std::iota(order_.begin(), order_.end(), 0);
}

std::span<const int> Batches::of(int64_t step) {
    const int64_t epoch = step / per_epoch();
    if (epoch != epoch_ && per_epoch() > 1) shuffle_order(seed_, epoch, order_);
    epoch_ = epoch;
    const size_t first = size_t(step % per_epoch()) * size_t(batch_size_);
    return std::span<const int>(order_).subspan(first, std::min(size_t(batch_size_), order_.size() - first));
}

void load_examples(const Plan& plan, Workspace& work, const Dataset& data, const Targets& targets, std::span<const int> examples,
                   bool test) {
    if (plan.input < 0) return;  // an expression
    work.rows = int(examples.size());
    if (work.value.precision() == Precision::float32) load<float>(plan, work, data, targets, examples, test);
    else load<double>(plan, work, data, targets, examples, test);
}

}  // namespace chainrule
