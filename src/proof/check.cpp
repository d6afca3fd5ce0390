#include "proof/check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "proof/calculation_run.h"

namespace chainrule {
namespace {

// A calculation without updates costs something too.
int64_t cost_of(const Calculation& calculation) { return calculation.updates + 1; }

std::string with_decimals(double x, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, x);
    // What rounds to zero has no sign.
    const std::string_view all = text;
    const bool zero = all.find_first_not_of("-0.") == all.npos;
    return std::string(zero && text[0] == '-' ? text + 1 : text);
}

bool close(double got, const std::string& printed, bool exact) {
    const double tolerance = tolerance_of(printed, exact);
    return std::fabs(got - *parse_number(printed)) <= tolerance * (1 + 1e-9);
}

Verdict judge(double got, const Published& p) {
    const bool as_printed = close(got, p.printed, p.exact);
    if (p.right.empty()) return as_printed ? Verdict::reproduced : Verdict::not_reproduced;
    return !as_printed && close(got, p.right, p.exact) ? Verdict::published_wrong : Verdict::not_reproduced;
}

Finding finding(const Publication& source, const Calculation& calculation, const Published& p, double got) {
    const int decimals = std::max(decimals_of(p.printed), decimals_of(p.right));
    return {&source, &calculation, &p, got, with_decimals(got, decimals), std::fabs(got - *parse_number(p.printed)), judge(got, p)};
}

// Whole numbers may have more digits than a double; they are compared as they are written.
Finding finding_by_hand(const Publication& source, const Calculation& calculation, const Published& p, const std::string& got) {
    Finding f = finding(source, calculation, p, *parse_number(got));
    if (decimals_of(p.printed) > 0) return f;
    f.text = got;
    f.verdict = got == p.printed ? Verdict::reproduced : Verdict::not_reproduced;
    return f;
}

// `run`: null for what is computed by hand.
void find(const Publication& source, const Calculation& calculation, const CalculationRun* run, std::vector<Finding>& found) {
    std::vector<std::string> by_hand;
    if (calculation.by_hand) by_hand = calculation.by_hand();
    for (size_t i = 0; i < calculation.numbers.size(); ++i) {
        const Published& p = calculation.numbers[i];
        found.push_back(run ? finding(source, calculation, p, run->read(p.cell)) : finding_by_hand(source, calculation, p, by_hand.at(i)));
    }
}

}  // namespace

void Tally::add(const Finding& f) {
    ++all;
    ++(f.verdict == Verdict::reproduced ? reproduced : f.verdict == Verdict::published_wrong ? published_wrong : not_reproduced);
}

Tally tally(const std::vector<Finding>& findings) {
    Tally t;
    for (const Finding& f : findings) t.add(f);
    return t;
}

Proof::Proof(std::vector<const Publication*> sources) {
    if (sources.empty())
        for (const Publication& source : publications()) sources.push_back(&source);
    for (const Publication* source : sources)
        for (const Calculation& calculation : source->calculations) {
            calculations_.push_back({source, &calculation});
            cost_ += cost_of(calculation);
            numbers_ += int(calculation.numbers.size());
        }
}
Proof::~Proof() = default;

bool Proof::work(int64_t most_updates) {
    if (done()) return true;
    const Part& part = calculations_[next_];
    const Calculation& calculation = *part.calculation;
    if (!calculation.by_hand) {
        if (!run_) run_ = std::make_unique<CalculationRun>(calculation);
        if (!run_->advance(std::max<int64_t>(1, most_updates))) return false;
    }
    find(*part.source, calculation, run_.get(), found_);
    run_ = nullptr;
    paid_ += cost_of(calculation);
    ++next_;
    return done();
}

double Proof::progress() const { return cost_ == 0 ? 1 : double(paid_ + (run_ ? run_->updates() : 0)) / double(cost_); }

std::vector<Finding> check(const Publication& source, const Calculation& calculation) {
    std::vector<Finding> found;
    if (calculation.by_hand) return find(source, calculation, nullptr, found), found;
    CalculationRun run(calculation);
    while (!run.advance(calculation.updates + 1)) {}
    find(source, calculation, &run, found);
    return found;
}

}  // namespace chainrule
