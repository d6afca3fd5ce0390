// The inspector's formulas, to be pasted elsewhere.
#include "app/format.h"
#include "app/present/inspector.h"
#include "nn/expr_latex.h"

namespace chainrule {
namespace {

std::string replaced(std::string text, std::string_view old, std::string_view instead) {
    for (size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += instead.size()) text.replace(at, old.size(), instead);
    return text;
}

// A number as the screen has it: "−4.4e−5" is -4.4 \cdot 10^{-5}.
std::string in_latex(const std::string& shown) {
    std::string text = replaced(replaced(shown, "\u2212", "-"), "\u221e", "\\infty");
    const size_t e = text.find('e');
    return e == std::string::npos ? text : text.substr(0, e) + " \\cdot 10^{" + text.substr(e + 1) + "}";
}

class Copier {
  public:
    Copier(const Snapshot& s, const Masking& masking, CopyForm form) : s_(s), plan_(visible(s)), masking_(masking), form_(form) {}

    // name = formula of names = formula of numbers = number. A formula that is the number itself adds nothing.
    void add(Cell c, const Expr& formula) {
        std::vector<std::string> sides{name(c)};
        const Outcome outcome{read(c, plan_, s_.memory), reading, Piece::Kind::number, masking_.hides(c)};
        const bool itself = formula.kind == Expr::Kind::cell && formula.cell == c;
        if (!itself) sides.push_back(written(formula, {.names = true}));
        if (formula.kind != Expr::Kind::cell && formula.kind != Expr::Kind::number) {
            const int enough = enough_digits(formula, s_, outcome);
            sides.push_back(written(formula, {.names = false, .digits = enough > 0 ? enough : 9}));
        }
        const std::string result = outcome.hidden ? hidden_number : reading(outcome.value);
        sides.push_back(form_ == CopyForm::text ? result : in_latex(result));
        lines_.push_back(std::move(sides));
    }

    std::string text() const {
        std::string all;
        for (const std::vector<std::string>& sides : lines_) {
            if (!all.empty()) all += form_ == CopyForm::text ? "\n" : " \\\\\n";
            for (size_t i = 0; i < sides.size(); ++i) {
                const bool broken = form_ == CopyForm::latex && i > 1;
                all += (i == 0 ? "" : broken ? " \\\\\n  &= " : form_ == CopyForm::latex ? " &= " : " = ") + sides[i];
            }
        }
        return form_ == CopyForm::text ? all : "\\begin{align*}\n" + all + "\n\\end{align*}";
    }

  private:
    std::string name(Cell c) const {
        return form_ == CopyForm::text ? to_text(c, plan_, looked_at(s_)) : to_latex(c, plan_, looked_at(s_));
    }
    std::string written(const Expr& e, TextStyle style) const {
        style.sample = looked_at(s_), style.most_terms = all_terms, style.hidden = masking_.cells();
        return form_ == CopyForm::text ? to_text(e, plan_, s_.memory, style) : to_latex(e, plan_, s_.memory, style);
    }

    const Snapshot& s_;
    const Plan& plan_;
    const Masking& masking_;
    CopyForm form_;
    std::vector<std::vector<std::string>> lines_;
};

}  // namespace

std::string copied(const Snapshot& s, const std::string& text, const Masking& masking, CopyForm form) {
    const Result<Cell> parsed = parse_cell(text, visible(s), looked_at(s), s.memory.work.rows);
    if (!parsed) return "";
    const Cell c{parsed->node, Slot::value, parsed->index}, grad{c.node, Slot::grad, c.index};
    Copier copier(s, masking, form);
    if (value_known(s, c.node)) copier.add(c, explain_unfolded(shown(s), c));
    if (gradient_known(s, c.node)) copier.add(grad, explain(shown(s), grad));
    return copier.text();
}

}  // namespace chainrule
