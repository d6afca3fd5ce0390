#include "nn/optimizers.h"

#include <algorithm>
#include <array>

namespace chainrule {
namespace {

// --- SGD: value = previous - learning_rate * grad ---

template <class T>
void sgd(const Update<T>& u) {
    const T rate = T(u.settings.number("learning_rate"));
    for (size_t i = 0; i < u.value.size(); ++i) u.value[i] -= rate * u.grad[i];
}

Expr explain_sgd(Cell c, const Values& settings, int64_t) {
    return difference(cell({c.node, Slot::previous, c.index}),
                      product({number(settings.number("learning_rate")), cell({c.node, Slot::grad, c.index})}));
}

constexpr size_t most_slots = 4;  // of any optimizer: so that an update allocates nothing

template <class T>
void run(void (*rule)(const Update<T>&), const Values& settings, int64_t step, Parameters& p) {
    std::array<std::span<T>, most_slots> slots;
    for (size_t i = 0; i < p.slots.size(); ++i) slots[i] = p.slots[i].as<T>();
    const std::span<T> value = p.value.as<T>(), previous = p.previous.as<T>();
    if (!previous.empty()) std::copy(value.begin(), value.end(), previous.begin());
    rule({value, p.grad.as<T>(), std::span(slots).first(p.slots.size()), settings, step});
}

}  // namespace

std::span<const OptimizerKind> optimizer_kinds() {
    // name, settings, what it keeps per parameter, the rule in both precisions, its formula. Defaults are Keras's.
    static const std::vector<OptimizerKind> kinds = {
        {"SGD", {{"learning_rate", 0.01, 0, 1000, {}}}, {}, sgd<float>, sgd<double>, explain_sgd},
    };
    return kinds;
}

const OptimizerKind* find_optimizer(std::string_view name) {
    for (const OptimizerKind& kind : optimizer_kinds())
        if (name == kind.name) return &kind;
    return nullptr;
}

void update(const OptimizerKind& kind, const Values& settings, int64_t step, Parameters& p) {
    CHAINRULE_ASSERT(p.slots.size() == kind.slots.size() && kind.slots.size() <= most_slots,
                     "the parameter block has room for what its optimizer keeps");
    if (p.value.precision() == Precision::float32) run(kind.update_float, settings, step, p);
    else run(kind.update_double, settings, step, p);
}

}  // namespace chainrule
