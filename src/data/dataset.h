// A data set: examples as rows of numbers, already split into train and test. Made once, then constant and shared.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/values.h"

namespace chainrule {

struct Dataset {
    std::string name;         // "spiral"; "given"; "" for no examples at all
    int inputs = 0;           // numbers per example, row-major in x
    int outputs = 0;          // numbers per target
    int rows = 0, test_rows = 0;
    // In double, because what is given by hand has to arrive exactly: 0.05 as a float is 7e-10 off.
    std::vector<double> x, y;            // rows x inputs, rows x outputs
    std::vector<double> test_x, test_y;  // test_rows x ...
    bool as_written = false;             // targets mean themselves; otherwise -1 and 1 stand for two classes
    double lowest = -6, highest = 6;    // the square of the plane that is drawn; data with two inputs only
};

// A synthetic data set is a row: a name and a function (generators.h) that draws one example. Fields are the same for all.
struct DatasetKind {
    const char* name;  // "circle", "xor", "gauss", "spiral"
    void (*draw)(uint64_t seed, int i, int n, double noise, float* x, float* y);  // example i of n; targets -1 or 1
};
std::span<const DatasetKind> dataset_kinds();
const std::vector<Field>& dataset_fields();  // examples (10..5000, 500), noise (0..0.5, 0), test_share (0..0.9, 0.5)

// Settings: kind and the fields. Errors as in checked(); "data.unknown" (name, expected).
//
// The kind "given" (given.h) is not drawn but written down: it has the settings x and y instead.
Result<std::shared_ptr<const Dataset>> make_dataset(std::string_view kind, const Values& settings, uint64_t seed);

// The order of an epoch: example number `i` of epoch `epoch`, a shuffle keyed by (seed, epoch). Fills `order` (rows).
void shuffle_order(uint64_t seed, int64_t epoch, std::span<int> order);

}  // namespace chainrule
