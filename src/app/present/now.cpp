#include "app/present/now.h"

#include <span>

#include "app/format.h"
#include "app/present/passing.h"

namespace chainrule {
namespace {

class Writer {
  public:
    Writer(const Snapshot& s, const std::string& chosen, const Strings& words, const Masking& masking)
        : s_(s), plan_(visible(s)), brief_{.digits = 3, .most_terms = 3, .words = &words}, masking_(masking), looking_(elements(s, chosen)) {}

    std::vector<NowLine> lines;

    void forward(NodeId id) {
        const Cell c = cell_of(s_, looking_, id);
        begin(name(c) + " = ");
        write(explain(shown(s_), c));
        result(c, read(c, plan_, s_.memory));
    }

    // What the op passes back to each of its inputs.
    void backward(NodeId id) {
        for (size_t k = 0; k < plan_[id].inputs.size(); ++k) {
            const NodeId in = plan_[id].inputs[k];
            if (!plan_[in].wants_grad) continue;
            const Cell to = cell_of(s_, looking_, in);
            const Passing p = passing(s_, id, int(k), to.index);
            begin("\u2202L/\u2202" + name(to) + " += ");
            if (p.terms == 1) {
                cell(p.from);
                symbol(" \u00d7 ");
                plain(p.local, p.behind_local);
            } else {
                write(p.share);
            }
            result({in, Slot::grad, to.index}, p.downstream);
        }
    }

    const Elements& looking() const { return looking_; }

  private:
    std::string name(Cell c) const { return to_text(c, plan_, looked_at(s_)); }
    void begin(std::string text) {
        lines.emplace_back();
        symbol(lines.back().formula, std::move(text));
    }
    void symbol(std::vector<Piece>& row, std::string text) { row.emplace_back().text = std::move(text); }
    void symbol(std::string text) { symbol(lines.back().formula, std::move(text)); }
    void write(const Expr& e) {
        flatten(present_formula(e, s_, masking_, brief_));
    }
    // A line is one row: fractions and exponents stand in it.
    void flatten(const std::vector<Piece>& pieces) {
        for (const Piece& p : pieces)
            if (p.parts.empty()) lines.back().formula.push_back(p);
            else flatten(in_line(p));
    }
    // Every number that is not part of a formula becomes text here. `behind`: the cells it is, or could be read off from.
    std::string number_text(double x, std::span<const Cell> behind) const {
        return masking_.hides_any(behind) ? hidden_number : significant(x, brief_.digits);
    }
    void cell(Cell c) { write(chainrule::cell(c)); }
    void plain(double x, std::span<const Cell> behind) {
        Piece& p = lines.back().formula.emplace_back();
        p.kind = Piece::Kind::number, p.value = x, p.text = factor(number_text(x, behind));
    }
    // The number the line is about, and a door to its cell.
    void result(Cell c, double x) {
        symbol(lines.back().result, " = ");
        Piece& p = lines.back().result.emplace_back();
        p.value = x, p.text = number_text(x, {&c, 1}), p.cell = name(c);
        p.kind = c.slot == Slot::grad ? Piece::Kind::gradient : plan_[c.node].role == Role::parameter ? Piece::Kind::parameter : Piece::Kind::activation;
    }

    const Snapshot& s_;
    const Plan& plan_;
    const FormulaStyle brief_;
    const Masking& masking_;
    const Elements looking_;
};

}  // namespace

NowPicture present_now(const Snapshot& s, const std::string& chosen, const Strings& words, const Masking& masking) {
    const Plan& plan = visible(s);
    Writer writer(s, chosen, words, masking);
    NowPicture picture;
    picture.stage = s.cursor.stage;
    const NodeId at = s.cursor.tick > 0 ? s.cursor.node : -1;
    if (at >= 0 && s.cursor.stage == Stage::forward) {
        writer.forward(at);
        picture.title = words("transport.forward_at", {{"node", plan[at].name}});
    } else if (at >= 0 && s.cursor.stage == Stage::backward) {
        writer.backward(at);
        picture.title = words("transport.backward_at", {{"node", plan[at].name}});
    } else if (s.cursor.tick == 0 && s.cursor.step > 0 && writer.looking().chosen >= 0) {
        const NodeId chosen_node = writer.looking().chosen;
        if (plan[chosen_node].role == Role::parameter) {
            writer.forward(chosen_node);
            picture.title = words("now.updated", {{"node", plan[chosen_node].name}});
        } else if (plan[chosen_node].op) {
            picture.stage = Stage::forward;
            writer.forward(chosen_node);
            picture.title = words("now.computed", {{"node", plan[chosen_node].name}});
        }
    }
    picture.lines = std::move(writer.lines);
    return picture;
}

}  // namespace chainrule
