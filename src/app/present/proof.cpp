#include "app/present/proof.h"

#include <algorithm>

#include "app/format.h"
#include "base/parallel.h"
#include "nn/kernels/flavour.h"

namespace chainrule {
namespace {

// As it is printed, but with a real minus.
std::string set_number(const std::string& printed) { return printed.starts_with('-') ? "\u2212" + printed.substr(1) : printed; }

size_t common(const std::string& a, const std::string& b) {
    return size_t(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

ProofNumber number_of(const Finding& f, const Strings& words) {
    ProofNumber n;
    n.symbol = f.published->symbol, n.published = set_number(f.published->printed), n.here = set_number(f.text);
    n.difference = f.difference == 0 ? "0" : significant(f.difference, 2);
    n.verdict = f.verdict;
    n.same = f.verdict == Verdict::reproduced ? n.here.size() : common(n.here, n.published);
    n.said = words("proof.row", {{"number", n.symbol}, {"published", n.published}, {"here", n.here}, {"difference", n.difference},
                                 {"verdict", verdict_word(n.verdict, words)}});
    return n;
}

void count(ProofCalculation& calculation, const Strings& words) {
    for (const Verdict verdict : {Verdict::reproduced, Verdict::published_wrong, Verdict::not_reproduced}) {
        const auto n = std::count_if(calculation.numbers.begin(), calculation.numbers.end(), [&](const ProofNumber& one) { return one.verdict == verdict; });
        if (n > 0) calculation.counts.push_back({verdict, words("proof.count", {{"n", std::to_string(n)}, {"verdict", verdict_word(verdict, words)}})});
    }
}

ProofGroup group_of(const Publication& source, const Library& library, const Strings& words) {
    ProofGroup group{source.id, source.author, source.title, source.address, "", "", {}};
    if (const PageResult* page = library.find(source.lesson)) group.lesson = source.lesson, group.live = words("proof.live", {{"lesson", page->page.title}});
    return group;
}

std::string summary_of(const ProofSight& sight, const Tally& t, const Strings& words) {
    if (!sight.done) return words("proof.running", {{"done", std::to_string(sight.findings.size())}, {"all", std::to_string(sight.numbers)}});
    const std::string all = std::to_string(t.all), reproduced = std::to_string(t.reproduced), wrong = std::to_string(t.published_wrong);
    if (t.not_reproduced == 0) return words("proof.summary", {{"all", all}, {"reproduced", reproduced}, {"wrong", wrong}});
    return words("proof.summary.missed", {{"all", all}, {"reproduced", reproduced}, {"wrong", wrong}, {"missed", std::to_string(t.not_reproduced)}});
}

}  // namespace

ProofPicture present_proof(const ProofSight& sight, const Library& library, const Strings& words, bool asked) {
    ProofPicture picture{"", sight.done, sight.progress, {}};
    Tally shown;
    const Publication* source = nullptr;
    const Calculation* calculation = nullptr;
    for (const Finding& f : sight.findings) {
        if (asked && f.calculation->how_it_went_wrong) continue;
        shown.add(f);
        if (f.source != source) picture.groups.push_back(group_of(*f.source, library, words));
        ProofGroup& group = picture.groups.back();
        if (f.calculation != calculation) group.calculations.push_back({f.calculation->id, words("proof." + f.calculation->id), {}, {}, ""});
        source = f.source, calculation = f.calculation;
        group.calculations.back().numbers.push_back(number_of(f, words));
        if (f.verdict == Verdict::published_wrong) group.calculations.back().why = asked ? words("proof.asked") : words("proof." + f.calculation->id + ".why");
    }
    for (ProofGroup& group : picture.groups)
        for (ProofCalculation& each : group.calculations) count(each, words);
    picture.summary = summary_of(sight, shown, words);
    return picture;
}

std::string verdict_word(Verdict verdict, const Strings& words) {
    if (verdict == Verdict::reproduced) return words("proof.verdict.reproduced");
    return verdict == Verdict::published_wrong ? words("proof.verdict.published_wrong") : words("proof.verdict.not_reproduced");
}

std::string machine_words(const Strings& words) {
    const int threads = thread_count();
    return words("proof.machine", {{"threads", threads == 1 ? words("proof.threads.one") : words("proof.threads.many", {{"n", std::to_string(threads)}})},
                                   {"simd", words(kernels::relaxed() ? "proof.simd.relaxed" : "proof.simd.plain")}});
}

}  // namespace chainrule
