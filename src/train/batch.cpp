#include "train/batch.h"

#include <algorithm>

namespace chainrule {
namespace {

template <class T>
void copy_rows(std::span<const float> from, int width, std::span<const int> rows, std::span<T> to, float scale, float shift) {
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

}  // namespace

Targets targets_for(const Model& model, const Dataset& data) {
    Targets t;
    if (model.loss != "binary_crossentropy") return t;
    if (!model.loss_settings.flag("from_logits")) t.border = 0.5;
    if (std::any_of(data.y.begin(), data.y.end(), [](float y) { return y < 0; })) t.scale = t.shift = 0.5f;
    return t;
}

Batches::Batches(int rows, int batch_size, uint64_t seed) : order_(size_t(rows)), batch_size_(batch_size), seed_(seed) {}

std::span<const int> Batches::of(int64_t step) {
    const int64_t epoch = step / per_epoch();
    if (epoch != epoch_) shuffle_order(seed_, epoch_ = epoch, order_);
    const size_t first = size_t(step % per_epoch()) * size_t(batch_size_);
    return std::span<const int>(order_).subspan(first, std::min(size_t(batch_size_), order_.size() - first));
}

void load_examples(const Plan& plan, Workspace& work, const Dataset& data, const Targets& targets, std::span<const int> examples,
                   bool test) {
    work.rows = int(examples.size());
    if (work.value.precision() == Precision::float32) load<float>(plan, work, data, targets, examples, test);
    else load<double>(plan, work, data, targets, examples, test);
}

}  // namespace chainrule
