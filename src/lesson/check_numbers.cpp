#include "lesson/check_numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "lesson/live.h"
#include "train/saved_run.h"
#include "tutorial/stage.h"

namespace chainrule {
namespace {

constexpr double rounding = 1e-9;  // of the last place: a number that lies between two may be written either way

// What a page writes to so many places and more, as the engine has it.
std::string in_full(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.12g", value);
    return text;
}

Result<Done> apply_all(Session& session, const std::string& commands) {
    for (const std::string& text : split_commands(commands)) {
        Result<Command> command = parse_command(text);
        if (!command) return command.error();
        if (Result<Done> done = session.apply(*command); !done) return done.error();
    }
    return Done{};
}

std::optional<Error> fault_in(const Check& check, Session& session) {
    if (check.arithmetic.empty()) return std::nullopt;
    const Result<Term> term = parse_value(check.arithmetic);
    if (!term) return std::nullopt;  // the reader's error
    Snapshot snapshot;
    if (check.commands.empty()) {
        session.fill(snapshot);
    } else {
        Result<std::unique_ptr<Session>> copy = Session::restore(session.save());
        if (!copy) return copy.error();
        if (Result<Done> done = apply_all(**copy, check.commands); !done) return done.error();
        (*copy)->fill(snapshot);
    }
    const std::optional<double> value = live_value(snapshot, *term);
    if (!value) return Error{"page.no_number", {{"name", check.arithmetic}}};
    if (rounds_to(*value, check.number)) return std::nullopt;
    return Error{"page.number", {{"found", check.number}, {"name", check.arithmetic}, {"expected", in_full(*value)}}};
}

}  // namespace

bool rounds_to(double value, std::string_view written) {
    const std::optional<double> number = parse_number(written);
    if (!number) return false;
    const size_t end = std::min(written.find_first_of("eE"), written.size()), point = written.substr(0, end).find('.');
    const double places = point == written.npos ? 0 : double(end - point - 1);
    const double exponent = end < written.size() ? parse_number(written.substr(end + 1)).value_or(0) : 0;
    return std::fabs(value - *number) <= 0.5 * std::pow(10.0, exponent - places) * (1 + rounding);
}

std::vector<Error> check_numbers(const Step& step, Session& session) {
    std::vector<Error> errors;
    Snapshot snapshot;
    session.fill(snapshot);
    for (const Block& block : step.blocks) {
        if (block.kind != Block::Kind::goal) continue;
        const Result<Term> condition = parse_condition(block.name);
        const std::optional<double> met = condition ? live_value(snapshot, *condition) : std::nullopt;
        if (met && *met != 0) errors.push_back(at_line(Error{"page.goal_met", {{"goal", block.name}}}, block.line));
    }
    for (const Check& check : step.checks)
        if (std::optional<Error> fault = fault_in(check, session)) errors.push_back(at_line(std::move(*fault), check.line));
    return errors;
}

}  // namespace chainrule
