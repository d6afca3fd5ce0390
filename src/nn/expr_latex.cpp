#include "nn/expr_latex.h"

#include <array>
#include <cmath>
#include <utility>

#include "nn/expr_digits.h"
#include "nn/plan.h"

namespace chainrule {
namespace {

// How tightly a text holds together, from sums to names.
enum class Bond { sum, product, power, atom };

struct Text {
    std::string text;
    Bond bond;
    bool negative() const { return text.starts_with('-'); }
    std::string in_parentheses() const { return "\\left(" + text + "\\right)"; }
    std::string at_least(Bond needed) const { return bond < needed ? in_parentheses() : text; }
};

// What LaTeX calls by a name of its own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> commands{
    {{"exp", "\\exp"}, {"log", "\\log"}, {"tanh", "\\tanh"}, {"max", "\\max"}, {"sigmoid", "\\sigma"}}};

std::string escaped(std::string_view word) {
    std::string text;
    for (const char c : word) {
        if (c == '_' || c == '#' || c == '%' || c == '&' || c == '$') text += '\\';
        text += c;
    }
    return text;
}

std::string upright(std::string_view word) { return "\\mathrm{" + escaped(word) + "}"; }
std::string letter(std::string_view word) { return word.size() == 1 ? std::string(word) : upright(word); }

// "1.5e-7" is 1.5 \cdot 10^{-7}, a product.
Text digits_text(double x, const std::string& digits) {
    if (std::isnan(x)) return {upright("NaN"), Bond::atom};
    if (std::isinf(x)) return {x < 0 ? "-\\infty" : "\\infty", Bond::atom};
    const size_t e = digits.find('e');
    if (e == std::string::npos) return {digits, Bond::atom};
    return {digits.substr(0, e) + " \\cdot 10^{" + digits.substr(e + 1) + "}", Bond::product};
}

class Writer {
  public:
    Writer(const Plan& plan, const Memory& memory, const TextStyle& style) : plan_(plan), memory_(memory), style_(style) {}

    Text write(const Expr& e) const {
        switch (e.kind) {
            case Expr::Kind::number: return digits_text(e.number, constant_digits(e.number, style_.digits));
            case Expr::Kind::cell: return write_cell(e.cell);
            case Expr::Kind::sum: return write_sum(e);
            case Expr::Kind::product: return write_product(e);
            case Expr::Kind::quotient: return {"\\frac{" + write(e.args[0]).text + "}{" + write(e.args[1]).text + "}", Bond::power};
            case Expr::Kind::power: {
                const Text base = write(e.args[0]);
                // A name with a layer above it has no room for an exponent there.
                const bool bare = base.bond == Bond::atom && base.text.find('^') == std::string::npos && !base.negative();
                return {(bare ? base.text : base.in_parentheses()) + "^{" + write(e.args[1]).text + "}", Bond::power};
            }
            case Expr::Kind::negate: return {"-" + operand(write(e.args[0]), Bond::product), Bond::product};
            case Expr::Kind::call: return write_call(e);
        }
        return {};
    }

  private:
    // Behind another sign or operator even a negative number needs parentheses.
    static std::string operand(const Text& t, Bond needed) { return t.negative() ? t.in_parentheses() : t.at_least(needed); }

    Text write_cell(Cell c) const {
        if (style_.names) return {to_latex(c, plan_, style_.sample), c.slot == Slot::grad ? Bond::power : Bond::atom};
        if (is_hidden(c, style_)) return {"?", Bond::atom};
        const double x = read(c, plan_, memory_);
        return digits_text(x, value_digits(x, style_.digits));
    }

    Text write_sum(const Expr& e) const {
        if (e.args.empty()) return {"0", Bond::atom};
        if (e.args.size() == 1) return write(e.args[0]);
        std::string text;
        for (size_t i : largest_terms(e, plan_, memory_, style_.most_terms)) {
            const Text term = write(e.args[i]);
            if (text.empty()) text = term.text;
            else text += term.negative() ? " - " + term.text.substr(1) : " + " + term.text;
        }
        const int left_out = int(e.args.size()) - style_.most_terms;
        if (left_out > 0) text += " + \\underbrace{\\cdots}_{" + std::to_string(left_out) + "}";
        return {text, Bond::sum};
    }

    Text write_product(const Expr& e) const {
        if (e.args.empty()) return {"1", Bond::atom};
        if (e.args.size() == 1) return write(e.args[0]);
        std::string text;
        for (const Expr& factor : e.args) {
            const Text t = write(factor);
            text += text.empty() ? t.at_least(Bond::product) : " \\cdot " + operand(t, Bond::product);
        }
        return {text, Bond::product};
    }

    Text write_call(const Expr& e) const {
        if (e.function == &fn::sqrt) return {"\\sqrt{" + write(e.args[0]).text + "}", Bond::atom};
        if (e.function == &fn::abs) return {"\\left|" + write(e.args[0]).text + "\\right|", Bond::atom};
        std::string name = "\\operatorname{" + escaped(e.function->name) + "}", inner;
        for (const auto& [ours, theirs] : commands)
            if (ours == e.function->name) name = theirs;
        for (const Expr& arg : e.args) inner += (inner.empty() ? "" : ", ") + write(arg).text;
        return {name + "\\left(" + inner + "\\right)", Bond::atom};
    }

    const Plan& plan_;
    const Memory& memory_;
    const TextStyle& style_;
};

}  // namespace

std::string to_latex(const Expr& e, const Plan& plan, const Memory& memory, const TextStyle& style) {
    return Writer(plan, memory, style).write(e).text;
}

std::string to_latex(Cell c, const Plan& plan, int sample) {
    const Node& node = plan[c.node];
    const std::string name = to_text({c.node, Slot::value, c.index}, plan, sample);  // "hidden.w[0,1]#7"
    const size_t dot = node.name.rfind('.');
    const std::string_view layer = dot == std::string::npos ? std::string_view{} : std::string_view(node.name).substr(0, dot);
    std::string text = letter(std::string_view(node.name).substr(dot == std::string::npos ? 0 : dot + 1)), above;
    const auto add_above = [&](const std::string& one) { above += (above.empty() ? "" : ", ") + one; };
    if (!layer.empty()) add_above(upright(layer));
    if (const size_t row = name.rfind('#'); row != std::string::npos) add_above("(" + name.substr(row + 1) + ")");
    if (c.slot == Slot::previous) add_above(upright("previous"));
    if (!above.empty()) text += "^{" + above + "}";
    const size_t open = name.find('['), close = name.find(']');
    if (open != std::string::npos) text += "_{" + name.substr(open + 1, close - open - 1) + "}";
    if (c.slot == Slot::grad) return "\\frac{\\partial L}{\\partial " + text + "}";
    if (c.slot >= Slot::slot_0) return "s_{" + std::to_string(int(c.slot) - int(Slot::slot_0)) + "}\\left(" + text + "\\right)";
    return text;
}

}  // namespace chainrule
