#include "app/present/inspector.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

#include "app/format.h"
#include "base/arithmetic.h"
#include "example_run.h"
#include "expression_run.h"

using namespace chainrule;

namespace {

template <class Visit>
void each_picture(const Snapshot& s, Visit visit) {
    const Strings en = words_of("en");
    for (NodeId id = 0; id < visible(s).n_nodes(); ++id)
        for (int i = 0; i < visible(s)[id].shape.count(); ++i) {
            const Cell c = cell_at(s, id, i);
            visit(c, *present_inspector(s, to_text(c, visible(s), looked_at(s)), en));
        }
}

// "0.1 + 0.2 = 0.3", as a learner reads it. Not exact: with the sign for about.
struct Sides {
    std::string left, right;
    bool exact = false;
};
Sides sides_of(const std::vector<Piece>& formula) {
    const std::string text = plain_text(formula), about = " \u2248 ";
    const size_t equals = text.rfind(" = "), at = equals == std::string::npos ? text.rfind(about) : equals;
    REQUIRE(at != std::string::npos);
    return {text.substr(0, at), formula.back().text, equals != std::string::npos};
}

// What a learner's pocket calculator says.
double computed(std::string text) {
    for (size_t at = 0; (at = text.find("e\u2212", at)) != std::string::npos;) text.replace(at + 1, 3, "-");
    const Result<Term> term = parse_value(text);
    INFO(text);
    REQUIRE(term);
    return *evaluate(*term, [](const std::string&) { return std::nullopt; });
}

}  // namespace

TEST_CASE("inspector: every number of the plan can be asked, between steps") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Strings words = words_of("en");
    for (NodeId id = 0; id < visible(s).n_nodes(); ++id)
        for (int i = 0; i < visible(s)[id].shape.count(); ++i) {
            const Cell c = cell_at(s, id, i);
            INFO(to_text(c, visible(s), looked_at(s)));
            const auto picture = present_inspector(s, to_text(c, visible(s), looked_at(s)), words);
            REQUIRE(picture);
            CHECK(picture->value.text == reading(read(c, visible(s), s.memory)));
            CHECK(picture->from.empty() == (visible(s)[id].op == nullptr));
            CHECK(picture->description != "");
        }
}

TEST_CASE("inspector: what a neuron comes from is one formula over its inputs, weights and bias") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const auto picture = present_inspector(s, "hidden.a[1]", words_of("en"));
    REQUIRE(picture);
    std::vector<std::string> doors;
    for (const Piece& p : picture->from)
        if (!p.cell.empty()) doors.push_back(p.cell);
    CHECK(doors == std::vector<std::string>{"x[0]", "previous hidden.w[0,1]", "x[1]", "previous hidden.w[1,1]", "previous hidden.b[1]"});
    CHECK(picture->from.front().text == "tanh(");
}

TEST_CASE("inspector: the unfolded formula still gives the value") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    for (const LayerNodes& layer : visible(s).layers) {
        const Cell c = cell_at(s, layer.output, 0);
        CHECK(evaluate(explain_unfolded(shown(s), c), visible(s), s.memory) == Catch::Approx(read(c, visible(s), s.memory)).epsilon(2e-6));
    }
}

TEST_CASE("inspector: a layer's name may have dots, and be called as an input is") {
    for (const char* name : {"block.1", "a.w", "x", "loss"}) {
        INFO(name);
        Setup setup = example_setup();
        setup.model.layers[0].name = name;
        Result<std::unique_ptr<Session>> session = Session::make(setup);
        REQUIRE(session);
        (*session)->run_step();
        const Snapshot s = snapshot_of(**session);
        const std::string cell = std::string(name) + ".a[1]", weight = std::string(name) + ".w[0,1]";
        const auto picture = present_inspector(s, cell, words_of("en"));
        REQUIRE(picture);
        CHECK(picture->description == "Output of neuron 2 in layer " + std::string(name));
        CHECK(picture->from.front().text == "tanh(");  // unfolded: a neuron over its inputs
        CHECK(picture->from[1].cell == "x[0]");
        CHECK(present_inspector(s, weight, words_of("en"))->description == "Weight in layer " + std::string(name) + ": from input 1 to neuron 2");
    }
}

TEST_CASE("inspector: a parameter shows its update once there was one") {
    auto session = example_session();
    CHECK(present_inspector(snapshot_of(*session), "hidden.w[0,0]", words_of("en"))->update.empty());
    session->run_step();
    CHECK_FALSE(present_inspector(snapshot_of(*session), "hidden.w[0,0]", words_of("en"))->update.empty());
}

TEST_CASE("inspector: of an example that a smaller batch does not have nothing is known") {
    auto session = example_session();
    REQUIRE(session->apply(*parse_command("set batch_size 6")));  // of 20 examples: the last batch has 2
    session->visit(3, 0);
    const Strings words = words_of("en");
    CHECK_FALSE(present_inspector(snapshot_of(*session), "hidden.a[0]#5", words)->value.in_words);
    session->visit(4, 0);
    const Snapshot s = snapshot_of(*session);
    REQUIRE(s.memory.work.rows == 2);
    const auto picture = present_inspector(s, "hidden.a[0]#5", words);
    REQUIRE(picture);
    CHECK(picture->cell == "hidden.a[0]#5");
    CHECK(picture->value.text == "not in this batch");
    CHECK(picture->gradient.text == "not in this batch");
    CHECK(picture->from.empty());
    CHECK(picture->goes_to.shown.empty());
    CHECK(picture->passes_back.shown.empty());
    CHECK(copied(s, "hidden.a[0]#5", {}, CopyForm::text) == "");
    CHECK_FALSE(present_inspector(s, "hidden.a[0]#1", words)->value.in_words);
}

TEST_CASE("inspector: whoever computes with the digits that are shown gets the result that is shown, and the result is the value") {
    for (const Precision precision : {Precision::float32, Precision::float64}) {
        Setup setup = example_setup();
        setup.precision = precision;
        auto session = std::move(*Session::make(setup));
        for (int tick = 0; tick < 3 * session->scene().ticks_per_step; ++tick, session->tick()) {
            const Snapshot s = snapshot_of(*session);
            int formulas = 0;
            each_picture(s, [&](Cell c, const InspectorPicture& p) {
                INFO(to_text(c, visible(s)) << " at tick " << s.cursor.tick);
                for (const std::vector<Piece>& formula : {p.from, p.update}) {
                    if (formula.empty()) continue;
                    const Sides sides = sides_of(formula);
                    CHECK(sides.right == p.value.text);
                    if (sides.exact) CHECK(reading(computed(sides.left)) == sides.right);
                    formulas += sides.exact;
                }
                if (p.goes_to.shown.size() == 1 && !p.goes_to.shown[0].share.empty()) CHECK(p.goes_to.shown[0].share.back().text == p.gradient.text);
                for (const auto* all : {&p.goes_to, &p.passes_back})
                    for (const auto& path : all->shown) {
                        if (path.share.size() < 2) continue;  // one number, passed on
                        const Sides sides = sides_of(path.share);
                        if (sides.exact) CHECK(computed(sides.left) == Catch::Approx(computed(sides.right)).epsilon(1e-2));
                        formulas += sides.exact;
                    }
                if (p.goes_to.sum.empty()) return;
                const Sides sides = sides_of(p.goes_to.sum);
                CHECK(reading(computed(sides.left)) == sides.right);
                if (!p.gradient.in_words) CHECK(sides.right == p.gradient.text);
            });
            if (s.cursor.stage == Stage::update) CHECK((formulas > 60 || s.cursor.step == 0));
        }
    }
}

TEST_CASE("inspector: a small update is written with as many digits as it takes to see it") {
    Setup setup = example_setup();
    setup.model.optimizer_settings.set("learning_rate", 0.5);
    setup.precision = Precision::float64;
    auto session = std::move(*Session::make(setup));
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Cell w = *parse_cell("hidden.w[0,1]", visible(s)), before{w.node, Slot::previous, w.index}, grad{w.node, Slot::grad, w.index};
    Memory& memory = const_cast<Snapshot&>(s).memory;
    memory.parameters->previous.set(visible(s)[w.node].offset + size_t(w.index), 0.15);
    memory.parameters->grad.set(visible(s)[w.node].offset + size_t(w.index), 0.000439);
    memory.parameters->value.set(visible(s)[w.node].offset + size_t(w.index), 0.15 - 0.5 * 0.000439);
    const auto picture = present_inspector(s, "hidden.w[0,1]", words_of("en"));
    CHECK(plain_text(picture->update) == "0.15 \u2212 0.5\u00b70.000439 = 0.14978");
    CHECK(picture->value.text == "0.14978");
    CHECK(picture->before.text == "0.15000");
    CHECK(read(before, visible(s), s.memory) == 0.15);
    CHECK(read(grad, visible(s), s.memory) == 0.000439);
}

TEST_CASE("inspector: what is not computed yet in this step is said in words, in both languages") {
    auto session = example_session();
    session->tick();  // the batch is there, nothing else
    const Snapshot s = snapshot_of(*session);
    struct Said {
        const char *language, *number, *share;
    };
    for (const auto& [language, said, of_share] : {Said{"en", "not computed yet", "gradient not back yet"}, {"zh", "\u5c1a\u672a\u7b97\u51fa", "\u68af\u5ea6\u5c1a\u672a\u4f20\u56de"}}) {
        const auto picture = present_inspector(s, "hidden.a[1]", words_of(language));
        CHECK(picture->value.text == said);
        CHECK(picture->value.in_words);
        CHECK(picture->gradient.text == said);
        REQUIRE(picture->goes_to.shown.size() == 1);
        CHECK(picture->goes_to.shown[0].cell == "output.xw[0]");
        CHECK(picture->goes_to.shown[0].note == of_share);
        CHECK(picture->goes_to.shown[0].share.empty());
    }
}

TEST_CASE("inspector: at a fan-out the paths come one after the other, and the gradient so far says how many") {
    auto session = expression_session();
    session->visit(0, 1);
    const Strings en = words_of("en");
    std::vector<std::string> said;
    while (session->cursor().step == 0) {
        const auto picture = present_inspector(snapshot_of(*session), "y", en);
        REQUIRE(picture->goes_to.shown.size() == 3);
        if (said.empty() || said.back() != picture->gradient.text) said.push_back(picture->gradient.text);
        session->tick();
    }
    REQUIRE(said.size() == 3);
    CHECK(said[0] == "not computed yet");
    CHECK(said[1].ends_with("so far, 1 of 3 paths"));
    CHECK(said[2].find("paths") == std::string::npos);
    const auto picture = present_inspector(snapshot_of(*session), "y", en);
    CHECK_FALSE(picture->goes_to.sum.empty());
    CHECK(picture->goes_to.sum.back().text == picture->gradient.text);
}

TEST_CASE("inspector: of many paths the largest are shown, or all") {
    Setup setup = example_setup();
    setup.batch_size = 12;
    auto session = std::move(*Session::make(setup));
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Strings en = words_of("en");
    const auto some = present_inspector(s, "hidden.w[0,0]", en), all = present_inspector(s, "hidden.w[0,0]", en, {}, true);
    REQUIRE(some->goes_to.shown.size() == 4);
    CHECK(some->goes_to.more == 8);
    CHECK(some->long_sums);
    REQUIRE(all->goes_to.shown.size() == 12);
    CHECK(all->goes_to.more == 0);
    CHECK(all->long_sums);
    const auto size = [](const InspectorPicture::Path& path) { return std::fabs(computed(path.share.back().text)); };
    double least = 1e9;
    for (const auto& path : some->goes_to.shown) least = std::min(least, size(path));
    CHECK(std::count_if(all->goes_to.shown.begin(), all->goes_to.shown.end(), [&](const auto& path) { return size(path) > least; }) == 3);
    CHECK(plain_text(some->goes_to.sum).find("8 more") != std::string::npos);
    CHECK(plain_text(all->goes_to.sum).find("more") == std::string::npos);
    CHECK(some->goes_to.sum.back().text == all->goes_to.sum.back().text);
}

TEST_CASE("inspector: of a run that keeps one example only, a weight says where its gradient was added up") {
    Setup setup = example_setup();
    setup.most_visible_numbers = 30;
    auto session = std::move(*Session::make(setup));
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    REQUIRE_FALSE(s.scene->whole_batch);
    const auto picture = present_inspector(s, "hidden.w[0,0]", words_of("en"));
    CHECK(picture->goes_to_note.find("whole batch") != std::string::npos);
    REQUIRE(picture->goes_to.shown.size() == 1);
    CHECK(picture->goes_to.shown[0].share.empty());
    CHECK(picture->goes_to.shown[0].note == "");
}

TEST_CASE("inspector: a copy has the names and the numbers, as text and as LaTeX") {
    auto session = expression_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const auto number = [&](const char* cell) { return read(*parse_cell(cell, visible(s)), visible(s), s.memory); };
    const std::string text = copied(s, "z", {}, CopyForm::text);
    CHECK(text.starts_with("z = p + previous b = "));
    CHECK(text.find("= " + reading(number("z")) + "\n") != std::string::npos);
    CHECK(text.find("\ngrad z = grad y") != std::string::npos);
    CHECK(text.ends_with("= " + reading(number("grad z"))));
    const std::string latex = copied(s, "z", {}, CopyForm::latex);
    CHECK(latex.starts_with("\\begin{align*}\nz &= p + b^{\\mathrm{previous}} \\\\\n  &= "));
    CHECK(latex.find("\\frac{\\partial L}{\\partial z} &= ") != std::string::npos);
    CHECK(latex.ends_with("\n\\end{align*}"));
    CHECK(latex.find("\u2212") == std::string::npos);
}

TEST_CASE("inspector: a name is said with words for its slot, in both languages") {
    const Strings en = words_of("en"), zh = words_of("zh");
    CHECK(spoken_name("grad hidden.w[0,1]", en) == "gradient of hidden.w[0,1]");
    CHECK(spoken_name("grad hidden.w[0,1]", zh) == "hidden.w[0,1] \u7684\u68af\u5ea6");
    CHECK(spoken_name("previous b[0]", en) == "b[0] before the update");
    CHECK(spoken_name("hidden.w[0,1]", en) == "hidden.w[0,1]");
}

TEST_CASE("inspector: a door to a gradient or to the value before the update leads to that number") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Strings en = words_of("en");
    const auto gradient = present_inspector(s, "grad hidden.w[0,1]", en), before = present_inspector(s, "previous hidden.w[0,1]", en);
    CHECK((gradient->gradient.asked && !gradient->before.asked));
    CHECK((before->before.asked && !before->gradient.asked));
    CHECK(before->before.text == reading(read(*parse_cell("previous hidden.w[0,1]", visible(s)), visible(s), s.memory)));
}

TEST_CASE("inspector: a cell of another model is no cell here") {
    auto session = example_session();
    CHECK_FALSE(present_inspector(snapshot_of(*session), "encoder.w[3,3]", words_of("en")));
    CHECK_FALSE(present_inspector(snapshot_of(*session), "", words_of("en")));
}

TEST_CASE("formula: of a long sum the largest terms are shown, and how many more there are") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    std::vector<Expr> terms;
    for (int i = 1; i <= 20; ++i) terms.push_back(number(i % 7 == 0 ? 100 + i : i));
    const Expr e = sum(std::move(terms));
    const Strings en = words_of("en"), zh = words_of("zh");
    CHECK(plain_text(present_formula(e, s, {}, {.most_terms = 2, .words = &en})) == "107 + 114 + 18 more");
    CHECK(plain_text(present_formula(e, s, {}, {.most_terms = 2, .words = &zh})) == "107 + 114 + \u53e6\u5916 18 \u9879");
    CHECK(plain_text(present_formula(e, s, {}, {.most_terms = all_terms, .words = &en})).find("more") == std::string::npos);
}

TEST_CASE("formula: parentheses stand where they are needed and nowhere else") {
    auto session = example_session();
    const Snapshot s = snapshot_of(*session);
    const Expr e = product({difference(number(1), number(2)), quotient(number(3), sum({number(4), number(5)}))});
    CHECK(plain_text(present_formula(e, s)) == "(1 \u2212 2)\u00b73 / (4 + 5)");
}

TEST_CASE("inspector: a number of another example says of which") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    CHECK(present_inspector(s, "hidden.z[1]", words_of("en"))->description == "Weighted sum of neuron 2 in layer hidden");
    CHECK(present_inspector(s, "hidden.z[1]#2", words_of("en"))->description == "Weighted sum of neuron 2 in layer hidden, example #2 of the batch");
}

TEST_CASE("formula: in a line a fraction keeps its brackets, and what is negative never stands behind a sign or below an exponent without") {
    auto session = example_session();
    const Snapshot s = snapshot_of(*session);
    const auto text = [&](const Expr& e) { return plain_text(present_formula(e, s)); };
    CHECK(text(quotient(sum({number(1), number(2)}), product({number(3), number(4)}))) == "(1 + 2) / (3\u00b74)");
    CHECK(text(quotient(number(1), number(2))) == "1 / 2");
    CHECK(text(difference(number(2), number(-3))) == "2 \u2212 (\u22123)");
    CHECK(text(negate(product({number(-3), number(2)}))) == "\u2212(\u22123)\u00b72");
    CHECK(text(sum({number(2), number(-3)})) == "2 + (\u22123)");
    CHECK(text(product({number(-3), number(-2)})) == "\u22123\u00b7(\u22122)");
    CHECK(text(power(number(-2), number(2))) == "(\u22122)^2");
    CHECK(text(power(sum({number(1), number(2)}), sum({number(3), number(4)}))) == "(1 + 2)^(3 + 4)");
    CHECK(text(call(fn::sqrt, {sum({number(1), number(2)})})) == "sqrt(1 + 2)");
}

TEST_CASE("formula: doors inside of fractions, exponents and roots are found, and names can stand for numbers") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Expr x = cell(cell_at(s, visible(s).input, 0)), y = cell(cell_at(s, visible(s).input, 1));
    const auto pieces = present_formula(power(quotient(x, call(fn::sqrt, {y})), x), s, {}, {.names = true});
    CHECK(plain_text(pieces) == "(x[0] / sqrt(x[1]))^x[0]");
    std::vector<std::string> cells;
    for (const Piece* p : doors(pieces)) cells.push_back(p->cell);
    CHECK(cells == std::vector<std::string>{"x[0]", "x[1]", "x[0]"});
}
