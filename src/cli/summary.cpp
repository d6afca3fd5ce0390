#include <algorithm>
#include <iomanip>
#include <ostream>

#include "base/error_text.h"
#include "cli/verbs.h"

namespace chainrule::cli {
namespace {

void row(std::ostream& out, const std::string& a, const std::string& b, const std::string& c, const std::string& d) {
    out << std::left << std::setw(18) << a << std::setw(22) << b << std::setw(18) << c << std::right << std::setw(12) << d << "\n";
}

void list_ops(std::ostream& out, const char* title, const Plan& plan) {
    out << title;
    const char* between = "";
    for (const Node& node : plan.nodes)
        if (node.op) out << between << node.name << " (" << node.op->name() << ")", between = ", ";
    out << "\n";
}

}  // namespace

int summary(const std::string& name, Context& context) {
    Result<Model> model = find_model(name, context);
    if (!model) return fail(model.error(), context);
    const Compiled plans = compile(*model, 1, 1);
    std::ostream& out = context.out;
    out << printable(model->name) << "\n\n";
    row(out, "layer", "kind", "output", "parameters");
    for (const LayerNodes& layer : plans.visible.layers) {
        int parameters = 0;
        for (NodeId id : {layer.kernel, layer.bias})
            if (id >= 0) parameters += plans.visible[id].shape.count();
        const std::string kind = layer.activation.empty() ? layer.kind : layer.kind + ", " + layer.activation;
        row(out, layer.name, kind, to_text(plans.visible[layer.output].shape), std::to_string(parameters));
    }
    out << "\nparameters  " << parameter_count(*model) << "\nloss        " << model->loss << "\noptimizer   " << model->optimizer << ", learning rate "
        << to_text(Value(model->optimizer_settings.number("learning_rate"))) << "\n";
    list_ops(out, "visible     ", plans.visible);
    list_ops(out, "fast        ", plans.fast);
    return finish(context);
}

}  // namespace chainrule::cli
