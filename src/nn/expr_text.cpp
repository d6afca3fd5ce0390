// Formulas as text: "tanh(x[0]·hidden.w[0,1] − hidden.b[1])". Parentheses only where they are needed; minus sign and
// middle dot are the typographical ones.
#include "nn/expr_digits.h"
#include "nn/plan.h"

namespace chainrule {
namespace {

const std::string minus = "\u2212";
const std::string dot = "\u00B7";

// How tightly a text holds together, from sums to names.
enum class Bond { sum, product, power, atom };

struct Text {
    std::string text;
    Bond bond;
    bool negative() const { return text.starts_with(minus); }
    std::string in_parentheses() const { return "(" + text + ")"; }
    std::string at_least(Bond needed) const { return bond < needed ? in_parentheses() : text; }
};

// "-" becomes the real minus sign.
std::string pretty(const std::string& plain) {
    std::string text;
    for (const char c : plain) text += c == '-' ? minus : std::string(1, c);
    return text;
}

class Writer {
  public:
    Writer(const Plan& plan, const Memory& memory, const TextStyle& style) : plan_(plan), memory_(memory), style_(style) {}

    Text write(const Expr& e) const {
        switch (e.kind) {
            case Expr::Kind::number: return {pretty(constant_digits(e.number, style_.digits)), Bond::atom};
            case Expr::Kind::cell:
                if (style_.names) return {chainrule::to_text(e.cell, plan_, style_.sample), Bond::atom};
                if (is_hidden(e.cell, style_)) return {"?", Bond::atom};
                return {pretty(value_digits(read(e.cell, plan_, memory_), style_.digits)), Bond::atom};
            case Expr::Kind::sum: return write_sum(e);
            case Expr::Kind::product: return write_product(e);
            case Expr::Kind::quotient: {
                const Text over = write(e.args[0]), under = write(e.args[1]);
                return {over.at_least(Bond::product) + " / " + operand(under, Bond::power), Bond::product};
            }
            case Expr::Kind::power: return write_power(e);
            case Expr::Kind::negate: return {minus + operand(write(e.args[0]), Bond::product), Bond::product};
            case Expr::Kind::call: {
                std::string inner;
                for (const Expr& arg : e.args) inner += (inner.empty() ? "" : ", ") + write(arg).text;
                return {e.function->name + ("(" + inner + ")"), Bond::atom};
            }
        }
        return {};
    }

  private:
    // Behind another sign or operator even a negative number needs parentheses.
    static std::string operand(const Text& t, Bond needed) { return t.negative() ? t.in_parentheses() : t.at_least(needed); }

    Text write_sum(const Expr& e) const {
        if (e.args.empty()) return {"0", Bond::atom};
        if (e.args.size() == 1) return write(e.args[0]);
        std::string text;
        for (size_t i : largest_terms(e, plan_, memory_, style_.most_terms)) {
            const Text term = write(e.args[i]);
            if (text.empty()) text = term.text;
            else if (term.negative()) text += " " + minus + " " + term.text.substr(minus.size());
            else text += " + " + term.text;
        }
        const int left_out = int(e.args.size()) - style_.most_terms;
        if (left_out > 0) text += " + " + std::to_string(left_out) + " more";
        return {text, Bond::sum};
    }

    Text write_product(const Expr& e) const {
        if (e.args.empty()) return {"1", Bond::atom};
        if (e.args.size() == 1) return write(e.args[0]);
        std::string text;
        for (const Expr& factor : e.args) {
            const bool first = text.empty();
            const Text t = write(factor);
            // "a / b·c" would read as a / (b·c).
            if (factor.kind == Expr::Kind::quotient) text += (first ? "" : dot) + t.in_parentheses();
            else text += first ? t.at_least(Bond::product) : dot + operand(t, Bond::product);
        }
        return {text, Bond::product};
    }

    Text write_power(const Expr& e) const {
        const std::string base = operand(write(e.args[0]), Bond::atom);
        if (e.args[1].kind == Expr::Kind::number && e.args[1].number == 2) return {base + "\u00B2", Bond::power};
        if (e.args[1].kind == Expr::Kind::number && e.args[1].number == 3) return {base + "\u00B3", Bond::power};
        return {base + "^" + operand(write(e.args[1]), Bond::atom), Bond::power};
    }

    const Plan& plan_;
    const Memory& memory_;
    const TextStyle& style_;
};

}  // namespace

std::string to_text(const Expr& e, const Plan& plan, const Memory& memory, const TextStyle& style) {
    return Writer(plan, memory, style).write(e).text;
}

}  // namespace chainrule
