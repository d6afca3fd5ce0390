#include "app/mistakes.h"

#include <cmath>

#include "app/format.h"
#include "app/present/looking.h"
#include "tutorial/question.h"

namespace chainrule {
namespace {

void add_terms(const Expr& e, bool negative, std::vector<Expr>& terms) {
    if (e.kind == Expr::Kind::negate) return add_terms(e.args[0], !negative, terms);
    if (e.kind == Expr::Kind::sum) {
        for (const Expr& arg : e.args) add_terms(arg, negative, terms);
        return;
    }
    terms.push_back(negative ? negate(e) : e);
}

bool has_gradient(const Expr& e) {
    if (e.kind == Expr::Kind::cell) return e.cell.slot == Slot::grad;
    for (const Expr& arg : e.args)
        if (has_gradient(arg)) return true;
    return false;
}

// Factors of a product (a minus is one of them), those with a gradient in them or the others; whether there were any.
bool pick_factors(const Expr& e, bool gradients, std::vector<Expr>& picked) {
    if (e.kind == Expr::Kind::negate) return pick_factors(e.args[0], gradients, picked);
    if (e.kind != Expr::Kind::product) {
        if (has_gradient(e) == gradients) picked.push_back(e);
        return !picked.empty();
    }
    for (const Expr& factor : e.args) pick_factors(factor, gradients, picked);
    return !picked.empty();
}

class Search {
  public:
    Search(const Snapshot& s, Cell c, double given, int digits)
        : s_(s), plan_(visible(s)), cell_(c), given_(given), digits_(digits), truth_(read(c, plan_, s.memory)), formula_(explain(shown(s), c)) {
        add_terms(formula_, false, terms_);
    }

    std::optional<Saying> find() {
        if (like(-truth_)) return Saying{"mistake.sign", {}};
        const bool parameter = plan_[cell_.node].role == Role::parameter && cell_.slot == Slot::value;
        if (parameter) of_update();
        else if (cell_.slot == Slot::grad) of_gradient();
        else of_value();
        if (!found_) of_weights();
        if (!found_) of_rounding();
        return found_;
    }

  private:
    bool like(double x) const { return std::isfinite(x) && !is_right(truth_, x, digits_) && is_right(given_, x, digits_); }
    double value(const Expr& e) const { return evaluate(e, plan_, s_.memory); }
    void offer(double x, const char* key, std::vector<std::pair<std::string, std::string>> arguments = {}) {
        if (!found_ && like(x)) found_ = Saying{key, std::move(arguments)};
    }
    std::string name(const Expr& term) const {
        return to_text(term, plan_, s_.memory, {.names = true, .digits = 3, .sample = looked_at(s_), .most_terms = 3});
    }

    // One term left out, or one taken alone.
    void of_terms(const char* without, const char* alone) {
        if (terms_.size() < 2 || terms_.size() > 64) return;
        for (const Expr& term : terms_) offer(truth_ - value(term), without, {{"term", name(term)}});
        if (terms_.size() > 2)
            for (const Expr& term : terms_) offer(value(term), alone, {{"term", name(term)}});
    }

    void of_gradient() {
        double upstream = 0, local = 0;
        bool both = false;
        for (const Expr& term : terms_) {
            std::vector<Expr> gradients, others;
            both = (int(pick_factors(term, true, gradients)) & int(pick_factors(term, false, others))) || both;
            upstream += gradients.empty() ? 0 : value(product(gradients));
            local += others.empty() ? 0 : value(product(others));
        }
        if (both) {
            offer(upstream, "mistake.local_missing");
            offer(local, "mistake.upstream_missing");
        }
        of_terms("mistake.path_missing", "mistake.path_alone");
        offer(read({cell_.node, Slot::value, cell_.index}, plan_, s_.memory), "mistake.value_for_gradient");
        const double n = double(s_.batch.size());
        if (n > 1) {
            const std::string count = significant(n, 6);
            offer(truth_ * n, "mistake.not_averaged", {{"n", count}});
            offer(truth_ / n, "mistake.averaged_twice", {{"n", count}});
        }
        of_chain();
        offer(2 * truth_, "mistake.twice");
        offer(truth_ / 2, "mistake.half");
    }

    // One slope or weight left out on the way back to the loss, as far as there is one way only.
    void of_chain() {
        constexpr int longest = 20;
        Expr at = formula_;
        for (int i = 0; i < longest; ++i) {
            std::vector<Expr> terms, gradients, others;
            add_terms(at, false, terms);
            if (terms.size() != 1) return;
            pick_factors(terms[0], true, gradients);
            pick_factors(terms[0], false, others);
            for (const Expr& factor : others)
                if (const double x = value(factor); x != 0 && std::fabs(x) != 1) offer(truth_ / x, "mistake.factor_missing", {{"factor", name(factor)}});
            if (gradients.size() != 1 || gradients[0].kind != Expr::Kind::cell) return;
            at = explain(shown(s_), gradients[0].cell);
        }
    }

    void of_value() {
        const Expr* inside = formula_.kind == Expr::Kind::call ? &formula_ : nullptr;
        if (inside) offer(value(inside->args[0]), "mistake.no_activation", {{"function", inside->function->name}});
        of_terms("mistake.term_missing", "mistake.term_alone");
        if (gradient_known(s_, cell_.node)) offer(read({cell_.node, Slot::grad, cell_.index}, plan_, s_.memory), "mistake.gradient_for_value");
    }

    void of_update() {
        if (s_.cursor.step == 0 && s_.cursor.tick == 0) return;
        const double before = read({cell_.node, Slot::previous, cell_.index}, plan_, s_.memory);
        const double grad = read({cell_.node, Slot::grad, cell_.index}, plan_, s_.memory);
        offer(2 * before - truth_, "mistake.uphill");
        offer(before - grad, "mistake.no_rate");
        offer(before, "mistake.not_updated");
        offer(before - truth_, "mistake.change_alone");
        offer(truth_ - before, "mistake.change_alone");
        offer(grad, "mistake.gradient_for_value");
    }

    // The weights as they are after the update, where the formula has those from before it.
    void of_weights() {
        const double rate = s_.optimizer_settings.number("learning_rate");
        offer(value(with_cells(formula_, [&](const Expr& e) {
            const Node& node = plan_[e.cell.node];
            if (node.role != Role::parameter || e.cell.slot == Slot::grad) return e;
            if (e.cell.slot == Slot::previous) return cell({e.cell.node, Slot::value, e.cell.index});
            if (!gradient_known(s_, e.cell.node) || s_.cursor.tick == 0) return e;
            return number(read(e.cell, plan_, s_.memory) - rate * read({e.cell.node, Slot::grad, e.cell.index}, plan_, s_.memory));
        })), "mistake.updated_weight");
    }

    void of_rounding() {
        for (int digits = 1; digits <= 3; ++digits)
            offer(value(with_cells(formula_, [&](const Expr& e) { return number(rounded_to(read(e.cell, plan_, s_.memory), digits)); })), "mistake.rounded",
                  {{"digits", std::to_string(digits_)}});
    }

    const Snapshot& s_;
    const Plan& plan_;
    Cell cell_;
    double given_;
    int digits_;
    double truth_;
    Expr formula_;
    std::vector<Expr> terms_;
    std::optional<Saying> found_;
};

}  // namespace

std::optional<Saying> mistake_in(const Snapshot& s, Cell c, double given, int digits) {
    if (std::optional<Saying> found = Search(s, c, given, digits).find()) return found;
    return mistake_in_number(given, read(c, visible(s), s.memory), digits);
}

std::optional<Saying> mistake_in_number(double given, double truth, int digits) {
    if (is_right(-given, truth, digits)) return Saying{"mistake.sign", {}};
    for (double factor : {10., 100., 1000., 0.1, 0.01, 0.001})
        if (is_right(given, truth * factor, digits)) return Saying{"mistake.decimal_point", {}};
    if (truth != 0 && std::fabs(given - truth) <= 0.03 * std::fabs(truth)) return Saying{"mistake.rounded", {{"digits", std::to_string(digits)}}};
    return std::nullopt;
}

}  // namespace chainrule
