#include <catch_amalgamated.hpp>

#include <algorithm>

#include "runs.h"
#include "train/probes.h"

using namespace chainrule;

namespace {

// What the visible Plan gives for one example, alone.
struct OneRow {
    const Plan plan;
    Memory memory;
    OneRow(const Session& s) : plan(compile(s.scene().model, 1, 1).visible), memory(make_memory(plan, Precision::float32)) {
        memory.parameters->value = s.parameters().value;
    }
    void run(double x1, double x2, double y) {
        write_value(plan, memory, plan.input, 0, x1);
        write_value(plan, memory, plan.input, 1, x2);
        write_value(plan, memory, plan.target, 0, y);
        forward_all(plan, memory);
    }
    double output() const { return read_value(plan, memory, plan.output, 0); }
    double loss() const { return read_value(plan, memory, plan.loss, 0); }
};

Setup with_loss(const char* loss, const char* reduction) {
    Setup setup = setup_for({4, 3, 1}, "circle", 1000);  // two chunks of different size each
    setup.data_settings.set("test_share", 0.3);
    setup.model.loss = loss;
    setup.model.loss_settings.set("reduction", std::string(reduction));
    return setup;
}

}  // namespace

TEST_CASE("probes: loss and accuracy are means over all examples, however the chunks fall") {
    for (const Setup& setup : {with_loss("mean_squared_error", "sum_over_batch_size"), with_loss("squared_error", "sum"),
                               with_loss("squared_error", "mean_of_rows")}) {
        auto session = start(setup);
        session->visit(40, 0);
        OneRow one(*session);
        const Dataset& data = *session->scene().data;
        double loss = 0, right = 0, test_loss = 0;
        for (size_t i = 0; i < size_t(data.rows); ++i) {
            one.run(data.x[2 * i], data.x[2 * i + 1], data.y[i]);
            loss += one.loss();
            right += (one.output() > 0) == (data.y[i] > 0);
        }
        for (size_t i = 0; i < size_t(data.test_rows); ++i) {
            one.run(data.test_x[2 * i], data.test_x[2 * i + 1], data.test_y[i]);
            test_loss += one.loss();
        }
        REQUIRE(session->loss() == Catch::Approx(loss / data.rows).epsilon(1e-5));
        REQUIRE(session->test_loss() == Catch::Approx(test_loss / data.test_rows).epsilon(1e-5));
        REQUIRE(session->metrics().accuracy == right / data.rows);
    }
}

TEST_CASE("probes: cross-entropy learns two classes that the data call -1 and 1") {
    Setup setup = with_loss("binary_crossentropy", "sum_over_batch_size");
    setup.model.layers.back().settings.set("activation", std::string("sigmoid"));
    auto session = start(setup);
    session->memory();
    session->visit(2000, 0);
    REQUIRE(session->metrics().test_accuracy > 0.95);
    REQUIRE(session->loss() > 0);
    REQUIRE(session->loss() < 0.2);
    const Memory& memory = session->memory();
    const Plan& plan = session->scene().plans.visible;
    for (int row = 0; row < memory.work.rows; ++row) {
        const double target = read_value(plan, memory, plan.target, row);
        REQUIRE((target == 0 || target == 1));
    }
}

TEST_CASE("probes: each heat map is the neuron at the middle of each cell, the highest x2 on top") {
    for (const Precision precision : {Precision::float32, Precision::float64}) {
        Setup setup = small_setup();
        setup.grid = 21;  // more points than a chunk has rows
        setup.precision = precision;
        auto session = start(setup);
        session->visit(9, 0);
        Snapshot s;
        session->fill(s);
        REQUIRE(s.grid_values.size() == size_t(21 * 21 * (2 + 4 + 3 + 1)));
        setup.precision = Precision::float32;
        auto single = start(setup);
        single->visit(9, 0);
        OneRow one(*single);
        const double cell = 12.0 / 21;
        for (const auto& [row, column] : {std::pair{0, 0}, {0, 20}, {13, 4}, {20, 20}}) {
            const double x1 = -6 + (column + 0.5) * cell, x2 = 6 - (row + 0.5) * cell;
            one.run(x1, x2, 0);
            size_t neuron = 0;
            for (const LayerNodes& layer : one.plan.layers)
                for (int i = 0; i < one.plan[layer.output].shape.count(); ++i, ++neuron) {
                    const float shown = s.grid_values[neuron * 21 * 21 + size_t(row * 21 + column)];
                    REQUIRE(shown == Catch::Approx(read_value(one.plan, one.memory, layer.output, i)).margin(1e-4));
                }
        }
    }
}

TEST_CASE("probes: drawing heat maps and evaluating does not change the run") {
    Setup setup = small_setup();
    setup.grid = 8;
    auto probed = start(setup), left_alone = start(small_setup());
    Snapshot s;
    for (int step = 0; step < 20; ++step) {
        probed->run_step();
        left_alone->run_step();
        probed->fill(s);
    }
    REQUIRE(same(probed->parameters(), left_alone->parameters()));
}
