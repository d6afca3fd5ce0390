// A small network written by hand, for tests: add nodes to `plan`, then run.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "nn/ops.h"

namespace chainrule {

struct HandPlan {
    Plan plan;
    Memory memory;
    std::vector<std::pair<NodeId, std::vector<double>>> values;  // to be written once there is memory

    explicit HandPlan(int rows = 1) : plan(rows) {}

    NodeId parameter(std::string name, std::initializer_list<int> dims, std::vector<double> numbers) {
        values.emplace_back(plan.add_parameter(std::move(name), shape_of(dims)), std::move(numbers));
        return values.back().first;
    }
    NodeId parameter(std::string name, double x) { return parameter(std::move(name), {}, {x}); }
    NodeId input(std::string name, std::initializer_list<int> dims, std::vector<double> numbers) {
        values.emplace_back(plan.add_input(std::move(name), batch_of(dims)), std::move(numbers));
        return values.back().first;
    }
    NodeId constant(std::string name, std::initializer_list<int> dims, std::vector<double> numbers) {
        return plan.add_constant(std::move(name), shape_of(dims), std::move(numbers));
    }
    NodeId constant(std::string name, double x) { return constant(std::move(name), {}, {x}); }

    void allocate(Precision precision = Precision::float64) {
        memory = make_memory(plan, precision);
        for (auto& [id, numbers] : values) set(id, numbers);
    }
    void set(NodeId id, const std::vector<double>& numbers) {
        for (size_t i = 0; i < numbers.size(); ++i) write_value(plan, memory, id, int(i), numbers[i]);
    }

    void forward() { forward_all(plan, memory); }
    void backward(NodeId from) {
        zero_gradients(plan, memory);
        backward_all(plan, memory, from);
    }
    // Everything up to the last node and back.
    void run(Precision precision = Precision::float64) {
        if (memory.work.value.size() == 0) allocate(precision);
        forward();
        backward(plan.n_nodes() - 1);
    }

    double value(NodeId id, int i = 0) const { return read_value(plan, memory, id, i); }
    double grad(NodeId id, int i = 0) const { return read_grad(plan, memory, id, i); }
    Expr formula(NodeId id, Slot slot = Slot::value, int i = 0) const { return explain(plan, memory, {id, slot, i}); }
    std::string text(NodeId id, Slot slot = Slot::value, int i = 0, const TextStyle& style = {}) const {
        return to_text(formula(id, slot, i), plan, memory, style);
    }
};

}  // namespace chainrule
