#include "app/answers.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

#include "lesson/live.h"
#include "app/mistakes.h"
#include "app/present/looking.h"
#include "example_run.h"
#include "train/cursor_text.h"

using namespace chainrule;
using Verdict = Attempt::Verdict;

namespace {

// 2-3-1, stopped where all gradients are there and nothing is updated yet.
Snapshot before_update(Session& session) {
    session.visit(0, *tick_of(session.scene(), "update"));
    return snapshot_of(session);
}

Attempt answer(const Snapshot& s, const std::string& asked, const std::string& typed, int digits = 3) {
    Block question = question_for(asked);
    question.settings.set("digits", double(digits));
    return judge(question, {}, typed, s, Masking({asked}, s));
}

std::string digits_of_number(double x) { return to_text(Value(x)); }
double value(const Snapshot& s, const std::string& name) { return *live_number(s, name); }
std::string mistake(const Snapshot& s, const std::string& asked, double typed) {
    const Attempt attempt = answer(s, asked, digits_of_number(typed));
    CHECK(attempt.verdict == Verdict::wrong);
    return attempt.reply.size() == 2 ? attempt.reply[1].key : "";
}

}  // namespace

TEST_CASE("answers: numbers, fractions and expressions are right to the digits that are asked for") {
    auto session = example_session();
    const Snapshot s = before_update(*session);
    const double truth = value(s, "hidden.z[0]");
    CHECK(answer(s, "hidden.z[0]", digits_of_number(truth)).verdict == Verdict::right);
    CHECK(answer(s, "hidden.z[0]", digits_of_number(truth * 2) + " / 2").verdict == Verdict::right);
    CHECK(answer(s, "hidden.z[0]", digits_of_number(truth * 1.004)).verdict == Verdict::right);
    CHECK(answer(s, "hidden.z[0]", digits_of_number(truth * 1.004), 5).verdict == Verdict::wrong);
    CHECK(answer(s, "hidden.z[0]", "x[0]*hidden.w[0,0] + x[1]*hidden.w[1,0] + hidden.b[0]").verdict == Verdict::right);
}

TEST_CASE("answers: the number itself, and what is no number, are no answers") {
    auto session = example_session();
    const Snapshot s = before_update(*session);
    for (const char* typed : {"hidden.z[0]", "", "?", "1/", "abc", "1/0", "1 < 2"}) {
        INFO(typed);
        const Attempt attempt = answer(s, "hidden.z[0]", typed);
        CHECK(attempt.verdict == Verdict::unreadable);
        CHECK_FALSE(attempt.reply.empty());
    }
}

TEST_CASE("answers: what is not computed yet cannot be judged yet") {
    auto session = example_session();
    session->tick();
    const Snapshot s = snapshot_of(*session);
    CHECK(answer(s, "hidden.z[0]", "1").verdict == Verdict::not_yet);
}

TEST_CASE("answers: usual mistakes with a gradient are told apart") {
    auto session = example_session();
    const Snapshot s = before_update(*session);
    const double truth = value(s, "grad hidden.a[0]");
    CHECK(mistake(s, "grad hidden.a[0]", -truth) == "mistake.sign");
    CHECK(mistake(s, "grad hidden.a[0]", value(s, "grad output.z[0]")) == "mistake.local_missing");
    CHECK(mistake(s, "grad hidden.a[0]", value(s, "output.w[0,0]")) == "mistake.upstream_missing");
    CHECK(mistake(s, "grad hidden.a[0]", truth * 4) == "mistake.not_averaged");
    CHECK(mistake(s, "grad hidden.a[0]", truth / 4) == "mistake.averaged_twice");
    CHECK(mistake(s, "grad hidden.a[0]", value(s, "hidden.a[0]")) == "mistake.value_for_gradient");
    CHECK(mistake(s, "grad hidden.z[0]", value(s, "grad hidden.z[0]") / value(s, "output.w[0,0]")) == "mistake.factor_missing");
    const double rate = s.optimizer_settings.number("learning_rate");
    const double updated = value(s, "output.w[0,0]") - rate * value(s, "grad output.w[0,0]");
    if (std::abs(updated / value(s, "output.w[0,0]") - 1) > 0.02)
        CHECK(mistake(s, "grad hidden.a[0]", value(s, "grad output.z[0]") * updated) == "mistake.updated_weight");
}

TEST_CASE("answers: a forgotten path and a forgotten term are named") {
    auto session = example_session();
    const Snapshot s = before_update(*session);
    const double path = value(s, "grad hidden.z[0]") * value(s, "hidden.w[0,0]");
    const Attempt forgot = answer(s, "grad x[0]", digits_of_number(value(s, "grad x[0]") - path));
    REQUIRE(forgot.reply.size() == 2);
    CHECK(forgot.reply[1].key == "mistake.path_missing");
    CHECK(forgot.reply[1].arguments[0].second.find("hidden.w[0,0]") != std::string::npos);
    CHECK(mistake(s, "hidden.a[1]", value(s, "hidden.z[1]")) == "mistake.no_activation");
}

TEST_CASE("answers: usual mistakes with an update are told apart") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const std::string w = "output.w[0,0]";
    const double before = value(s, "previous " + w), after = value(s, w), grad = value(s, "grad " + w);
    Block question = question_for(w);
    question.settings.set("digits", 5.0);
    const auto said = [&](double typed) {
        const Attempt attempt = judge(question, {}, digits_of_number(typed), s, {});
        return attempt.reply.size() == 2 ? attempt.reply[1].key : "";
    };
    CHECK(said(2 * before - after) == "mistake.uphill");
    CHECK(said(before - grad) == "mistake.no_rate");
    CHECK(said(before) == "mistake.not_updated");
    CHECK(said(before - after) == "mistake.change_alone");
}

TEST_CASE("answers: of any number, sign, decimal point and early rounding are recognised") {
    CHECK(mistake_in_number(-0.5, 0.5, 3)->key == "mistake.sign");
    CHECK(mistake_in_number(5, 0.5, 3)->key == "mistake.decimal_point");
    CHECK(mistake_in_number(0.51, 0.5, 3)->key == "mistake.rounded");
    CHECK_FALSE(mistake_in_number(0.7, 0.5, 3));
}

TEST_CASE("answers: a choice is right by its number") {
    const PageResult page = parse_page("p", "---\ntitle: P\n---\n```stage\n```\n## S\n```question\nWhich?\nchoices = A | B | C\nanswer = 2\n```\n");
    REQUIRE(page.errors.empty());
    auto session = example_session();
    const Snapshot s = snapshot_of(*session);
    const Block& question = page.page.steps[0].blocks.back();
    CHECK(judge(question, {}, "1", s, {}).verdict == Verdict::wrong);
    CHECK(judge(question, {}, "2", s, {}).verdict == Verdict::right);
}

TEST_CASE("answers: a goal is met by the run, and not by numbers that are not there yet") {
    auto session = example_session();
    Block goal;
    goal.name = "abs(grad hidden.a[0]) < 100";
    CHECK_FALSE(goal_met(goal, snapshot_of(*session)));
    CHECK(goal_met(goal, before_update(*session)));
    goal.name = "step >= 1";
    CHECK_FALSE(goal_met(goal, snapshot_of(*session)));
    session->run_step();
    CHECK(goal_met(goal, snapshot_of(*session)));
}
