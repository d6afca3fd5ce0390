#include "nn/optimizers.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <functional>

#include "base/rng.h"

using namespace chainrule;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// A block of parameters without a network, and one optimizer over it.
struct Block {
    Plan plan;
    Memory memory;
    const OptimizerKind& kind;
    Values settings;
    int64_t step = 0;

    Block(const char* optimizer, double learning_rate, std::vector<double> values, Precision precision = Precision::float64)
        : kind(*find_optimizer(optimizer)) {
        plan.add_parameter("w", shape_of({int(values.size())}));
        memory = make_memory(plan, make_parameters(plan, precision, int(kind.slots.size()), true));
        for (size_t i = 0; i < values.size(); ++i) memory.parameters->value.set(i, values[i]);
        Values given;
        given.set("learning_rate", learning_rate);
        settings = *checked(given, kind.fields, optimizer);
    }
    double operator[](size_t i) const { return memory.parameters->value.at(i); }
    void update_with(const std::vector<double>& gradient) {
        for (size_t i = 0; i < gradient.size(); ++i) memory.parameters->grad.set(i, gradient[i]);
        update(kind, settings, step++, *memory.parameters);
    }
    // Goes down a function of which the gradient is known.
    void descend(int steps, const std::function<double(size_t, double)>& gradient) {
        for (int s = 0; s < steps; ++s) {
            std::vector<double> g;
            for (size_t i = 0; i < memory.parameters->value.size(); ++i) g.push_back(gradient(i, (*this)[i]));
            update_with(g);
        }
    }
};

}  // namespace

TEST_CASE("optimizers: evaluating the explanation gives every number that the update wrote") {
    for (const OptimizerKind& kind : optimizer_kinds())
        for (Precision precision : {Precision::float32, Precision::float64}) {
            INFO(kind.name);
            Block block(kind.name, 0.03, std::vector<double>(20, 0), precision);
            for (size_t i = 0; i < 20; ++i) block.memory.parameters->value.set(i, random_normal({1, 0, 0, i}));
            for (int step = 0; step < 3; ++step) {
                std::vector<double> g;
                for (size_t i = 0; i < 20; ++i) g.push_back(random_normal({2, uint64_t(step), 0, i}));
                block.update_with(g);
                for (int slot = -1; slot < int(kind.slots.size()); ++slot)
                    for (int i = 0; i < 20; ++i) {
                        const Cell c = {0, slot < 0 ? Slot::value : Slot(int(Slot::slot_0) + slot), i};
                        const double explained = evaluate(kind.explain(c, block.settings, step), block.plan, block.memory);
                        const double written = read(c, block.plan, block.memory);
                        CHECK_THAT(explained, WithinRel(written, precision == Precision::float64 ? 1e-14 : 1e-5) || WithinAbs(written, 1e-7));
                    }
            }
        }
}

TEST_CASE("optimizers: the values before the update are kept where there is room for them") {
    Block block("SGD", 0.5, {1, 2});
    block.update_with({1, 1});
    CHECK(block.memory.parameters->previous.at(0) == 1);
    CHECK(block.memory.parameters->previous.at(1) == 2);
    auto bare = make_parameters(block.plan, Precision::float32);
    bare->grad.set(0, 1);
    update(block.kind, block.settings, 0, *bare);
    CHECK(bare->value.at(0) == -0.5);
    CHECK(bare->previous.size() == 0);
}

TEST_CASE("optimizers: a rate of zero changes nothing, not even the sign of zero") {
    Block block("SGD", 0, {1, -0.0}, Precision::float32);
    block.update_with({3, 4});
    CHECK(block[0] == 1);
    CHECK(std::signbit(block[1]));
}

TEST_CASE("optimizers: each has a learning rate and is found by its name") {
    for (const OptimizerKind& kind : optimizer_kinds()) {
        CHECK(find_optimizer(kind.name) == &kind);
        CHECK(checked({}, kind.fields, kind.name)->number("learning_rate") > 0);
    }
    CHECK(find_optimizer("Adamant") == nullptr);
}

// Keras, keras/src/optimizers/sgd_test.py: one step of rate 0.5.
TEST_CASE("SGD: one step as in Keras's test") {
    Block block("SGD", 0.5, {1, 2, 3, 4});
    block.update_with({1, 6, 7, 2});
    const double after[] = {0.5, -1, -0.5, 3};
    for (size_t i = 0; i < 4; ++i) CHECK(block[i] == after[i]);
}

// Keras, keras/src/optimizers/sgd_test.py: golden sequence, tolerance 5e-4.
TEST_CASE("SGD: the golden sequence of Keras's test") {
    Block block("SGD", 0.01, std::vector<double>(10, 1));
    block.update_with(std::vector<double>(10, 0.01));
    for (size_t i = 0; i < 10; ++i) CHECK_THAT(block[i], WithinAbs(0.9999, 5e-5));
    std::vector<double> rising;
    for (int i = 1; i <= 10; ++i) rising.push_back(0.1 * i);
    const double first[] = {0.9989, 0.9979, 0.9969, 0.9959}, last[] = {0.9899, 0.9799, 0.9699, 0.9599};
    for (int step = 0; step < 4; ++step) {
        block.update_with(rising);
        CHECK_THAT(block[0], WithinAbs(first[step], 5e-5));
        CHECK_THAT(block[9], WithinAbs(last[step], 5e-5));
    }
}

// Zhang, Lipton, Li, Smola: Dive into Deep Learning, chapter 12, gradient descent on x^2 from 10.
TEST_CASE("SGD: on a parabola it creeps, converges or diverges with the rate as in Dive into Deep Learning") {
    const auto after_ten = [](double rate) {
        Block block("SGD", rate, {10});
        block.descend(10, [](size_t, double x) { return 2 * x; });
        return block[0];
    };
    CHECK_THAT(after_ten(0.2), WithinAbs(0.060466, 5e-7));
    CHECK_THAT(after_ten(0.05), WithinAbs(3.486784, 5e-7));
    CHECK_THAT(after_ten(1.1), WithinAbs(61.917364, 5e-7));
}

// The same chapter: x1^2 + 2 x2^2 and 0.1 x1^2 + 2 x2^2 from (-5, -2), 20 steps.
TEST_CASE("SGD: in a valley one rate must serve both directions") {
    const auto after_twenty = [](double rate, double a, double b) {
        Block block("SGD", rate, {-5, -2});
        block.descend(20, [=](size_t i, double x) { return 2 * (i == 0 ? a : b) * x; });
        return std::pair(block[0], block[1]);
    };
    const auto [x, y] = after_twenty(0.1, 1, 2);
    CHECK_THAT(x, WithinAbs(-0.057646, 5e-7));
    CHECK_THAT(y, WithinAbs(-0.000073, 5e-7));
    const auto [narrow_x, narrow_y] = after_twenty(0.4, 0.1, 2);
    CHECK_THAT(narrow_x, WithinAbs(-0.943467, 5e-7));
    CHECK_THAT(narrow_y, WithinAbs(-0.000073, 5e-7));
    const auto [far_x, far_y] = after_twenty(0.6, 0.1, 2);
    CHECK_THAT(far_x, WithinAbs(-0.387814, 5e-7));
    CHECK_THAT(far_y, WithinAbs(-1673.365109, 5e-6));
}
