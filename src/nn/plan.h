// The heart of the core: Op, Plan, and how they run.
//
//   Plan    what to compute: a list of nodes in the order they are computed. Built once, then never
//           changed, so every thread may read it. Forward is a loop up the list, backward a loop down.
//   Op      one step: how a node's values follow from its inputs (forward), how its inputs' gradients
//           follow from its own (backward), and how any one of those numbers came about (explain).
//           Ops hold settings, no state: everything that changes is in Memory.
//
// A node's gradient is the sum over its consumers: backward *adds* into d_in(k). `explain` writes that sum
// down once, for every op: paths add up.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "nn/expr.h"
#include "nn/memory.h"
#include "nn/shape.h"

namespace chainrule {

class Op;

enum class Role { parameter, input, constant, computed };

struct Node {
    std::string name;                // "hidden.z"; unique in its Plan
    Role role = Role::computed;
    std::shared_ptr<const Op> op;    // null for leaves
    std::vector<NodeId> inputs;      // always smaller than this node's own id
    Shape shape;
    size_t offset = 0;               // of its first number: in Parameters for a parameter, otherwise in Workspace
    size_t scratch_offset = 0;       // in Workspace.scratch
    size_t scratch_count = 0;
    bool wants_grad = false;         // on a path from something that has a gradient; otherwise backward skips it
    std::vector<double> constant;    // the values of a constant
};

// A layer of the model, as the nodes it became: what the screen draws as one column.
struct LayerNodes {
    std::string name;        // "hidden"
    std::string kind;        // "Dense", "InputLayer"
    std::string activation;  // "tanh", "" where there is none
    NodeId output = 0;       // its activations
    NodeId kernel = -1;      // its weights, inputs x units; -1 where there are none
    NodeId bias = -1;
};

struct Plan {
    explicit Plan(int row_capacity = 1) : capacity(row_capacity) {}

    int capacity = 1;  // rows a workspace has room for; a run may use fewer
    std::vector<Node> nodes;
    int n_parameters = 0;       // numbers in the parameter block
    size_t workspace_size = 0;  // numbers in a workspace, for `capacity` rows
    size_t scratch_size = 0;
    bool input_gradients = true;  // whether inputs have gradients too; set before the first input is added

    // Filled in by the model builder; -1 and empty in hand-made plans.
    NodeId input = -1, target = -1, output = -1, loss = -1;
    std::vector<LayerNodes> layers;
    std::vector<std::pair<std::string, NodeId>> aliases;  // "output.a" of a linear layer is its "output.z"

    NodeId add_parameter(std::string name, Shape shape, bool trained = true);  // not trained: no gradient, so it stays
    NodeId add_input(std::string name, Shape shape, bool wants_grad = true);  // targets: wants_grad = false
    NodeId add_constant(std::string name, Shape shape, std::vector<double> values);
    // The op's shape() must accept the inputs: an assert; the model builder asks it first to word a Result.
    // An empty name becomes the op's own and the node's number.
    NodeId add(std::string name, std::shared_ptr<const Op> op, std::vector<NodeId> inputs);

    NodeId find(std::string_view name) const;  // also aliases; -1 where there is none
    const Node& operator[](NodeId id) const { return nodes[size_t(id)]; }
    int n_nodes() const { return int(nodes.size()); }
};

// What an op may read: its own node and its inputs. Enough to explain a number, so the screen can ask for
// explanations of a snapshot while training goes on. Indices count through the whole node, examples outermost.
struct View {
    const Plan& plan;
    const Memory& memory;
    NodeId id;

    const Node& node() const { return plan[id]; }
    const Node& in_node(int k) const { return plan[node().inputs[size_t(k)]]; }
    Shape shape() const { return node().shape; }
    Shape in_shape(int k) const { return in_node(k).shape; }
    int n_inputs() const { return int(node().inputs.size()); }
    int rows() const { return node().shape.batched ? memory.work.rows : 1; }
    int in_rows(int k) const { return in_node(k).shape.batched ? memory.work.rows : 1; }
    int size() const { return rows() * node().shape.count(); }
    int in_size(int k) const { return in_rows(k) * in_node(k).shape.count(); }

    double in(int k, int i) const;  // values as doubles, whatever the precision
    double out(int i) const;

    Expr x(int k, int i) const { return cell({node().inputs[size_t(k)], Slot::value, i}); }  // for formulas
    Expr y(int i) const { return cell({id, Slot::value, i}); }
    Expr dy(int i) const { return cell({id, Slot::grad, i}); }
};

// What an op may also write while it runs, in the memory's own precision T.
template <class T>
struct Frame : View {
    Frame(const Plan& p, Memory& m, NodeId node_id) : View{p, m, node_id}, memory_(m) {}

    std::span<T> out() const { return part(memory_.work.value.as<T>(), node()); }
    std::span<const T> in(int k) const { return values(in_node(k)); }
    std::span<const T> d_out() const { return part(memory_.work.grad.as<T>(), node()); }
    bool wants(int k) const { return in_node(k).wants_grad; }
    std::span<T> d_in(int k) const;  // only where wants(k)
    std::span<T> scratch() const;    // Op::scratch() numbers per row; what forward leaves there, backward finds

  private:
    std::span<T> part(std::span<T> slab, const Node& n) const {
        return slab.subspan(n.offset, size_t(n.shape.count()) * size_t(n.shape.batched ? memory_.work.rows : 1));
    }
    std::span<T> values(const Node& n) const {
        return part(n.role == Role::parameter ? memory_.parameters->value.as<T>() : memory_.work.value.as<T>(), n);
    }
    Memory& memory_;
};

class Op {
  public:
    virtual ~Op() = default;
    virtual const char* name() const = 0;
    // The output's shape, or a sentence (as an Error) saying why these inputs cannot be.
    virtual Result<Shape> shape(std::span<const Shape> in) const = 0;
    virtual int scratch(std::span<const Shape>) const { return 0; }  // numbers per row, see Frame::scratch

    virtual void forward(const Frame<float>& f) const = 0;  // sets out()
    virtual void forward(const Frame<double>& f) const = 0;
    virtual void backward(const Frame<float>& f) const = 0;  // adds into d_in(k) where wants(k)
    virtual void backward(const Frame<double>& f) const = 0;

    virtual Expr explain(const View& f, int i) const = 0;              // the formula behind out()[i]
    virtual Expr explain_grad(const View& f, int k, int i) const = 0;  // this op's share of d_in(k)[i]
};

// Ops derive from this and write each direction once, as a template over the precision:
//     template <class T> void run(const Frame<T>& f) const;
//     template <class T> void run_back(const Frame<T>& f) const;
template <class Self>
class OpOf : public Op {
  public:
    void forward(const Frame<float>& f) const final { self().run(f); }
    void forward(const Frame<double>& f) const final { self().run(f); }
    void backward(const Frame<float>& f) const final { self().run_back(f); }
    void backward(const Frame<double>& f) const final { self().run_back(f); }

  private:
    const Self& self() const { return static_cast<const Self&>(*this); }
};

// One node. Leaves do nothing. Allocates nothing.
void forward(const Plan& plan, Memory& memory, NodeId id);
void backward(const Plan& plan, Memory& memory, NodeId id);

void forward_all(const Plan& plan, Memory& memory);
void zero_gradients(const Plan& plan, Memory& memory);         // workspace and parameters
void backward_all(const Plan& plan, Memory& memory, NodeId from);  // sets d(from)/d(from) = 1, then down the list

// The formula behind one number. For a gradient: the sum over every path, one term per consumer; 1 for the loss
// itself (`seed_node`, by default plan.loss, or the last node of a hand-made plan). Leaves explain themselves.
Expr explain(const Plan& plan, const Memory& memory, Cell c, NodeId seed_node = -1);

// Where the numbers of a node are: parameters live in the parameter block, everything else in the workspace.
double read_value(const Plan& plan, const Memory& memory, NodeId id, int i);
double read_grad(const Plan& plan, const Memory& memory, NodeId id, int i);
void write_value(const Plan& plan, Memory& memory, NodeId id, int i, double x);

// Cells as text: "hidden.w[0,1]", "grad hidden.a[2]", "previous output.b[0]", "hidden.a[2]#7" for example 7 where
// that is not `sample`. parse_cell takes what to_text gives, and a bare "hidden.a" for a node of one number; `rows`: how
// many examples there are, 0 for as many as the Plan has room for.
std::string to_text(Cell c, const Plan& plan, int sample = 0);
Result<Cell> parse_cell(std::string_view text, const Plan& plan, int sample = 0, int rows = 0);

}  // namespace chainrule
