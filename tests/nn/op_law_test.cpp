// The one law for all ops: what explain says is what forward and backward wrote, and backward agrees with finite
// differences.
#include <cmath>
#include <set>
#include <sstream>

#include <catch_amalgamated.hpp>

#include "../support/places.h"
#include "base/rng.h"
#include "op_cases.h"

namespace chainrule {
namespace {

constexpr int capacity = 5, rows = 3;
constexpr double untouched = 12345;  // in rows that are not in use

double random_number(Fill fill, uint64_t seed, uint64_t index) {
    const double u = random_uniform({seed, 0, 0, index});
    switch (fill) {
        case Fill::any: return 4 * u - 2;
        case Fill::positive: return 0.5 + u;
        case Fill::probability: return 0.05 + 0.9 * u;
        case Fill::sign: return u < 0.5 ? -1 : 1;
        default: return u;
    }
}

// One op, its inputs filled, and a random gradient at its output, as if something followed.
struct Example {
    Plan plan{capacity};
    std::vector<NodeId> inputs;
    NodeId op = -1;
    Memory memory;

    Example(const OpCase& c, Precision precision, uint64_t seed, int unwanted = -1) {
        for (size_t k = 0; k < c.inputs.size(); ++k) {
            const Shape& shape = c.inputs[k].shape;
            const std::string name = "input_" + std::to_string(k);
            inputs.push_back(shape.batched ? plan.add_input(name, shape) : plan.add_parameter(name, shape));
            plan.nodes.back().wants_grad = int(k) != unwanted;
        }
        op = c.build(plan, inputs);
        memory = make_memory(plan, precision);
        memory.work.rows = rows;
        for (size_t i = 0; i < plan.workspace_size; ++i) memory.work.value.set(i, untouched), memory.work.grad.set(i, untouched);
        for (size_t k = 0; k < c.inputs.size(); ++k) fill(inputs[k], c.inputs[k].fill, seed * 10 + k);
    }

    int size(NodeId id) const { return plan[id].shape.count() * (plan[id].shape.batched ? rows : 1); }

    void fill(NodeId id, Fill fill, uint64_t seed) {
        const int cols = plan[id].shape.last();
        for (int i = 0; i < size(id); ++i) write_value(plan, memory, id, i, random_number(fill, seed, uint64_t(i)));
        if (fill != Fill::one_hot && fill != Fill::distribution) return;
        for (int first = 0; first < size(id); first += cols) {
            const int hot = int(random_below({seed, 1, 0, uint64_t(first)}, uint64_t(cols)));
            double total = 0;
            for (int c = 0; c < cols; ++c) total += read_value(plan, memory, id, first + c);
            for (int c = 0; c < cols; ++c)
                write_value(plan, memory, id, first + c, fill == Fill::one_hot ? c == hot : read_value(plan, memory, id, first + c) / total);
        }
    }

    void set_grads(NodeId id, auto value) {
        Slab& slab = plan[id].role == Role::parameter ? memory.parameters->grad : memory.work.grad;
        for (int i = 0; i < size(id); ++i) slab.set(plan[id].offset + size_t(i), value(i));
    }
    double seed_grad(int i) const { return random_number(Fill::any, 99, uint64_t(i)); }

    void run() {
        forward(plan, memory, op);
        for (NodeId id : inputs) set_grads(id, [](int) { return 0; });
        set_grads(op, [&](int i) { return seed_grad(i); });
        backward(plan, memory, op);
    }

    // What the rest of the network would make of the output: the number whose gradients backward computes.
    double objective() {
        forward(plan, memory, op);
        double total = 0;
        for (int i = 0; i < size(op); ++i) total += seed_grad(i) * read_value(plan, memory, op, i);
        return total;
    }
};

void check_near(double found, double expected, double tolerance) {
    CHECK(std::fabs(found - expected) <= tolerance * (1 + std::fabs(found) + std::fabs(expected)));
}

// Every number that forward and backward wrote, with `check(cell, number)`.
void for_each_number(const Example& e, auto check) {
    for (int i = 0; i < e.size(e.op); ++i) check(Cell{e.op, Slot::value, i}, read_value(e.plan, e.memory, e.op, i));
    for (NodeId id : e.inputs)
        for (int i = 0; i < e.size(id); ++i) check(Cell{id, Slot::grad, i}, read_grad(e.plan, e.memory, id, i));
}

}  // namespace

TEST_CASE("every op: its explanations give the numbers that forward and backward wrote") {
    const auto [precision, tolerance] = GENERATE(std::pair(Precision::float64, 1e-12), std::pair(Precision::float32, 2e-6));
    for (const OpCase& c : op_cases())
        for (uint64_t seed = 1; seed <= 3; ++seed) {
            Example e(c, precision, seed);
            e.run();
            for_each_number(e, [&, tolerance = tolerance](Cell cell, double number) {
                INFO(c.op << ", " << c.setting << ": " << to_text(cell, e.plan, 0));
                check_near(number, evaluate(explain(e.plan, e.memory, cell, e.op), e.plan, e.memory), tolerance);
            });
        }
}

TEST_CASE("every op: its gradients are those of finite differences") {
    constexpr double h = 1e-6;
    for (const OpCase& c : op_cases())
        for (uint64_t seed = 1; seed <= 3; ++seed) {
            Example e(c, Precision::float64, seed);
            e.run();
            for (NodeId id : e.inputs)
                for (int i = 0; i < e.size(id); ++i) {
                    const double x = read_value(e.plan, e.memory, id, i);
                    write_value(e.plan, e.memory, id, i, x + h);
                    const double above = e.objective();
                    write_value(e.plan, e.memory, id, i, x - h);
                    const double below = e.objective();
                    write_value(e.plan, e.memory, id, i, x);
                    INFO(c.op << ", " << c.setting << ": " << to_text(Cell{id, Slot::grad, i}, e.plan, 0));
                    check_near(read_grad(e.plan, e.memory, id, i), (above - below) / (2 * h), 1e-8);
                }
        }
}

TEST_CASE("every op: float and double agree") {
    for (const OpCase& c : op_cases()) {
        Example exact(c, Precision::float64, 4), quick(c, Precision::float32, 4);
        exact.run(), quick.run();
        for_each_number(quick, [&](Cell cell, double number) {
            INFO(c.op << ", " << c.setting << ": " << to_text(cell, quick.plan, 0));
            check_near(number, read(cell, exact.plan, exact.memory), 2e-6);
        });
    }
}

TEST_CASE("every op: backward adds to the gradients that are there") {
    for (const OpCase& c : op_cases()) {
        Example once(c, Precision::float64, 5), twice(c, Precision::float64, 5);
        once.run(), twice.run();
        backward(twice.plan, twice.memory, twice.op);
        for (NodeId id : once.inputs)
            for (int i = 0; i < once.size(id); ++i) {
                INFO(c.op << ", " << c.setting << ": " << to_text(Cell{id, Slot::grad, i}, once.plan, 0));
                check_near(read_grad(twice.plan, twice.memory, id, i), 2 * read_grad(once.plan, once.memory, id, i), 1e-14);
            }
    }
}

TEST_CASE("every op: a gradient that is not wanted is left alone, and the others stay the same") {
    for (const OpCase& c : op_cases())
        for (int unwanted = 0; unwanted < int(c.inputs.size()); ++unwanted) {
            Example all(c, Precision::float64, 6), some(c, Precision::float64, 6, unwanted);
            all.run(), some.run();
            for (size_t k = 0; k < c.inputs.size(); ++k)
                for (int i = 0; i < all.size(all.inputs[k]); ++i) {
                    INFO(c.op << ", " << c.setting << ": " << to_text(Cell{all.inputs[k], Slot::grad, i}, all.plan, 0));
                    const double expected = int(k) == unwanted ? 0 : read_grad(all.plan, all.memory, all.inputs[k], i);
                    CHECK(read_grad(some.plan, some.memory, some.inputs[k], i) == expected);
                }
        }
}

TEST_CASE("every op: rows that are not in use stay untouched") {
    for (Precision precision : {Precision::float64, Precision::float32})
        for (const OpCase& c : op_cases()) {
            Example e(c, precision, 7);
            e.run();
            INFO(c.op << ", " << c.setting);
            for (const Node& n : e.plan.nodes)
                for (int i = n.shape.count() * rows; n.shape.batched && i < n.shape.count() * capacity; ++i) {
                    CHECK(e.memory.work.value.at(n.offset + size_t(i)) == untouched);
                    CHECK(e.memory.work.grad.at(n.offset + size_t(i)) == untouched);
                }
        }
}

TEST_CASE("every op of ops.h has a case here") {
    std::istringstream file(read_file(source_dir() / "src/nn/ops.h"));
    std::set<std::string> cases;
    for (const OpCase& c : op_cases()) cases.insert(c.op);
    int found = 0;
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("NodeId ")) continue;
        const std::string op = line.substr(7, line.find('(') - 7);
        INFO(op);
        CHECK(cases.contains(op));
        ++found;
    }
    CHECK(found == int(cases.size()));
}

}  // namespace chainrule
