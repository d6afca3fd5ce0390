#include "app/answers.h"

#include <algorithm>

#include "lesson/live.h"
#include "app/mistakes.h"
#include "app/present/looking.h"
#include "tutorial/question.h"

namespace chainrule {
namespace {

Attempt replied(Attempt attempt, Attempt::Verdict verdict, std::vector<Saying> reply) {
    attempt.verdict = verdict, attempt.reply = std::move(reply);
    return attempt;
}

Saying saying_of(const Error& error) { return {"error." + error.key, error.arguments}; }

}  // namespace

std::string directive_id(int step, int number) { return std::to_string(step + 1) + "." + std::to_string(number); }

std::optional<std::string> number_asked(const Block& question) {
    if (!question.choices.empty()) return std::nullopt;
    Result<Term> answer = parse_value(question.settings.text("answer"));
    if (!answer || answer->kind != Term::Kind::name) return std::nullopt;
    return answer->name;
}

int digits_of(const Block& question) { return int(question.settings.number("digits", 3)); }

std::optional<double> truth_of(const Block& question, const Snapshot& s) {
    Result<Term> answer = parse_value(question.settings.text("answer"));
    return answer && question.choices.empty() ? live_value(s, *answer) : std::nullopt;
}

Attempt judge(const Block& question, Attempt attempt, const std::string& typed, const Snapshot& s, const Masking& masking) {
    using Verdict = Attempt::Verdict;
    attempt.typed = typed;
    if (!question.choices.empty()) {
        const bool right = typed == question.settings.text("answer");
        return replied(std::move(attempt), right ? Verdict::right : Verdict::wrong, {{right ? "question.right" : "question.not_this", {}}});
    }
    Result<Term> answer = parse_value(question.settings.text("answer"));
    if (!answer) return replied(std::move(attempt), Verdict::unreadable, {saying_of(answer.error())});
    const std::vector<std::string> own = names_in(*answer);
    Result<double> given = typed_number(typed, [&](const std::string& name) -> std::optional<double> {
        Result<Term> term = parse_value(name);
        if (std::find(own.begin(), own.end(), name) != own.end() || (term && masking.hides(*term, s))) return std::nullopt;
        return live_number(s, name);
    });
    if (!given) return replied(std::move(attempt), Verdict::unreadable, {saying_of(given.error())});
    const std::optional<double> truth = live_value(s, *answer);
    if (!truth) return replied(std::move(attempt), Verdict::not_yet, {{"question.not_yet", {}}});
    const int digits = digits_of(question);
    if (is_right(*given, *truth, digits)) return replied(std::move(attempt), Verdict::right, {{"question.right", {}}});
    std::optional<Saying> mistake;
    Result<Cell> cell = parse_cell(answer->name, visible(s), looked_at(s), s.memory.work.rows);
    if (answer->kind == Term::Kind::name && cell) mistake = mistake_in(s, *cell, *given, digits);
    else mistake = mistake_in_number(*given, *truth, digits);
    return replied(std::move(attempt), Verdict::wrong, {{"question.wrong", {}}, mistake.value_or(Saying{"mistake.unknown", {}})});
}

Block question_for(const std::string& cell) {
    Block question;
    question.kind = Block::Kind::question;
    question.settings.set("answer", cell);
    question.settings.set("digits", 3.0);
    return question;
}

bool goal_met(const Block& goal, const Snapshot& s) {
    Result<Term> condition = parse_condition(goal.name);
    if (!condition) return false;
    const std::optional<double> value = live_value(s, *condition);
    return value && *value != 0;
}

}  // namespace chainrule
