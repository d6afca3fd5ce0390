#include "nn/memory.h"

#include <algorithm>
#include <cstring>

#include "nn/plan.h"

namespace chainrule {

Slab::Slab(Precision precision, size_t size) : precision_(precision) {
    if (precision == Precision::float32) floats_.assign(size, 0.f);
    else doubles_.assign(size, 0.0);
}

void Slab::set(size_t i, double x) {
    if (precision_ == Precision::float32) floats_[i] = float(x);
    else doubles_[i] = x;
}

void Slab::clear() {
    std::fill(floats_.begin(), floats_.end(), 0.f);
    std::fill(doubles_.begin(), doubles_.end(), 0.0);
}

bool Slab::operator==(const Slab& other) const {
    if (precision_ != other.precision_ || size() != other.size()) return false;
    return std::memcmp(floats_.data(), other.floats_.data(), floats_.size() * sizeof(float)) == 0 &&
           std::memcmp(doubles_.data(), other.doubles_.data(), doubles_.size() * sizeof(double)) == 0;
}

std::shared_ptr<Parameters> make_parameters(const Plan& plan, Precision precision, int slots, bool explain_updates) {
    auto p = std::make_shared<Parameters>();
    const size_t n = size_t(plan.n_parameters);
    p->value = Slab(precision, n);
    p->grad = Slab(precision, n);
    p->previous = Slab(precision, explain_updates ? n : 0);
    p->slots.assign(size_t(slots), Slab(precision, n));
    return p;
}

Workspace make_workspace(const Plan& plan, Precision precision) {
    Workspace work;
    work.rows = plan.capacity;
    work.value = Slab(precision, plan.workspace_size);
    work.grad = Slab(precision, plan.workspace_size);
    work.scratch = Slab(precision, plan.scratch_size);
    for (const Node& node : plan.nodes)
        for (size_t i = 0; i < node.constant.size(); ++i) work.value.set(node.offset + i, node.constant[i]);
    return work;
}

Memory make_memory(const Plan& plan, std::shared_ptr<Parameters> parameters) {
    Workspace work = make_workspace(plan, parameters->value.precision());
    return {std::move(parameters), std::move(work)};
}

Memory make_memory(const Plan& plan, Precision precision) {
    return make_memory(plan, make_parameters(plan, precision, 0, true));
}

}  // namespace chainrule
