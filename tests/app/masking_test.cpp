#include "app/masking.h"

#include <catch_amalgamated.hpp>

#include <algorithm>

#include "app/answers.h"
#include "app/format.h"
#include "lesson/live.h"
#include "app/present/elements.h"
#include "app/present/inspector.h"
#include "app/present/matrices.h"
#include "app/present/network.h"
#include "app/present/page.h"
#include "example_run.h"

using namespace chainrule;

TEST_CASE("masking: a cell is hidden by any of its names, its gradient is another number") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    AppState state;
    state.masked = {"hidden.a[1]", "grad output.b[0]"};
    CHECK(masked(state, s, "hidden.a[1]"));
    CHECK(masked(state, s, "hidden.a[1]#" + std::to_string(looked_at(s))));
    CHECK_FALSE(masked(state, s, "hidden.a[0]"));
    CHECK_FALSE(masked(state, s, "grad hidden.a[1]"));
    CHECK(masked(state, s, "grad output.b"));
    CHECK_FALSE(masked(state, s, "output.b[0]"));
    CHECK_FALSE(masked(state, s, "nonsense"));
}

TEST_CASE("masking: the network shows a question mark for a value, and neither sign nor size of a weight") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const NetworkPicture p = present_network(s, {0, 0, 600, 500}, words_of("en"), Masking({"hidden.a[1]", "hidden.w[0,1]"}, s));
    for (const NeuronPicture& n : p.neurons) CHECK((n.value == "?") == (n.cell == "hidden.a[1]"));
    for (const EdgePicture& e : p.edges) {
        CHECK(e.hidden == (e.cell == "hidden.w[0,1]"));
        if (e.hidden) CHECK((e.weight == 0 && e.value == "?"));
    }
}

TEST_CASE("masking: the inspector hides value, gradient and the number inside other formulas") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Strings en = words_of("en");
    const Masking hidden({"hidden.a[1]", "grad hidden.a[1]"}, s);
    const auto own = present_inspector(s, "hidden.a[1]", en, hidden);
    REQUIRE(own);
    CHECK(own->value.text == "?");
    CHECK(own->gradient.text == "?");
    const auto next = present_inspector(s, "output.z[0]", en, hidden);
    REQUIRE(next);
    CHECK(next->value.text != "?");
    CHECK(plain_text(next->from).find("?") != std::string::npos);
}

TEST_CASE("masking: neither the copied formulas nor what comes back along a path show a number that is asked for") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Strings en = words_of("en");
    const auto digits = [&](const char* cell) { return reading(read(*parse_cell(cell, visible(s), looked_at(s)), visible(s), s.memory)); };
    const Masking gradient({"grad hidden.a[1]"}, s);
    // One path leads back to it: what comes along it is the gradient itself.
    const auto own = present_inspector(s, "hidden.a[1]", en, gradient);
    REQUIRE(own->goes_to.shown.size() == 1);
    CHECK(own->goes_to.shown[0].share.back().text == "?");
    CHECK(plain_text(own->goes_to.shown[0].share).find(digits("grad hidden.a[1]")) == std::string::npos);
    // The same number, from the other end.
    const auto sender = present_inspector(s, "output.xw[0]", en, gradient);
    const auto back = std::find_if(sender->passes_back.shown.begin(), sender->passes_back.shown.end(), [](const auto& p) { return p.cell == "grad hidden.a[1]"; });
    REQUIRE(back != sender->passes_back.shown.end());
    CHECK(back->share.back().text == "?");
    // A share that is nothing but a masked number.
    const auto next = present_inspector(s, "output.xw[0]", en, Masking({"grad output.z[0]"}, s));
    CHECK(plain_text(next->goes_to.shown[0].share) == "?");
    for (const CopyForm form : {CopyForm::text, CopyForm::latex}) {
        const std::string of_gradient = copied(s, "hidden.a[1]", gradient, form);
        std::string shown = digits("grad hidden.a[1]");
        if (const std::string minus = "\u2212"; shown.starts_with(minus) && form == CopyForm::latex) shown.replace(0, minus.size(), "-");
        CHECK(of_gradient.find(shown) == std::string::npos);
        CHECK(of_gradient.find("= ?") != std::string::npos);
        const std::string of_value = copied(s, "output.z[0]", Masking({"hidden.a[1]"}, s), form);
        CHECK(of_value.find("?") != std::string::npos);
        CHECK(of_value.find(digits("hidden.a[1]").substr(0, 6)) == std::string::npos);
    }
}

TEST_CASE("masking: the loss of the data does not run ahead of the first forward pass, and gives away no value that is asked for") {
    auto session = example_session();
    AppState state;
    CHECK(shown_loss(state, snapshot_of(*session), 0.5) == "0.5000");
    session->tick();
    while (!value_known(snapshot_of(*session), visible(snapshot_of(*session)).loss)) {
        CHECK(shown_loss(state, snapshot_of(*session), 0.5) == not_computed);
        session->tick();
    }
    const Snapshot s = snapshot_of(*session);
    CHECK(shown_loss(state, s, 0.5) == "0.5000");
    state.masked = {"hidden.a[1]"};
    CHECK(shown_loss(state, s, 0.5) == hidden_number);
    state.masked = {"grad hidden.a[1]"};
    CHECK(shown_loss(state, s, 0.5) == "0.5000");
}

TEST_CASE("masking: of an example that a smaller batch does not have nothing is masked, read or judged") {
    auto session = example_session();
    REQUIRE(session->apply(*parse_command("set batch_size 6")));  // of 20 examples: the last batch has 2
    for (const auto& [step, there] : {std::pair{3, true}, {4, false}}) {
        session->visit(step, 0);
        const Snapshot s = snapshot_of(*session);
        const std::string cell = "hidden.a[0]#5";
        AppState state;
        state.masked = {cell};
        CHECK(masked(state, s, cell) == there);
        CHECK(Masking({cell}, s).empty() == !there);
        CHECK(live_number(s, cell).has_value() == there);
        CHECK(live_number(s, "hidden.a[0]#1").has_value());
        CHECK((elements(s, cell).chosen >= 0) == there);
        CHECK((elements(s, cell).row == 5) == there);
        Attempt attempt = judge(question_for(cell), {}, "0.5", s, {});
        CHECK((attempt.verdict == Attempt::Verdict::not_yet) == !there);
        const MatricesPicture matrices = present_matrices(s, 1, cell, false, true, words_of("en"));
        CHECK(crossing_of(s, matrices, cell).has_value() == there);
    }
}

TEST_CASE("masking: a page's text hides the number and whatever is computed from it") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const PageResult page = parse_page("p", "---\ntitle: P\n---\n```stage\n```\n## S\n`=hidden.a[1]` `=2*hidden.a[1]` `=hidden.a[0]`\n");
    REQUIRE(page.errors.empty());
    AppState state;
    state.masked = {"hidden.a[1]"};
    const PagePicture p = present_page(page, state, s, words_of("en"));
    std::vector<std::string> numbers;
    for (const BlockPicture& b : p.blocks)
        for (const TextPiece& piece : b.content)
            if (piece.kind == TextPiece::Kind::number) numbers.push_back(piece.text);
    REQUIRE(numbers.size() == 3);
    CHECK(numbers[0] == "?");
    CHECK(numbers[1] == "?");
    CHECK(numbers[2] != "?");
}
