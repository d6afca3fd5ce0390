#include "data/dataset.h"

#include <cmath>
#include <numeric>

#include "base/rng.h"
#include "data/generators.h"
#include "data/given.h"

namespace chainrule {
namespace {

constexpr uint64_t shuffle_purpose = 0x5AFF1E, split_purpose = 0x5B117;

// Fisher and Yates, after Durstenfeld (1964).
void shuffle(RandomKey key, std::span<int> order) {
    std::iota(order.begin(), order.end(), 0);
    for (size_t left = order.size(); left > 1; --left) {
        key.index = left;
        std::swap(order[left - 1], order[random_below(key, left)]);
    }
}

void append(const float* from, int count, std::vector<double>& to) { to.insert(to.end(), from, from + count); }

}  // namespace

std::span<const DatasetKind> dataset_kinds() {
    static const std::vector<DatasetKind> kinds = {
        {"circle", draw::circle},
        {"xor", draw::xor_},
        {"gauss", draw::gauss},
        {"spiral", draw::spiral},
    };
    return kinds;
}

const std::vector<Field>& dataset_fields() {
    static const std::vector<Field> fields = {
        {"examples", 500.0, 10, 5000, {}, true},
        {"noise", 0.0, 0, 0.5},
        {"test_share", 0.5, 0, 0.9},
    };
    return fields;
}

Result<std::shared_ptr<const Dataset>> make_dataset(std::string_view name, const Values& given, uint64_t seed) {
    if (name == given_name) return make_given(given);
    const DatasetKind* kind = nullptr;
    std::string names;
    for (const DatasetKind& row : dataset_kinds()) {
        if (name == row.name) kind = &row;
        names += (names.empty() ? "" : ", ") + std::string(row.name);
    }
    if (!kind) return Error{"data.unknown", {{"name", std::string(name)}, {"expected", names + ", " + given_name}}};
    auto settings = checked(given, dataset_fields(), name);
    if (!settings) return settings.error();

    const int n = int(settings->number("examples"));
    auto data = std::make_shared<Dataset>();
    data->name = kind->name;
    data->inputs = 2, data->outputs = 1;
    data->test_rows = int(std::lround(n * settings->number("test_share")));
    data->rows = n - data->test_rows;
    std::vector<int> order(size_t(n), 0);  // which of the drawn examples come first: those are trained on
    shuffle({seed, 0, split_purpose, 0}, order);
    for (int i = 0; i < n; ++i) {
        float x[2], y[1];
        kind->draw(seed, order[size_t(i)], n, settings->number("noise"), x, y);
        append(x, 2, i < data->rows ? data->x : data->test_x);
        append(y, 1, i < data->rows ? data->y : data->test_y);
    }
    return std::shared_ptr<const Dataset>(std::move(data));
}

void shuffle_order(uint64_t seed, int64_t epoch, std::span<int> order) {
    shuffle({seed, uint64_t(epoch), shuffle_purpose, 0}, order);
}

}  // namespace chainrule
