#include "nn/plan.h"

#include <algorithm>
#include <limits>

namespace chainrule {
namespace {

const Slab& value_slab(const Node& n, const Memory& m) {
    return n.role == Role::parameter ? m.parameters->value : m.work.value;
}
const Slab& grad_slab(const Node& n, const Memory& m) {
    return n.role == Role::parameter ? m.parameters->grad : m.work.grad;
}

bool is_double(const Memory& m) { return m.work.value.precision() == Precision::float64; }

}  // namespace

NodeId Plan::add_parameter(std::string name, Shape shape, bool trained) {
    Node& n = nodes.emplace_back();
    n.name = std::move(name), n.role = Role::parameter, n.shape = shape, n.wants_grad = trained;
    n.offset = size_t(n_parameters);
    n_parameters += shape.count();
    return n_nodes() - 1;
}

NodeId Plan::add_input(std::string name, Shape shape, bool wants_grad) {
    Node& n = nodes.emplace_back();
    n.name = std::move(name), n.role = Role::input, n.shape = shape, n.wants_grad = wants_grad && input_gradients;
    n.offset = workspace_size;
    workspace_size += size_t(shape.count()) * size_t(shape.batched ? capacity : 1);
    return n_nodes() - 1;
}

NodeId Plan::add_constant(std::string name, Shape shape, std::vector<double> values) {
    CHAINRULE_ASSERT(!shape.batched && int(values.size()) == shape.count(), "a constant has one value per number");
    NodeId id = add_input(std::move(name), shape, false);
    nodes.back().role = Role::constant;
    nodes.back().constant = std::move(values);
    return id;
}

NodeId Plan::add(std::string name, std::shared_ptr<const Op> op, std::vector<NodeId> inputs) {
    std::vector<Shape> in;
    bool wants = false;
    for (NodeId id : inputs) {
        CHAINRULE_ASSERT(id >= 0 && id < n_nodes(), "a node's inputs stand before it");
        in.push_back(nodes[size_t(id)].shape);
        wants = wants || nodes[size_t(id)].wants_grad;
    }
    Result<Shape> shape = op->shape(in);
    CHAINRULE_ASSERT(shape, "the op does not accept these shapes");
    Node& n = nodes.emplace_back();
    n.name = name.empty() ? std::string(op->name()) + "_" + std::to_string(n_nodes() - 1) : std::move(name);
    n.inputs = std::move(inputs), n.shape = *shape, n.wants_grad = wants;
    const size_t rows = size_t(n.shape.batched ? capacity : 1);
    n.offset = workspace_size;
    workspace_size += size_t(n.shape.count()) * rows;
    n.scratch_offset = scratch_size;
    n.scratch_count = size_t(op->scratch(in));
    scratch_size += n.scratch_count * rows;
    n.op = std::move(op);
    return n_nodes() - 1;
}

NodeId Plan::find(std::string_view name) const {
    for (size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].name == name) return NodeId(i);
    for (auto& [alias, id] : aliases)
        if (alias == name) return id;
    return -1;
}

double View::in(int k, int i) const { return read_value(plan, memory, node().inputs[size_t(k)], i); }
double View::out(int i) const { return read_value(plan, memory, id, i); }

template <class T>
std::span<T> Frame<T>::d_in(int k) const {
    CHAINRULE_ASSERT(wants(k), "this input's gradient is not wanted");
    const Node& n = in_node(k);
    return part(n.role == Role::parameter ? memory_.parameters->grad.as<T>() : memory_.work.grad.as<T>(), n);
}
template <class T>
std::span<T> Frame<T>::scratch() const {
    return memory_.work.scratch.as<T>().subspan(node().scratch_offset, node().scratch_count * size_t(rows()));
}
template struct Frame<float>;
template struct Frame<double>;

void forward(const Plan& plan, Memory& memory, NodeId id) {
    const Node& n = plan[id];
    if (!n.op) return;
    if (is_double(memory)) n.op->forward(Frame<double>(plan, memory, id));
    else n.op->forward(Frame<float>(plan, memory, id));
}

void backward(const Plan& plan, Memory& memory, NodeId id) {
    const Node& n = plan[id];
    if (!n.op || !n.wants_grad) return;
    if (is_double(memory)) n.op->backward(Frame<double>(plan, memory, id));
    else n.op->backward(Frame<float>(plan, memory, id));
}

void forward_all(const Plan& plan, Memory& memory) {
    for (NodeId id = 0; id < plan.n_nodes(); ++id) forward(plan, memory, id);
}

void zero_gradients(const Plan&, Memory& memory) {
    memory.work.grad.clear();
    memory.parameters->grad.clear();
}

void backward_all(const Plan& plan, Memory& memory, NodeId from) {
    memory.work.grad.set(plan[from].offset, 1.0);
    for (NodeId id = from; id >= 0; --id) backward(plan, memory, id);
}

double read_value(const Plan& plan, const Memory& memory, NodeId id, int i) {
    return value_slab(plan[id], memory).at(plan[id].offset + size_t(i));
}
double read_grad(const Plan& plan, const Memory& memory, NodeId id, int i) {
    return grad_slab(plan[id], memory).at(plan[id].offset + size_t(i));
}
void write_value(const Plan& plan, Memory& memory, NodeId id, int i, double x) {
    const_cast<Slab&>(value_slab(plan[id], memory)).set(plan[id].offset + size_t(i), x);
}

double read(Cell c, const Plan& plan, const Memory& memory) {
    const Node& n = plan[c.node];
    if (c.slot == Slot::value) return read_value(plan, memory, c.node, c.index);
    if (c.slot == Slot::grad) return read_grad(plan, memory, c.node, c.index);
    CHAINRULE_ASSERT(n.role == Role::parameter, "only parameters have previous values and an optimizer's slots");
    const size_t at = n.offset + size_t(c.index);
    const Parameters& p = *memory.parameters;
    const size_t kept = size_t(c.slot) - size_t(Slot::slot_0);
    if (c.slot == Slot::previous && at < p.previous.size()) return p.previous.at(at);
    if (c.slot >= Slot::slot_0 && kept < p.slots.size()) return p.slots[kept].at(at);
    return std::numeric_limits<double>::quiet_NaN();  // a link may ask for what this run does not keep
}

Expr explain(const Plan& plan, const Memory& memory, Cell c, NodeId seed_node) {
    const Node& n = plan[c.node];
    if (c.slot == Slot::value) return n.op ? n.op->explain({plan, memory, c.node}, c.index) : cell(c);
    CHAINRULE_ASSERT(c.slot == Slot::grad, "updates are explained by their optimizer");
    if (seed_node < 0) seed_node = plan.loss >= 0 ? plan.loss : plan.n_nodes() - 1;
    if (c.node == seed_node) return number(1);
    if (!n.wants_grad) return number(0);  // backward never writes it, even where consumers are differentiable
    std::vector<Expr> paths;
    for (NodeId id = c.node + 1; id <= seed_node; ++id)
        for (size_t k = 0; k < plan[id].inputs.size(); ++k)
            if (plan[id].inputs[k] == c.node) paths.push_back(plan[id].op->explain_grad({plan, memory, id}, int(k), c.index));
    if (paths.empty()) return number(0);  // nothing that the loss depends on uses it
    return paths.size() == 1 ? std::move(paths[0]) : sum(std::move(paths));
}

}  // namespace chainrule
