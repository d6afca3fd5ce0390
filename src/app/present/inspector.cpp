#include "app/present/inspector.h"

#include "app/format.h"

namespace chainrule {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

const LayerNodes* layer_with(const Plan& plan, std::string_view name) {
    for (const LayerNodes& layer : plan.layers)
        if (layer.name == name) return &layer;
    return nullptr;
}

std::string describe(const Snapshot& s, Cell c, const Strings& words) {
    const Plan& plan = visible(s);
    const Node& node = plan[c.node];
    const std::string layer(layer_of(node.name));
    const int in_example = c.index % node.shape.count();
    const std::string unit = std::to_string(in_example % node.shape.last() + 1);
    if (c.node == plan.loss) return words("inspector.is_loss");
    if (c.node == plan.input) return words("inspector.is_input", {{"n", unit}});
    if (c.node == plan.target) return words("inspector.is_target");
    const LayerNodes* l = layer_with(plan, layer);
    if (!l) return "";
    const Arguments arguments{{"layer", layer}, {"n", unit}, {"from", std::to_string(in_example / node.shape.last() + 1)}};
    if (c.node == l->kernel) return words("inspector.is_weight", arguments);
    if (c.node == l->bias) return words("inspector.is_bias", arguments);
    if (c.node == l->output) return words("inspector.is_activation", arguments);
    return words("inspector.is_sum", arguments);
}

}  // namespace

std::optional<InspectorPicture> present_inspector(const Snapshot& s, const std::string& text, const Strings& words) {
    const Plan& plan = visible(s);
    Result<Cell> parsed = parse_cell(text, plan, looked_at(s));
    if (!parsed) return std::nullopt;
    const Cell c{parsed->node, Slot::value, parsed->index};
    const Node& node = plan[c.node];
    InspectorPicture picture;
    picture.cell = to_text(c, plan, looked_at(s));
    picture.description = describe(s, c, words);
    const bool known = value_known(s, c.node);
    picture.value = known ? reading(read(c, plan, s.memory)) : "\u00b7";
    if (known && node.op) picture.from = present_formula(explain_unfolded(shown(s), c), s);
    if (!node.op) picture.note = words(node.role == Role::parameter ? "inspector.learned" : "inspector.given");
    if (node.wants_grad) {
        picture.gradient = "\u00b7";
        if (gradient_known(s, c.node)) {
            const Cell grad{c.node, Slot::grad, c.index};
            picture.gradient = reading(read(grad, plan, s.memory));
            picture.gradient_from = present_formula(explain(shown(s), grad), s);
        }
    }
    // Between two steps a parameter's formula is its last update, unless it was put there by hand.
    if (const Expr update = explain(shown(s), c); node.role == Role::parameter && update.kind != Expr::Kind::cell)
        picture.update = present_formula(update, s);
    return picture;
}

}  // namespace chainrule
