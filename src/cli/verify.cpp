#include <algorithm>
#include <cstdio>
#include <ostream>

#include "base/json.h"
#include "cli/verbs.h"
#include "proof/check.h"

namespace chainrule::cli {
namespace {

const char* name_of(Verdict verdict) {
    return verdict == Verdict::reproduced ? "reproduced" : verdict == Verdict::published_wrong ? "published_wrong" : "not_reproduced";
}

Json to_json(const Finding& f) {
    JsonObject line{{"source", f.source->id}, {"calculation", f.calculation->id}, {"number", f.published->symbol}, {"published", f.published->printed},
                    {"got", f.text}, {"difference", f.difference}, {"verdict", name_of(f.verdict)}};
    if (!f.published->right.empty()) line.emplace_back("right", f.published->right);
    return Json(std::move(line));
}

// Padded by what is seen, not by bytes: symbols have letters beyond ASCII.
std::string padded(const std::string& text, size_t width) {
    const size_t seen = size_t(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    return text + std::string(width > seen ? width - seen : 0, ' ');
}

void write_row(const Finding& f, std::ostream& out) {
    char difference[32];
    std::snprintf(difference, sizeof difference, "%.1e", f.difference);
    out << "    " << padded(f.published->symbol, 12) << padded(f.published->printed, 22) << padded(f.text, 22) << padded(f.difference == 0 ? "0" : difference, 10)
        << name_of(f.verdict) << "\n";
}

// What went wrong in print, once the numbers of the calculation are written.
void say_why(Context& context, const Calculation* calculation, bool wrong) {
    if (wrong) context.out << "      " << context.words("proof." + calculation->id + ".why") << "\n";
}

}  // namespace

int verify(bool json, Context& context) {
    Proof proof;
    const Publication* source = nullptr;
    const Calculation* calculation = nullptr;
    bool wrong = false;
    for (size_t written = 0; !proof.done() && context.out;) {
        proof.work(INT64_MAX);
        for (; written < proof.findings().size(); ++written) {
            const Finding& f = proof.findings()[written];
            if (json) {
                context.out << to_line(to_json(f)) << "\n";
                continue;
            }
            if (f.calculation != calculation) say_why(context, calculation, wrong), wrong = false;
            if (f.source != source) context.out << (source ? "\n" : "") << f.source->author << ": " << f.source->title << "\n" << f.source->address << "\n";
            if (f.calculation != calculation) context.out << "  " << context.words("proof." + f.calculation->id) << "\n";
            source = f.source, calculation = f.calculation;
            wrong = wrong || f.verdict == Verdict::published_wrong;
            write_row(f, context.out);
        }
    }
    say_why(context, calculation, wrong);
    const Tally t = tally(proof.findings());
    if (!json)
        context.out << "\n" << t.reproduced << " of " << t.all << " numbers are reproduced, " << t.published_wrong << " were published wrong, " << t.not_reproduced
                    << " do not come out.\n";
    const int status = finish(context);
    return status != 0 ? status : t.not_reproduced > 0 ? 1 : 0;
}

}  // namespace chainrule::cli
