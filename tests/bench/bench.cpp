// How fast the hot loops are, as ratios within one run: contenders take turns in short slices, so that what else the machine does
// hits all of them alike, and the median of the slices counts. Not a test: nothing here passes or fails.
//
//   cmake --build --preset native --target chainrule_bench && build/native/chainrule_bench [seconds per line]
//   cmake --build --preset web-single --target chainrule_bench && node build/web-single/chainrule_bench.js
//
// Products: ours against Eigen's, both as a share of what the processor can do at all (a loop that stays in registers).
// Training: whole epochs of the network of the start page, with the loss over both sets at the end of each as on the screen, and steps
// of a 784-128-10 network.
#include <Eigen/Core>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "nn/kernels/matrix.h"
#include "nn/kernels/simd.h"
#include "train/session.h"

using namespace chainrule;

namespace {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

struct Contender {
    const char* name;
    double work;  // of one call: operations, epochs, ...
    std::function<void()> call;
    std::vector<double> rates;  // work per second, one per slice
    double median() const {
        std::vector<double> sorted = rates;
        std::nth_element(sorted.begin(), sorted.begin() + long(sorted.size() / 2), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

void take_turns(std::vector<Contender>& contenders, double seconds) {
    constexpr double slice = 0.02;
    for (const Clock::time_point begin = Clock::now(); seconds_since(begin) < seconds || contenders[0].rates.size() < 5;)
        for (Contender& c : contenders) {
            int calls = 0;
            const Clock::time_point from = Clock::now();
            do c.call(), ++calls;
            while (seconds_since(from) < slice);
            c.rates.push_back(calls * c.work / seconds_since(from));
        }
}

// Twelve sums that never leave the registers: enough for both units to be always busy.
volatile float kept;
void only_registers() {
    using namespace simd;
    Float4 sums[12];
    for (int i = 0; i < 12; ++i) sums[i] = splat(float(i));
    const Float4 x = splat(0.999f), y = splat(1e-3f);
    for (int k = 0; k < 10000; ++k)
        for (Float4& s : sums) s = multiply_add(s, x, y);
    for (const Float4& s : sums) kept = sum(s);
}

void products(double seconds) {
    std::printf("%-22s %9s %9s %9s %12s\n", "product (rows inner cols)", "ours", "Eigen", "limit", "ours / Eigen");
    struct Size {
        int rows, inner, cols;
    };
    for (const Size n : {Size{10, 2, 8}, Size{10, 8, 8}, Size{64, 64, 64}, Size{128, 128, 128}, Size{256, 256, 256}, Size{512, 512, 512}, Size{32, 784, 128}, Size{784, 32, 128},
                         Size{32, 128, 10}}) {
        using Numbers = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
        const Numbers a = Numbers::Random(n.rows, n.inner), b = Numbers::Random(n.inner, n.cols);
        Numbers ours(n.rows, n.cols), theirs(n.rows, n.cols);
        const double operations = 2.0 * n.rows * n.inner * n.cols;
        std::vector<Contender> all{
            {"ours", operations, [&] { kernels::multiply({a.data(), n.rows, n.inner}, {b.data(), n.inner, n.cols}, {ours.data(), n.rows, n.cols}, Into::set); }, {}},
            {"Eigen", operations, [&] { theirs.noalias() = a * b; }, {}},
            {"limit", 2.0 * 4 * 12 * 10000, only_registers, {}}};
        take_turns(all, seconds);
        const std::string size = std::to_string(n.rows) + " " + std::to_string(n.inner) + " " + std::to_string(n.cols);
        std::printf("%-22s %7.1f G %7.1f G %7.1f G %11.2fx\n", size.c_str(), all[0].median() / 1e9, all[1].median() / 1e9, all[2].median() / 1e9,
                    all[0].median() / all[1].median());
    }
}

LayerSpec dense(const char* name, int units, const char* activation) {
    LayerSpec layer{"Dense", name, {}};
    layer.settings.set("units", double(units));
    layer.settings.set("activation", std::string(activation));
    return layer;
}

void training(double seconds) {
    Setup start;
    start.model.input = {2};
    start.model.layers = {dense("hidden_1", 8, "tanh"), dense("hidden_2", 8, "tanh"), dense("output", 1, "tanh")};
    start.data_settings.set("examples", 1000.0);
    auto session = Session::make(start);

    constexpr int batch = 32;
    Model digits;
    digits.input = {784};
    digits.layers = {dense("hidden", 128, "relu"), dense("output", 10, "linear")};
    const Result<Model> made = checked(digits);
    if (!session || !made) return void(std::puts("the models are not accepted"));
    const Compiled plans = compile(*made, 1, batch);
    Memory memory = make_memory(plans.fast, Precision::float32);
    for (const Node& node : plans.fast.nodes) {
        const int numbers = node.shape.count() * (node.shape.batched ? batch : 1);
        for (int i = 0; i < numbers && node.role != Role::computed; ++i) write_value(plans.fast, memory, plans.fast.find(node.name), i, 0.01 * ((i * 37) % 101 - 50));
    }

    const int steps = (*session)->scene().steps_per_epoch;
    std::vector<Contender> all{{"2-8-8-1", 1, [&] { for (int i = 0; i < steps; ++i) (*session)->run_step(); }, {}},
                               {"784-128-10", batch, [&] {
                                    zero_gradients(plans.fast, memory);
                                    forward_all(plans.fast, memory);
                                    backward_all(plans.fast, memory, plans.fast.loss);
                                }, {}}};
    take_turns(all, seconds);
    std::printf("\n%-22s %9.0f epochs/s, 500 examples in batches of 10, and the loss over 1000\n", all[0].name, all[0].median());
    std::printf("%-22s %9.0f examples/s forward and backward, in batches of %d\n", all[1].name, all[1].median(), batch);
}

}  // namespace

int main(int count, char** arguments) {
    const double seconds = count > 1 ? std::atof(arguments[1]) : 1;
    set_thread_count(1);
    products(seconds);
    training(seconds);
}
