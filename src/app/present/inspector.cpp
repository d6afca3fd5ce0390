#include "app/present/inspector.h"

#include <algorithm>

#include "app/format.h"
#include "nn/expr_digits.h"
#include "train/paths.h"

namespace chainrule {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;
using Paths = InspectorPicture::Paths;

constexpr int most_terms = 6, most_paths = 4;

const LayerNodes* layer_with(const Plan& plan, std::string_view name) {
    for (const LayerNodes& layer : plan.layers)
        if (layer.name == name) return &layer;
    return nullptr;
}

std::string role_of(const Snapshot& s, Cell c, const Strings& words) {
    const Plan& plan = visible(s);
    const Node& node = plan[c.node];
    const std::string layer(layer_of(node.name));
    const int in_example = c.index % node.shape.count();
    const std::string unit = std::to_string(in_example % node.shape.last() + 1);
    if (c.node == plan.loss) return words(plan.layers.empty() ? "inspector.is_result" : "inspector.is_loss");
    if (c.node == plan.input) return words("inspector.is_input", {{"n", unit}});
    if (c.node == plan.target) return words("inspector.is_target");
    const LayerNodes* l = layer_with(plan, layer);
    if (!l) return words(node.op ? "inspector.is_computed" : "inspector.is_variable");
    const Arguments arguments{{"layer", layer}, {"n", unit}, {"from", std::to_string(in_example / node.shape.last() + 1)}};
    if (c.node == l->kernel) return words("inspector.is_weight", arguments);
    if (c.node == l->bias) return words("inspector.is_bias", arguments);
    if (c.node == l->output) return words("inspector.is_activation", arguments);
    return words("inspector.is_sum", arguments);
}

// Of another example than the one looked at, it says of which.
std::string describe(const Snapshot& s, Cell c, const Strings& words) {
    const Shape shape = visible(s)[c.node].shape;
    const int row = c.index / shape.count();
    const std::string what = role_of(s, c, words);
    if (!shape.batched || row == looked_at(s)) return what;
    return words("inspector.of_example", {{"what", what}, {"n", std::to_string(row)}});
}

// The shortest way to write the shares with which those that are shown add up to the gradient that is shown.
Written share_writing(const std::vector<double>& shares, double gradient) {
    if (shares.size() == 1) return reading;
    int digits = 3;
    for (; digits < 9; ++digits) {
        double sum = 0;
        for (const double share : shares) sum += rounded_to(share, digits);
        if (reading(sum) == reading(gradient)) break;
    }
    return [digits](double x) { return significant(x, digits); };
}

class Presenter {
  public:
    Presenter(const Snapshot& s, Cell c, const Strings& words, const Masking& masking, bool everything)
        : s_(s), plan_(visible(s)), node_(plan_[c.node]), c_(c), grad_{c.node, Slot::grad, c.index}, words_(words), masking_(masking),
          everything_(everything),
          // A chosen example stays chosen while a smaller batch does not have it.
          here_(!node_.shape.batched || c.index / node_.shape.count() < s.memory.work.rows) {}

    InspectorPicture present(Slot asked) {
        picture_.cell = name(c_);
        picture_.description = describe(s_, c_, words_);
        present_value();
        if (here_) present_goes_to();
        if (node_.wants_grad) present_gradient();
        if (here_ && node_.op) present_passes_back();
        picture_.before.asked = asked == Slot::previous && !picture_.before.text.empty();
        picture_.gradient.asked = asked == Slot::grad && !picture_.gradient.text.empty();
        return std::move(picture_);
    }

  private:
    std::string name(Cell c) const { return to_text(c, plan_, looked_at(s_)); }
    InspectorPicture::Number in_words(const char* key) const { return {words_(key), true}; }
    InspectorPicture::Number in_digits(Cell c) const { return {masking_.hides(c) ? hidden_number : reading(read(c, plan_, s_.memory))}; }
    FormulaStyle style() const { return {.most_terms = everything_ ? all_terms : most_terms, .words = &words_}; }
    Outcome outcome(Cell c) const { return {read(c, plan_, s_.memory), reading, Piece::Kind::number, masking_.hides(c)}; }

    std::vector<Piece> equation(const Expr& e, const Outcome& result) {
        picture_.long_sums = picture_.long_sums || longest_sum(e) > most_terms;
        return present_equation(e, s_, result, masking_, style());
    }
    static int longest_sum(const Expr& e) {
        int longest = e.kind == Expr::Kind::sum ? int(e.args.size()) : 0;
        for (const Expr& arg : e.args) longest = std::max(longest, longest_sum(arg));
        return longest;
    }

    void present_value() {
        const bool known = here_ && value_known(s_, c_.node);
        picture_.value = known ? in_digits(c_) : in_words(here_ ? "inspector.not_yet" : "inspector.not_here");
        if (known && node_.op) picture_.from = equation(explain_unfolded(shown(s_), c_), outcome(c_));
        if (node_.op) return;
        const bool by_hand = std::find(s_.put.begin(), s_.put.end(), c_) != s_.put.end();
        picture_.note = words_(node_.role != Role::parameter ? "inspector.given"
                               : by_hand                     ? "inspector.by_hand"
                               : node_.wants_grad            ? "inspector.learned"
                                                             : "inspector.fixed");
        // Between two steps a parameter's formula is its last update, unless it was put there by hand.
        const Expr update = explain(shown(s_), c_);
        if (node_.role != Role::parameter || update.kind == Expr::Kind::cell) return;
        picture_.before = in_digits({c_.node, Slot::previous, c_.index});
        picture_.update = equation(update, outcome(c_));
    }

    void present_goes_to() {
        if (c_.node == plan_.loss) picture_.goes_to_note = words_("inspector.starts_here");
        const bool summed_elsewhere =
            node_.role == Role::parameter && gradient_known(s_, c_.node) && explain(shown(s_), grad_).kind == Expr::Kind::cell;
        if (summed_elsewhere) picture_.goes_to_note = words_("inspector.whole_batch");
        const std::vector<Path> all = paths(shown(s_), c_);
        std::vector<double> shares, added;  // of all paths, 0 where nothing has come back; those that have
        for (const Path& path : all) {
            shares.push_back(path.added && !summed_elsewhere ? evaluate(path.share, plan_, s_.memory) : 0);
            if (path.added && !summed_elsewhere) added.push_back(shares.back());
        }
        const Written written = share_writing(added, node_.wants_grad ? read(grad_, plan_, s_.memory) : 0);
        for (const size_t i : largest(shares)) {
            InspectorPicture::Path& one = picture_.goes_to.shown.emplace_back();
            if (all[i].through) one.cell = name(*all[i].through);
            one.name = all[i].through ? one.cell : plan_[all[i].consumer].name;
            if (all[i].added && !summed_elsewhere) one.share = share_equation(all[i].share, shares[i], written, masking_.hides(grad_));
            else if (node_.wants_grad && !summed_elsewhere) one.note = words_("inspector.not_back");
        }
        picture_.goes_to.more = int(all.size() - picture_.goes_to.shown.size());
        paths_added_ = added.size(), paths_ = all.size();
        if (added.size() > 1) picture_.goes_to.sum = sum_of_shown(picture_.goes_to, added.size());
    }

    // What a share is must not show either where its gradient could be read off from it.
    std::vector<Piece> share_equation(const Expr& share, double value, const Written& written, bool hidden) {
        return equation(share, {value, written, Piece::Kind::gradient, hidden || masking_.hides_part_of(share)});
    }

    // Which paths are shown, in their order.
    std::vector<size_t> largest(const std::vector<double>& shares) {
        picture_.long_sums = picture_.long_sums || int(shares.size()) > most_paths;
        std::vector<Expr> terms;
        for (const double share : shares) terms.push_back(number(share));
        return largest_terms(sum(std::move(terms)), plan_, s_.memory, everything_ ? all_terms : most_paths);
    }

    // The shares as they stand in the rows above, and the gradient.
    std::vector<Piece> sum_of_shown(const Paths& all, size_t more) const {
        std::vector<Piece> row;
        const auto symbol = [&](const char* text) {
            row.emplace_back().text = text;
            row.back().breakable = true;
        };
        const std::string minus = "\u2212";
        for (const InspectorPicture::Path& path : all.shown) {
            if (path.share.empty()) continue;
            --more;
            Piece term = path.share.back();
            const bool less = !row.empty() && term.text.starts_with(minus);
            if (!row.empty()) symbol(less ? " \u2212 " : " + ");
            if (less) term.text = term.text.substr(minus.size());
            term.kind = Piece::Kind::gradient, term.cell.clear();
            row.push_back(std::move(term));
        }
        if (more > 0) {
            symbol(" + ");
            Piece& others = row.emplace_back();
            others.kind = Piece::Kind::more, others.text = words_("formula.more", {{"n", std::to_string(more)}});
        }
        symbol(" = ");
        Piece& result = row.emplace_back();
        result.kind = Piece::Kind::gradient, result.text = in_digits(grad_).text;
        return row;
    }

    void present_gradient() {
        const Arguments so_far{{"value", in_digits(grad_).text}, {"n", std::to_string(paths_added_)}, {"of", std::to_string(paths_)}};
        if (!here_) picture_.gradient = in_words("inspector.not_here");
        else if (gradient_known(s_, c_.node)) picture_.gradient = in_digits(grad_);
        else if (paths_added_ == 0) picture_.gradient = in_words("inspector.not_yet");
        else picture_.gradient = {words_("inspector.so_far", so_far), true};
    }

    void present_passes_back() {
        if (!backward_done(shown(s_), c_.node)) return;
        std::vector<Fed> fed = fed_gradients(shown(s_), c_);
        const size_t shown_ones = everything_ ? fed.size() : std::min(fed.size(), size_t(most_paths));
        for (size_t i = 0; i < shown_ones; ++i) {
            const std::optional<Path> path = share_of(shown(s_), c_, fed[i]);
            if (!path) continue;
            InspectorPicture::Path& one = picture_.passes_back.shown.emplace_back();
            const Cell theirs{fed[i].cell.node, Slot::grad, fed[i].cell.index};
            one.cell = name(theirs), one.name = "\u2202L/\u2202" + name({theirs.node, Slot::value, theirs.index});
            one.share = share_equation(path->share, evaluate(path->share, plan_, s_.memory), reading, masking_.hides(theirs));
        }
        picture_.passes_back.more = int(fed.size() - shown_ones);
        picture_.long_sums = picture_.long_sums || int(fed.size()) > most_paths;
    }

    const Snapshot& s_;
    const Plan& plan_;
    const Node& node_;
    const Cell c_, grad_;
    const Strings& words_;
    const Masking& masking_;
    const bool everything_, here_;
    size_t paths_ = 0, paths_added_ = 0;
    InspectorPicture picture_;
};

}  // namespace

std::optional<InspectorPicture> present_inspector(const Snapshot& s, const std::string& text, const Strings& words, const Masking& masking,
                                                  bool everything) {
    Result<Cell> parsed = parse_cell(text, visible(s), looked_at(s));  // of any batch, see above
    if (!parsed) return std::nullopt;
    return Presenter(s, {parsed->node, Slot::value, parsed->index}, words, masking, everything).present(parsed->slot);
}

}  // namespace chainrule
