// What a learner has made of one question so far. Plain data.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace chainrule {

// A sentence that is worded later, so that it follows the language: a key of ui.json and its arguments. An argument that begins
// with @ is a key itself.
struct Saying {
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
    bool operator==(const Saying&) const = default;
};

struct Attempt {
    enum class Verdict { none, unreadable, not_yet, wrong, right, revealed };
    Verdict verdict = Verdict::none;
    std::string typed;            // in the field now; of choices: the number of the last one tried, from 1
    std::vector<Saying> reply;    // to the last answer
    bool hint_shown = false;
    bool closed() const { return verdict == Verdict::right || verdict == Verdict::revealed; }
};

}  // namespace chainrule
