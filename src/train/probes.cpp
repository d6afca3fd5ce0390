#include "train/probes.h"

#include <algorithm>
#include <numeric>

namespace chainrule {
namespace {

int neurons(const Plan& plan) {
    int n = 0;
    for (const LayerNodes& layer : plan.layers) n += plan[layer.output].shape.count();
    return n;
}

}  // namespace

// As many as go into a workspace of about a megabyte, 256 at most: more makes the products no faster.
int Probes::chunk_rows(const Model& model) {
    const size_t numbers_per_row = compile(model, 1, 1).fast.workspace_size;
    return int(std::clamp<size_t>((size_t(1) << 18) / numbers_per_row, 1, 256));
}

size_t Probes::map_numbers(const Plan& plan, int grid) { return size_t(grid) * size_t(grid) * size_t(neurons(plan)); }

Probes::Probes(const Scene& scene, std::shared_ptr<Parameters> parameters)
    : plan_(scene.expression.empty() ? compile(scene.model, 1, chunk_rows(scene.model)).fast : scene.plans.fast),
      memory_(make_memory(plan_, std::move(parameters))),
      data_(scene.data),
      targets_(targets_for(scene.model, *data_)),
      loss_is_sum_(scene.model.loss_settings.text("reduction") == "sum"),
      grid_(scene.grid),
      examples_(size_t(std::max(data_->rows, data_->test_rows))),
      maps_(map_numbers(plan_, grid_)) {
    memory_.work.training = false;
    std::iota(examples_.begin(), examples_.end(), 0);
}

Metrics Probes::evaluate() {
    if (plan_.input < 0) {
        forward_all(plan_, memory_);
        return {.loss = read_value(plan_, memory_, plan_.loss, 0)};
    }
    const Tally train = run(data_->rows, false), test = run(data_->test_rows, true);
    const double n = std::max(1, data_->rows), n_test = std::max(1, data_->test_rows);
    return {train.loss / n, test.loss / n_test, train.right / n, test.right / n_test};
}

// Sums over the set: the last chunk has fewer rows, so means of chunks cannot be averaged as they are.
Probes::Tally Probes::run(int rows, bool test) {
    Tally tally;
    for (int first = 0; first < rows; first += plan_.capacity) {
        const auto chunk = std::span<const int>(examples_).subspan(size_t(first), size_t(std::min(plan_.capacity, rows - first)));
        load_examples(plan_, memory_.work, *data_, targets_, chunk, test);
        forward_all(plan_, memory_);
        tally.loss += read_value(plan_, memory_, plan_.loss, 0) * (loss_is_sum_ ? 1 : double(chunk.size()));
        tally.right += count_right(chunk, test);
    }
    return tally;
}

int Probes::count_right(std::span<const int> examples, bool test) const {
    const int width = data_->outputs;
    const std::vector<double>& y = test ? data_->test_y : data_->y;
    int right = 0;
    for (size_t row = 0; row < examples.size(); ++row) {
        const double* target = &y[size_t(examples[row]) * size_t(width)];
        const auto output = [&](int i) { return read_value(plan_, memory_, plan_.output, int(row) * width + i); };
        if (width == 1) {
            right += (output(0) > targets_.border) == (target[0] * targets_.scale + targets_.shift > targets_.border);
            continue;
        }
        int chosen = 0;
        for (int i = 1; i < width; ++i)
            if (output(i) > output(chosen)) chosen = i;
        right += chosen == int(std::max_element(target, target + width) - target);
    }
    return right;
}

// Copies a chunk of points, one row each, into the maps, one point of every neuron's map each.
template <class T>
void Probes::copy_points(int first, int rows) {
    const size_t points = size_t(grid_) * size_t(grid_);
    float* map = maps_.data() + first;
    for (const LayerNodes& layer : plan_.layers) {
        const int count = plan_[layer.output].shape.count();
        const std::span<const T> values = std::as_const(memory_.work.value).as<T>().subspan(plan_[layer.output].offset);
        for (int i = 0; i < count; ++i, map += points)
            for (int row = 0; row < rows; ++row) map[row] = float(values[size_t(row * count + i)]);
    }
}

void Probes::draw_maps() {
    const int points = grid_ * grid_;
    const bool single = memory_.work.value.precision() == Precision::float32;
    const double cell = (data_->highest - data_->lowest) / std::max(1, grid_);
    for (int first = 0; first < points; first += plan_.capacity) {
        const int rows = memory_.work.rows = std::min(plan_.capacity, points - first);
        for (int row = 0; row < rows; ++row) {
            const int point = first + row;
            write_value(plan_, memory_, plan_.input, 2 * row, data_->lowest + (point % grid_ + 0.5) * cell);
            write_value(plan_, memory_, plan_.input, 2 * row + 1, data_->highest - (point / grid_ + 0.5) * cell);
        }
        for (NodeId id = 0; id <= plan_.output; ++id) forward(plan_, memory_, id);
        if (single) copy_points<float>(first, rows);
        else copy_points<double>(first, rows);
    }
}

}  // namespace chainrule
