// The published numbers as they are to be read: by source and calculation, each beside what came out here.
#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "app/proof_desk.h"
#include "base/strings.h"

namespace chainrule {

struct ProofNumber {
    std::string symbol, published, here, difference;
    size_t same = 0;   // how many bytes of `here` are as published, from the left; all of them where it is reproduced
    Verdict verdict = Verdict::reproduced;
    std::string said;  // all of it as one sentence
};

struct ProofCount {
    Verdict verdict;
    std::string text;  // "8 reproduced"
};

struct ProofCalculation {
    std::string id, title;
    std::vector<ProofNumber> numbers;
    std::vector<ProofCount> counts;  // of the verdicts that occur
    std::string why;                 // where a published number is wrong
};

struct ProofGroup {
    std::string id, author, title, address;
    std::string lesson, live;  // a page of this language, "" for none; and the words of the link to it
    std::vector<ProofCalculation> calculations;
};

struct ProofPicture {
    std::string summary;  // how it went, or how far it has come
    bool done = false;
    double progress = 0;
    std::vector<ProofGroup> groups;
};

// `asked`: why a number is wrong is a question that is still open: neither the reason is given nor what leads to it.
ProofPicture present_proof(const ProofSight& sight, const Library& library, const Strings& words, bool asked = false);

std::string verdict_word(Verdict verdict, const Strings& words);
std::string machine_words(const Strings& words);  // with what this build computes

}  // namespace chainrule
