#include "app/present/formula.h"

#include <algorithm>
#include <cmath>

#include "app/format.h"

namespace chainrule {
namespace {

// How tightly an expression binds: parentheses stand where a looser one is inside a tighter one.
enum Binding { loose_sum = 1, tight_product = 2, tight_power = 3, atom = 4 };

Binding binding(const Expr& e) {
    switch (e.kind) {
        case Expr::Kind::sum: return e.args.size() == 1 ? binding(e.args[0]) : loose_sum;
        case Expr::Kind::product: return e.args.size() == 1 ? binding(e.args[0]) : tight_product;
        case Expr::Kind::negate:
        case Expr::Kind::quotient: return tight_product;
        case Expr::Kind::power: return tight_power;
        default: return atom;
    }
}

class Writer {
  public:
    Writer(const Snapshot& snapshot, const FormulaStyle& style) : s_(snapshot), style_(style) {}

    void write(const Expr& e, int around = 0) {
        const bool parentheses = binding(e) < around;
        if (parentheses) symbol("(");
        bare(e);
        if (parentheses) symbol(")");
    }
    std::vector<Piece> pieces;

  private:
    void symbol(std::string text, bool breakable = false) {
        Piece& p = pieces.emplace_back();
        p.text = std::move(text), p.breakable = breakable;
    }

    void bare(const Expr& e) {
        switch (e.kind) {
            case Expr::Kind::number: {
                Piece& p = pieces.emplace_back();
                p.kind = Piece::Kind::number, p.value = e.number, p.text = significant(e.number, 6);
                return;
            }
            case Expr::Kind::cell: return cell_piece(e.cell);
            case Expr::Kind::sum: return sum_of(e);
            case Expr::Kind::product:
                for (size_t i = 0; i < e.args.size(); ++i) {
                    if (i) symbol("\u00b7");
                    write(e.args[i], tight_product);
                }
                return;
            case Expr::Kind::quotient:
                write(e.args[0], tight_product);
                symbol(" / ", true);
                return write(e.args[1], tight_power);
            case Expr::Kind::power:
                write(e.args[0], atom);
                symbol("^");
                return write(e.args[1], atom);
            case Expr::Kind::negate:
                symbol("\u2212");
                return write(e.args[0], tight_product);
            case Expr::Kind::call:
                symbol(e.function->name + std::string("("));
                for (size_t i = 0; i < e.args.size(); ++i) {
                    if (i) symbol(", ");
                    write(e.args[i]);
                }
                symbol(")");
        }
    }

    void sum_of(const Expr& e) {
        std::vector<size_t> order(e.args.size());
        for (size_t i = 0; i < order.size(); ++i) order[i] = i;
        const size_t shown = std::min(order.size(), size_t(style_.most_terms));
        if (shown < order.size()) {  // the largest ones, in their own order
            std::vector<double> weight;
            for (const Expr& term : e.args) weight.push_back(std::fabs(evaluate(term, visible(s_), s_.memory)));
            std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return weight[a] != weight[b] ? weight[a] > weight[b] : a < b; });
            order.resize(shown);
            std::sort(order.begin(), order.end());
        }
        for (size_t i = 0; i < shown; ++i) {
            const Expr& term = e.args[order[i]];
            const bool minus = term.kind == Expr::Kind::negate;
            if (i) symbol(minus ? " \u2212 " : " + ", true);
            else if (minus) symbol("\u2212");
            write(minus ? term.args[0] : term, minus ? tight_product : loose_sum);
        }
        if (shown < e.args.size()) symbol(" + \u2026 (" + std::to_string(e.args.size() - shown) + ")", true);
    }

    void cell_piece(Cell c) {
        const Plan& plan = visible(s_);
        Piece& p = pieces.emplace_back();
        p.value = read(c, plan, s_.memory);
        p.text = significant(p.value, style_.digits);
        p.cell = to_text(c, plan, looked_at(s_));
        p.kind = c.slot == Slot::grad                         ? Piece::Kind::gradient
                 : plan[c.node].role == Role::parameter ? Piece::Kind::parameter
                                                              : Piece::Kind::activation;
    }

    const Snapshot& s_;
    const FormulaStyle& style_;
};

}  // namespace

std::vector<Piece> present_formula(const Expr& expr, const Snapshot& snapshot, const FormulaStyle& style) {
    Writer writer(snapshot, style);
    writer.write(expr);
    return std::move(writer.pieces);
}

std::string plain_text(const std::vector<Piece>& pieces) {
    std::string text;
    for (const Piece& p : pieces) text += p.text;
    return text;
}

}  // namespace chainrule
