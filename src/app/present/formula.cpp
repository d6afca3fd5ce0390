#include "app/present/formula.h"

#include <algorithm>

#include "app/format.h"
#include "nn/expr_digits.h"

namespace chainrule {
namespace {

const std::string minus = "\u2212";
constexpr int constant_digits = 6;               // of numbers that belong to the formula itself, at least
constexpr int fewest_digits = 3, most_digits = 12;

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
    Writer(const Snapshot& snapshot, const Masking& masking, const FormulaStyle& style) : s_(snapshot), masking_(masking), style_(style) {}

    void write(const Expr& e, int around = 0) {
        const bool parentheses = binding(e) < around;
        if (parentheses) bracket(Piece::Kind::open, "(");
        bare(e);
        if (parentheses) bracket(Piece::Kind::close, ")");
    }
    std::vector<Piece> pieces;

  private:
    void symbol(std::string text, bool breakable = false) {
        Piece& p = pieces.emplace_back();
        p.text = std::move(text), p.breakable = breakable;
    }

    void bracket(Piece::Kind kind, std::string text) {
        Piece& p = pieces.emplace_back();
        p.kind = kind, p.text = std::move(text);
    }

    // One part of a fraction, exponent or root, with the brackets it needs when it is written in a line.
    std::vector<Piece> part(const Expr& e, int around = 0) const {
        Writer writer(s_, masking_, style_);
        writer.write(e, around);
        if (binding(e) < around) writer.pieces.front().only_in_line = writer.pieces.back().only_in_line = true;
        return std::move(writer.pieces);
    }

    Piece& structure(Piece::Kind kind, std::vector<Piece> first) {
        Piece& p = pieces.emplace_back();
        p.kind = kind;
        p.parts.push_back(std::move(first));
        return p;
    }

    void bare(const Expr& e) {
        switch (e.kind) {
            case Expr::Kind::number: {
                Piece p;
                p.kind = Piece::Kind::number, p.value = e.number, p.text = significant(e.number, std::max(constant_digits, style_.digits));
                return value_piece(std::move(p));
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
                structure(Piece::Kind::fraction, part(e.args[0], tight_product)).parts.push_back(part(e.args[1], tight_power));
                return;
            case Expr::Kind::power:
                base(e.args[0]);
                structure(Piece::Kind::raised, part(e.args[1], atom));
                return;
            case Expr::Kind::negate:
                symbol(minus);
                return write(e.args[0], tight_product);
            case Expr::Kind::call:
                if (e.function == &fn::sqrt) {
                    structure(Piece::Kind::root, part(e.args[0]));
                    return;
                }
                bracket(Piece::Kind::open, e.function->name + std::string("("));
                for (size_t i = 0; i < e.args.size(); ++i) {
                    if (i) symbol(", ");
                    write(e.args[i]);
                }
                bracket(Piece::Kind::close, ")");
        }
    }

    // −0.5² would read as −(0.5²).
    void base(const Expr& e) {
        const bool value = e.kind == Expr::Kind::number || (e.kind == Expr::Kind::cell && !style_.names);
        if (e.kind == Expr::Kind::cell && masking_.hides(e.cell)) return write(e, atom);
        if (!value || evaluate(e, visible(s_), s_.memory) >= 0) return write(e, atom);
        bracket(Piece::Kind::open, "(");
        bare(e);
        bracket(Piece::Kind::close, ")");
    }

    void sum_of(const Expr& e) {
        const std::vector<size_t> order = largest_terms(e, visible(s_), s_.memory, style_.most_terms);
        const size_t shown = order.size();
        for (size_t i = 0; i < shown; ++i) {
            const Expr& term = e.args[order[i]];
            const bool less = term.kind == Expr::Kind::negate;
            if (i) symbol(less ? " " + minus + " " : " + ", true);
            else if (less) symbol(minus);
            write(less ? term.args[0] : term, less ? tight_product : loose_sum);
        }
        if (shown == e.args.size()) return;
        symbol(" + ", true);
        Piece& more = pieces.emplace_back();
        more.kind = Piece::Kind::more;
        more.text = style_.words ? (*style_.words)("formula.more", {{"n", std::to_string(e.args.size() - shown)}}) : "\u2026";
    }

    void cell_piece(Cell c) {
        const Plan& plan = visible(s_);
        Piece p;
        const bool hidden = masking_.hides(c);
        p.value = hidden ? 0 : read(c, plan, s_.memory);
        p.cell = to_text(c, plan, looked_at(s_));
        p.text = style_.names ? p.cell : hidden ? hidden_number : significant(p.value, style_.digits);
        p.kind = c.slot == Slot::grad                         ? Piece::Kind::gradient
                 : plan[c.node].role == Role::parameter ? Piece::Kind::parameter
                                                              : Piece::Kind::activation;
        value_piece(std::move(p));
    }

    // Behind another sign a negative number stands in brackets.
    void value_piece(Piece piece) {
        const bool two_signs = !pieces.empty() && pieces.back().kind == Piece::Kind::symbol && pieces.back().text != ", " && piece.text.starts_with(minus);
        if (two_signs) bracket(Piece::Kind::open, "(");
        pieces.push_back(std::move(piece));
        if (two_signs) bracket(Piece::Kind::close, ")");
    }

    const Snapshot& s_;
    const Masking& masking_;
    const FormulaStyle& style_;
};

}  // namespace

std::vector<Piece> present_formula(const Expr& expr, const Snapshot& snapshot, const Masking& masking, const FormulaStyle& style) {
    Writer writer(snapshot, masking, style);
    writer.write(expr);
    return std::move(writer.pieces);
}

int enough_digits(const Expr& expr, const Snapshot& s, const Outcome& outcome) {
    const std::string wanted = outcome.written(outcome.value);
    for (int digits = fewest_digits; digits <= most_digits; ++digits) {
        const auto as_shown = [&](const Expr& e) { return number(rounded_to(read(e.cell, visible(s), s.memory), digits)); };
        const Expr rounded = with_cells(expr, as_shown);
        if (outcome.written(evaluate(rounded, visible(s), s.memory)) == wanted) return digits;
    }
    return 0;
}

std::vector<Piece> present_equation(const Expr& expr, const Snapshot& s, const Outcome& outcome, const Masking& masking,
                                    FormulaStyle style) {
    const int enough = enough_digits(expr, s, outcome);
    style.digits = enough > 0 ? enough : most_digits;
    std::vector<Piece> pieces = present_formula(expr, s, masking, style);
    Piece result;
    result.kind = outcome.kind, result.value = outcome.hidden ? 0 : outcome.value;
    result.text = outcome.hidden ? hidden_number : outcome.written(outcome.value);
    if (expr.kind == Expr::Kind::cell || expr.kind == Expr::Kind::number) {
        pieces.back().text = pieces.back().text == hidden_number ? hidden_number : result.text;
        return pieces;
    }
    Piece& equals = pieces.emplace_back();
    equals.text = enough > 0 ? " = " : " \u2248 ", equals.breakable = true;
    pieces.push_back(std::move(result));
    return pieces;
}

std::string spoken_name(const std::string& cell, const Strings& words) {
    constexpr std::pair<std::string_view, const char*> slots[] = {{"grad ", "cell.gradient"}, {"previous ", "cell.previous"}};
    for (const auto& [slot, key] : slots)
        if (cell.starts_with(slot)) return words(key, {{"cell", cell.substr(slot.size())}});
    return cell;
}

std::string plain_text(const std::vector<Piece>& pieces) {
    std::string text;
    for (const Piece& p : pieces) text += p.parts.empty() ? p.text : plain_text(in_line(p));
    return text;
}

std::vector<Piece> in_line(const Piece& piece) {
    std::vector<Piece> row;
    const auto add = [&](Piece::Kind kind, const char* text, bool breakable = false) {
        row.emplace_back().kind = kind;
        row.back().text = text, row.back().breakable = breakable;
    };
    const auto add_part = [&](size_t i) {
        for (Piece p : piece.parts[i]) {
            p.only_in_line = false;
            row.push_back(std::move(p));
        }
    };
    switch (piece.kind) {
        case Piece::Kind::fraction:
            add_part(0);
            add(Piece::Kind::symbol, " / ", true);
            add_part(1);
            break;
        case Piece::Kind::raised:
            add(Piece::Kind::symbol, "^");
            add_part(0);
            break;
        case Piece::Kind::root:
            add(Piece::Kind::open, "sqrt(");
            add_part(0);
            add(Piece::Kind::close, ")");
            break;
        default: row.push_back(piece);
    }
    return row;
}

std::vector<const Piece*> doors(const std::vector<Piece>& pieces) {
    std::vector<const Piece*> all;
    for (const Piece& p : pieces) {
        if (!p.cell.empty()) all.push_back(&p);
        for (const std::vector<Piece>& part : p.parts)
            for (const Piece* inner : doors(part)) all.push_back(inner);
    }
    return all;
}

}  // namespace chainrule
