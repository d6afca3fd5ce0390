#include "proof/calculation_run.h"

#include "base/assert.h"

namespace chainrule {
namespace {

void put(Session& session, const std::string& parameter, const std::vector<double>& numbers) {
    const Plan& plan = session.scene().plans.visible;
    const NodeId id = plan.find(parameter);
    CHAINRULE_ASSERT(id >= 0 && plan[id].shape.count() == int(numbers.size()), "a calculation puts all numbers of a parameter that there is");
    for (size_t i = 0; i < numbers.size(); ++i) {
        Command command;
        command.verb = Verb::put, command.name = to_text(Cell{id, Slot::value, int(i)}, plan), command.number = numbers[i];
        const Result<Done> done = session.apply(command);
        CHAINRULE_ASSERT(done, "every number of a parameter can be put");
    }
}

void compute(const Plan& plan, Memory& memory) {
    forward_all(plan, memory);
    zero_gradients(plan, memory);
    backward_all(plan, memory, plan.loss);
}

// Plain gradient descent on the parameters of the last layer, or of all others.
void descend(const Plan& plan, Memory& memory, double rate, bool last) {
    const LayerNodes& layer = plan.layers.back();
    for (NodeId id = 0; id < plan.n_nodes(); ++id) {
        if (plan[id].role != Role::parameter || !plan[id].wants_grad || (id == layer.kernel || id == layer.bias) != last) continue;
        for (int i = 0; i < plan[id].shape.count(); ++i)
            write_value(plan, memory, id, i, read_value(plan, memory, id, i) - rate * read_grad(plan, memory, id, i));
    }
}

}  // namespace

CalculationRun::CalculationRun(const Calculation& calculation) : calculation_(calculation) {
    Result<std::unique_ptr<Session>> made = Session::make(calculation.setup);
    CHAINRULE_ASSERT(made, "every calculation of the table can be run");
    session_ = std::move(*made);
    for (const auto& [parameter, numbers] : calculation.put) put(*session_, parameter, numbers);
    if (!calculation.last_layer_first) return;
    session_->visit(0, session_->scene().ticks_per_step - 1);
    own_ = session_->memory();
    own_->parameters = std::make_shared<Parameters>(*own_->parameters);
}

void CalculationRun::update_last_layer_first() {
    const Plan& plan = session_->scene().plans.visible;
    const double rate = session_->scene().model.optimizer_settings.number("learning_rate");
    descend(plan, *own_, rate, true);
    zero_gradients(plan, *own_);
    backward_all(plan, *own_, plan.loss);
    descend(plan, *own_, rate, false);
    compute(plan, *own_);
    ++own_updates_;
}

bool CalculationRun::advance(int64_t most_updates) {
    if (!own_) return session_->visit(calculation_.updates, session_->scene().ticks_per_step - 1, most_updates);
    for (int64_t i = 0; i < most_updates && own_updates_ < calculation_.updates; ++i) update_last_layer_first();
    return own_updates_ == calculation_.updates;
}

int64_t CalculationRun::updates() const { return own_ ? own_updates_ : session_->cursor().step; }

double CalculationRun::read(const std::string& cell) const {
    const Plan& plan = session_->scene().plans.visible;
    const Result<Cell> c = parse_cell(cell, plan);
    CHAINRULE_ASSERT(c, "every number of the table is a cell of its run");
    return chainrule::read(*c, plan, own_ ? *own_ : session_->memory());
}

}  // namespace chainrule
