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
    // An empty vector may have no address at all, which memcmp does not accept.
    const auto same = [](const auto& a, const auto& b) { return a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(a[0])) == 0; };
    return precision_ == other.precision_ && size() == other.size() && same(floats_, other.floats_) && same(doubles_, other.doubles_);
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
