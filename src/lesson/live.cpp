#include "lesson/live.h"

#include "train/looking.h"

namespace chainrule {

bool known(const Snapshot& s, Cell c) {
    const Node& node = visible(s)[c.node];
    if (c.slot == Slot::grad) return gradient_known(s, c.node);
    if (c.slot == Slot::previous) return node.role == Role::parameter && s.cursor.step > 0;
    return value_known(s, c.node);
}

std::optional<double> live_number(const Snapshot& s, const std::string& name) {
    if (name == "loss") return s.loss;
    if (name == "test_loss") return s.test_loss;
    if (name == "accuracy") return s.accuracy;
    if (name == "test_accuracy") return s.test_accuracy;
    if (name == "step") return double(s.cursor.step);
    if (name == "epoch") return double(s.epoch);
    if (name == "parameters") return double(visible(s).n_parameters);
    if (name == "examples") return double(s.scene->data->rows);
    if (const Value* setting = s.optimizer_settings.find(name))
        if (const double* number = std::get_if<double>(setting)) return *number;
    Result<Cell> c = parse_cell(name, visible(s), looked_at(s), s.memory.work.rows);
    if (!c || !known(s, *c)) return std::nullopt;
    return read(*c, visible(s), s.memory);
}

std::optional<double> live_value(const Snapshot& s, const Term& term) {
    Result<double> value = evaluate(term, [&](const std::string& name) { return live_number(s, name); });
    if (!value) return std::nullopt;
    return *value;
}

}  // namespace chainrule
