#include <cstdio>
#include <ostream>

#include "cli/verbs.h"
#include "train/unfold.h"

namespace chainrule::cli {
namespace {

std::string digits(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.12g", x);
    return text;
}

// The formula twice: with the names of its numbers, and with the numbers.
void write(std::ostream& out, const char* what, double value, const Expr& formula, const Snapshot& s) {
    const Plan& plan = s.scene->plans.visible;
    out << what << digits(value) << "\n";
    if (formula.kind == Expr::Kind::cell || formula.kind == Expr::Kind::number) return;
    TextStyle style;
    style.sample = s.row;
    out << "            = " << to_text(formula, plan, s.memory, style) << "\n";
    style.names = false;
    out << "            = " << to_text(formula, plan, s.memory, style) << "\n";
}

}  // namespace

int explain(const ExplainOptions& options, Context& context) {
    Result<std::unique_ptr<Session>> made = start(options.run, options.single ? Precision::float32 : Precision::float64, context);
    if (!made) return fail(made.error(), context);
    Session& session = **made;
    Command sample;
    sample.verb = Verb::sample, sample.step = options.example;
    if (Result<Done> done = session.apply(sample); !done) return fail(done.error(), context);
    // Values and gradients of a step are all there just before its update; a parameter's update after it.
    session.visit(options.steps, session.scene().ticks_per_step - 1);
    Snapshot s;
    session.fill(s);
    const Plan& plan = s.scene->plans.visible;
    Result<Cell> parsed = parse_cell(options.cell, plan, s.row);
    if (!parsed) return fail(parsed.error(), context);
    const Cell value{parsed->node, Slot::value, parsed->index}, grad{parsed->node, Slot::grad, parsed->index};
    const Node& node = plan[value.node];
    context.out << to_text(value, plan, s.row) << ", step " << options.steps << ", example " << options.example << " of the batch\n";
    write(context.out, "value       ", read(value, plan, s.memory), explain_unfolded(shown(s), value), s);
    if (node.wants_grad) write(context.out, "gradient    ", read(grad, plan, s.memory), explain(shown(s), grad), s);
    if (node.role == Role::parameter) {
        session.visit(options.steps + 1, 0);
        session.fill(s);
        write(context.out, "updated     ", read(value, plan, s.memory), explain(shown(s), value), s);
    }
    return 0;
}

}  // namespace chainrule::cli
