#include "app/present/matrices.h"

#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "app/present/passing.h"

namespace chainrule {
namespace {

constexpr int most_looked_at = 4096;  // numbers of a block that its range of colours is taken from

class Painter {
  public:
    Painter(const Snapshot& s, size_t layer, const std::string& chosen, bool all, const Strings& words)
        : s_(s), plan_(visible(s)), words_(words), layer_(plan_.layers[layer]), name_(layer_.name), before_(plan_.layers[layer - 1].output) {
        xw_ = plan_.find(name_ + ".xw");
        z_ = plan_.find(name_ + ".z");
        if (z_ < 0) z_ = layer_.output;
        examples_ = all ? s.memory.work.rows : 1;
        picture_.row = all ? 0 : elements(s, chosen).row;
        picture_.stage = s.cursor.stage;
        picture_.examples = examples_;
        picture_.input = before_, picture_.kernel = layer_.kernel, picture_.bias = layer_.bias;
        picture_.per_unit = {xw_, z_, layer_.output};
    }

    MatricesPicture forward() {
        const bool one = examples_ == 1, has_bias = layer_.bias >= 0, activated = layer_.output != z_;
        // Where there is one example, the product has a line of its own; otherwise it shows until the bias is there.
        const bool product_alone = one && has_bias, product_yet = !product_alone && has_bias && !value_known(s_, z_);
        const int crossing = one ? 1 : has_bias ? 2 : 1;
        equation(has_bias ? "z = x \u00b7 W + b" : "z = x \u00b7 W", {xw_, has_bias ? z_ : -1});
        if (activated) equation("a = " + layer_.activation + "(z)", {layer_.output});
        add("x", "", before_, Slot::value, crossing, 0);
        add("W", "\u00b7", layer_.kernel, Slot::value, 0, 1);
        if (has_bias) add("b", "+", layer_.bias, Slot::value, one ? 2 : 1, 1);
        if (product_alone) add("x \u00b7 W", "=", xw_, Slot::value, crossing, 1);
        add(product_yet ? "x \u00b7 W" : "z", "=", product_yet ? xw_ : z_, Slot::value, product_alone ? 3 : crossing, 1);
        if (activated) add("a", layer_.activation, layer_.output, Slot::value, one ? (product_alone ? 4 : 2) : crossing, one ? 1 : 2);
        return finish();
    }

    MatricesPicture backward() {
        picture_.backward = true;
        const bool has_bias = layer_.bias >= 0, activated = layer_.output != z_, passes_on = plan_[before_].wants_grad;
        if (activated) equation("dz = da \u2299 " + layer_.activation + "\u2032(z)", {layer_.output});
        equation("dW = x^ \u00b7 dz", {xw_});
        if (has_bias) equation("db = \u03a3 dz", {z_});
        if (passes_on) equation("dx = dz \u00b7 W^", {xw_});
        if (activated && examples_ > 1 && s_.cursor.tick > 0 && s_.cursor.stage == Stage::backward && s_.cursor.node == layer_.output) {
            add("da", "", layer_.output, Slot::grad, 0, 0);
            const bool own = add_local(0, 1);
            add("dz", "=", z_, Slot::grad, 0, own ? 2 : 1);
            return finish();
        }
        int row = 0;
        if (activated && examples_ == 1) {
            add("da", "", layer_.output, Slot::grad, row++, 1);
            if (add_local(row, 1)) ++row;
        }
        const int dz = std::max(row, 1);
        add("dz", "=", z_, Slot::grad, dz, 1);
        if (passes_on) {
            add("W^", "\u00b7", layer_.kernel, Slot::value, dz - 1, 2).reaches_up = true;
            add("dx", "=", before_, Slot::grad, dz, 2);
        }
        add("x^", "", before_, Slot::value, dz + 1, 0);
        add("dW", "=", layer_.kernel, Slot::grad, dz + 1, 1);
        if (has_bias) add("db", "\u03a3", layer_.bias, Slot::grad, dz + 2, 1);
        return finish();
    }

  private:
    // The node that is at work now has touched this equation.
    void equation(std::string text, std::initializer_list<NodeId> nodes) {
        const bool now = s_.cursor.tick > 0 && s_.cursor.node >= 0 && s_.cursor.stage == (picture_.backward ? Stage::backward : Stage::forward) &&
                         std::find(nodes.begin(), nodes.end(), s_.cursor.node) != nodes.end();
        picture_.equations.push_back({std::move(text), now});
    }

    MatrixBlock& add(std::string symbol, std::string sign, NodeId node, Slot slot, int track_row, int track_column) {
        MatrixBlock& b = picture_.blocks.emplace_back();
        const Shape& shape = plan_[node].shape;
        const bool is_kernel = node == layer_.kernel, transposed = symbol.ends_with('^'), before = node == before_;
        b.symbol = std::move(symbol), b.sign = std::move(sign), b.node = node, b.slot = slot;
        b.rows = is_kernel ? shape.dims[0] : shape.batched ? examples_ : 1;
        b.columns = shape.last();
        b.down = is_kernel ? Axis::input : shape.batched ? Axis::example : Axis::none;
        b.across = before ? Axis::input : Axis::unit;
        b.row_step = b.columns;
        b.first = shape.batched ? picture_.row * shape.count() : 0;
        if (transposed) {
            std::swap(b.rows, b.columns);
            std::swap(b.down, b.across);
            std::swap(b.row_step, b.column_step);
        }
        b.known = slot == Slot::grad ? gradient_known(s_, node) : value_known(s_, node);
        b.now = at_work(node, slot);
        b.track_row = track_row, b.track_column = track_column;
        return b;
    }

    // The activation's derivative, where every unit has its own; not so for softmax.
    bool add_local(int track_row, int track_column) {
        const Node& a = plan_[layer_.output];
        MatrixBlock b;
        b.symbol = "f\u2032(z)", b.sign = "\u2299", b.node = z_, b.gives_away = layer_.output, b.local = true;
        b.rows = examples_, b.columns = b.row_step = a.shape.count();
        b.down = Axis::example, b.across = Axis::unit;
        b.first = picture_.row * a.shape.count();
        b.known = value_known(s_, layer_.output);
        b.now = at_work(layer_.output, Slot::grad);
        b.track_row = track_row, b.track_column = track_column;
        for (int i = 0; i < b.rows * b.columns; ++i) {
            const Passing p = passing(s_, layer_.output, 0, b.first + i);
            if (p.terms != 1) return false;
            b.numbers.push_back(p.local);
        }
        picture_.blocks.push_back(std::move(b));
        return true;
    }

    bool at_work(NodeId node, Slot slot) const {
        if (s_.cursor.tick == 0 || s_.cursor.node < 0) return false;
        const Node& op = plan_[s_.cursor.node];
        const bool reads = std::find(op.inputs.begin(), op.inputs.end(), node) != op.inputs.end();
        if (s_.cursor.stage == Stage::forward && !picture_.backward) return slot == Slot::value && (node == s_.cursor.node || reads);
        // Before the bias the gradient is the same as behind it, and the picture has it once.
        const bool written = node == s_.cursor.node || (node == z_ && s_.cursor.node == xw_);
        if (s_.cursor.stage == Stage::backward && picture_.backward) return written ? slot == Slot::grad : reads;
        return false;
    }

    MatricesPicture finish() {
        for (MatrixBlock& b : picture_.blocks) {
            const bool alone = std::none_of(picture_.blocks.begin(), picture_.blocks.end(), [&](const MatrixBlock& other) {
                return other.track_row == b.track_row && other.track_column < b.track_column;
            });
            b.named_left = b.rows == 1 && b.track_column > 0 && alone;
            b.shape = std::to_string(b.rows) + " \u00d7 " + std::to_string(b.columns);
            std::string symbol = b.symbol;
            if (symbol.ends_with('^')) symbol.replace(symbol.size() - 1, 1, " " + words_("matrices.transposed"));
            b.name = symbol + ", " + b.shape;
            if (b.known) b.range = range_of(b);
        }
        std::string equations;
        for (const MatrixEquation& e : picture_.equations) equations += (equations.empty() ? "" : "; ") + e.text;
        std::replace(equations.begin(), equations.end(), '^', '\'');
        picture_.summary = words_("matrices.summary", {{"layer", name_}, {"equations", equations}});
        return std::move(picture_);
    }

    double range_of(const MatrixBlock& b) const {
        const int count = b.rows * b.columns, step = count / most_looked_at + 1;
        double largest = 0;
        for (int i = 0; i < count; i += step) largest = std::max(largest, std::fabs(number_at(s_, b, i / b.columns, i % b.columns)));
        return largest > 0 && std::isfinite(largest) ? largest : 1;
    }

    const Snapshot& s_;
    const Plan& plan_;
    const Strings& words_;
    const LayerNodes& layer_;
    const std::string name_;
    const NodeId before_;  // the layer's input
    NodeId xw_, z_;
    int examples_ = 1;
    MatricesPicture picture_;
};

}  // namespace

MatricesPicture present_matrices(const Snapshot& s, size_t layer, const std::string& chosen, bool backward, bool all, const Strings& words) {
    Painter painter(s, layer, chosen, all || backward, words);
    return backward ? painter.backward() : painter.forward();
}

int layer_with(const Plan& plan, NodeId node) {
    const int last = int(plan.layers.size()) - 1;
    if (last < 1 || node < 0) return -1;
    const std::string_view name = layer_of(plan[node].name);
    for (int l = 1; l <= last; ++l)
        if (plan.layers[size_t(l)].name == name) return l;
    return node == plan.input ? 1 : last;
}

double number_at(const Snapshot& s, const MatrixBlock& b, int row, int column) {
    if (b.local) return b.numbers[size_t(row * b.columns + column)];
    return read({b.node, b.slot, b.first + row * b.row_step + column * b.column_step}, visible(s), s.memory);
}

bool hidden_at(const MatrixBlock& b, int row, int column, const Masking& masking) {
    const int index = b.first + row * b.row_step + column * b.column_step;
    return masking.hides({b.node, b.slot, index}) || (b.local && masking.hides({b.gives_away, Slot::value, index}));
}

// Every number of this picture becomes text here.
std::string text_at(const Snapshot& s, const MatrixBlock& b, int row, int column, int characters, const Masking& masking) {
    if (hidden_at(b, row, column, masking)) return hidden_number;
    if (!b.known) return not_computed;
    const double x = number_at(s, b, row, column);
    if (characters >= 8) return significant(x, 5);
    if (x != 0 && std::fabs(x) < 0.0005) return fitted(x, characters);
    // All cells with the same decimals, so that digits align; fewer only where a number is too long for its cell.
    for (int decimals = std::min(characters - 3, 3); decimals >= 0; --decimals)
        if (std::string text = fixed(x, decimals); int(text.size()) - (text.starts_with("\u2212") ? 2 : 0) <= characters) return text;
    return fitted(x, characters);
}

std::string cell_at(const Snapshot& s, const MatrixBlock& b, int row, int column, Slot slot) {
    return to_text({b.node, slot, b.first + row * b.row_step + column * b.column_step}, visible(s), looked_at(s));
}

}  // namespace chainrule
