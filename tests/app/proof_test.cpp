// The page of published numbers: computed beside the screen while somebody looks, and put into words.
#include "app/present/proof.h"

#include <catch_amalgamated.hpp>
#include <thread>

#include "../support/places.h"

using namespace chainrule;

namespace {

struct Desk {
    ProofDesk desk{[] {}};
    const ProofSight& look(const std::string& source = "") {
        desk.next_frame();
        return desk.look(source);
    }
    // As frames would, until all is computed.
    const ProofSight& wait(const std::string& source = "") {
        for (int i = 0; i < 3000; ++i) {
            if (look(source).done) return look(source);
            desk.pump(5);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        FAIL("it never comes to an end");
        return look(source);
    }
};

const ProofCalculation& calculation(const ProofPicture& p, const std::string& id) {
    for (const ProofGroup& group : p.groups)
        for (const ProofCalculation& each : group.calculations)
            if (each.id == id) return each;
    FAIL("there is no " << id);
    return p.groups[0].calculations[0];
}

}  // namespace

TEST_CASE("proof desk: all numbers are computed while somebody looks") {
    Desk d;
    CHECK(!d.look().done);
    const ProofSight& sight = d.wait();
    CHECK(int(sight.findings.size()) == sight.numbers);
    CHECK(sight.progress == 1);
}

TEST_CASE("proof desk: who comes back, or asks for it, sees them computed again") {
    Desk d;
    d.wait("d2l");
    CHECK(d.look("d2l").done);
    d.desk.again();
    CHECK(d.look("d2l").findings.size() <= 9);
    CHECK(d.wait("d2l").findings.size() == 9);
    d.desk.next_frame(), d.desk.next_frame();  // a frame in which nobody looks
    CHECK(d.desk.look("d2l").findings.empty());
    CHECK(d.wait("d2l").findings.size() == 9);
    CHECK(d.look("mazur").findings.empty());  // another source begins anew
    d.wait("mazur");
}

TEST_CASE("proof: published and ours stand beside each other, with the difference and a verdict in words") {
    Desk d;
    const Strings words = words_of("en");
    const ProofPicture p = present_proof(d.wait(), {}, words);
    CHECK(p.summary == "131 of 139 numbers are reproduced, 8 were published wrong.");
    const ProofCalculation& update = calculation(p, "mazur.update");
    CHECK(update.title == "After one update");
    REQUIRE(update.counts.size() == 2);
    CHECK(update.counts[0].text == "8 reproduced");
    CHECK(update.counts[1].text == "1 published wrong");
    CHECK(update.why.find("updated w5, w6, w7 and w8 first") != std::string::npos);
    const ProofNumber& loss = update.numbers.back();
    CHECK(loss.published == "0.291027924");
    CHECK(loss.here == "0.291027774");
    CHECK(loss.here.substr(loss.same) == "774");
    CHECK(loss.difference == "1.5e\u22127");
    CHECK(loss.said == "E: published 0.291027924, here 0.291027774, difference 1.5e\u22127, published wrong");
    const ProofNumber& cat = calculation(p, "cs231n.cat").numbers[0];
    CHECK(cat.published == "\u221296.8");
    CHECK(cat.difference == "0");
    CHECK(cat.same == cat.here.size());
    CHECK(calculation(p, "cs231n.svm").why.empty());
}

TEST_CASE("proof: while it is computed the summary says how far it has come") {
    ProofSight sight;
    sight.numbers = 138;
    CHECK(present_proof(sight, {}, words_of("en")).summary == "Computing: 0 of 138 numbers");
}

TEST_CASE("proof: while a lesson asks for the reason it is not given away") {
    Desk d;
    const Strings words = words_of("en");
    const ProofPicture asked = present_proof(d.wait("mazur"), {}, words, true);
    REQUIRE(asked.groups.size() == 1);
    CHECK(asked.groups[0].calculations.size() == 4);
    for (const ProofCalculation& each : asked.groups[0].calculations) {
        CHECK(each.why.find("w5") == std::string::npos);
        CHECK(each.title.find("first") == std::string::npos);
    }
    CHECK(present_proof(d.look("mazur"), {}, words).groups[0].calculations.size() == 6);
}

TEST_CASE("proof: a source leads to the lesson that shows it live, where this language has it") {
    Desk d;
    Library library;
    library.pages.push_back(parse_page("07-gradient-descent", "---\ntitle: Downhill\n---\n"));
    const ProofSight& sight = d.wait("d2l");
    CHECK(present_proof(sight, library, words_of("en")).groups[0].live == "See it live: Downhill");
    CHECK(present_proof(sight, {}, words_of("en")).groups[0].lesson.empty());
}
