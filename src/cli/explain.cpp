#include <cstdio>
#include <ostream>

#include "cli/verbs.h"
#include "nn/expr_latex.h"
#include "nn/optimizers.h"
#include "train/batch.h"
#include "train/unfold.h"

namespace chainrule::cli {
namespace {

struct Question {
    Cell cell;    // of the visible Plan's memory when its example is looked at
    int example;  // of the batch
};

// Settled before anything is trained, since training may take long. "hidden.a[0]#7" asks for example 7.
Result<Question> question(const ExplainOptions& options, const Session& session) {
    const Scene& scene = session.scene();
    const Plan& plan = scene.plans.visible;
    const int examples = int(Batches(scene.data->rows, scene.batch_size, scene.seed).of(options.steps).size());
    if (options.example < 0 || options.example >= examples)
        return Error{"cli.example",
                     {{"step", std::to_string(options.steps)}, {"found", std::to_string(options.example)},
                      {"expected", "0.." + std::to_string(examples - 1)}}};
    Result<Cell> cell = parse_cell(options.cell, plan, options.example, examples);
    if (!cell) return cell.error();
    const Node& node = plan[cell->node];
    const int slots = int(find_optimizer(scene.model.optimizer)->slots.size());
    if ((cell->slot == Slot::grad && !node.wants_grad) || int(cell->slot) >= int(Slot::slot_0) + slots)
        return Error{"cli.slot", {{"cell", options.cell}}};
    if (!node.shape.batched) return Question{*cell, options.example};
    const int example = cell->index / node.shape.count();
    if (!scene.whole_batch) cell->index %= node.shape.count();
    return Question{*cell, example};
}

std::string digits(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.12g", x == 0 ? 0 : x);  // without the sign of a zero, as in formulas
    return text;
}

// The number and its formula twice: with the names of its numbers, and with the numbers.
void write(std::ostream& out, const char* what, Cell c, const Snapshot& s, bool latex) {
    const Plan& plan = s.scene->plans.visible;
    out << what << digits(read(c, plan, s.memory)) << "\n";
    const Expr formula = explain_unfolded(shown(s), c);
    if (formula.kind == Expr::Kind::cell || formula.kind == Expr::Kind::number) return;
    TextStyle style;
    style.sample = s.row;
    for (const bool names : {true, false}) {
        style.names = names;
        out << "            = " << (latex ? to_latex(formula, plan, s.memory, style) : to_text(formula, plan, s.memory, style)) << "\n";
    }
}

}  // namespace

int explain(const ExplainOptions& options, Context& context) {
    Result<std::unique_ptr<Session>> made = start(options.run, options.single ? Precision::float32 : Precision::float64, context);
    if (!made) return fail(made.error(), context);
    Session& session = **made;
    const Result<Question> asked = question(options, session);
    if (!asked) return fail(asked.error(), context);
    const Cell c = asked->cell;
    Command sample;
    sample.verb = Verb::sample, sample.step = asked->example;
    if (Result<Done> done = session.apply(sample); !done) return fail(done.error(), context);
    // Values and gradients of a step are all there just before its update; a parameter's update after it.
    session.visit(options.steps, session.scene().ticks_per_step - 1);
    if (!session.stopped_because().empty()) return fail(session.not_finite_error(), context);
    Snapshot s;
    session.fill(s);
    const Plan& plan = s.scene->plans.visible;
    const Node& node = plan[c.node];
    context.out << to_text(c, plan, s.row) << ", step " << s.cursor.step << ", example " << s.sample << " of the batch, data " << s.scene->data->name << "\n";
    if (c.slot != Slot::grad) write(context.out, "value       ", c, s, options.latex);
    if (node.wants_grad && c.slot <= Slot::grad) write(context.out, "gradient    ", {c.node, Slot::grad, c.index}, s, options.latex);
    if (node.role == Role::parameter && (c.slot == Slot::value || c.slot >= Slot::slot_0)) {
        session.visit(options.steps + 1, 0);
        if (!session.stopped_because().empty()) return fail(session.not_finite_error(), context);
        session.fill(s);
        write(context.out, "updated     ", c, s, options.latex);
    }
    return finish(context);
}

}  // namespace chainrule::cli
