// Computing the published numbers: all come out, those that are known to be wrong come out right, and a wrong one is noticed.
#include "proof/check.h"

#include <catch_amalgamated.hpp>

#include "../support/places.h"

using namespace chainrule;

namespace {

std::vector<Finding> all() {
    Proof proof;
    while (!proof.work(1000)) {}
    return proof.findings();
}

const Calculation& calculation(const char* source, const std::string& id) {
    for (const Calculation& each : find_publication(source)->calculations)
        if (each.id == id) return each;
    FAIL("there is no calculation " << id);
    return find_publication(source)->calculations[0];
}

Finding only(const char* source, Calculation& changed) { return check(*find_publication(source), changed).at(0); }

}  // namespace

TEST_CASE("proof: every number that was published right is reproduced, every wrong one comes out as it should be") {
    const std::vector<Finding> findings = all();
    for (const Finding& f : findings) {
        INFO(f.calculation->id << " " << f.published->symbol << ": printed " << f.published->printed << ", found " << f.text);
        CHECK(f.verdict == (f.published->right.empty() ? Verdict::reproduced : Verdict::published_wrong));
    }
    const Tally t = tally(findings);
    CHECK(t.all == t.reproduced + t.published_wrong);
    CHECK(t.all > 130);
    CHECK(t.published_wrong == 8);
}

TEST_CASE("proof: Mazur's wrong number comes out once the output weights are changed first") {
    const Finding right = check(*find_publication("mazur"), calculation("mazur", "mazur.update")).back();
    CHECK(right.verdict == Verdict::published_wrong);
    CHECK(right.got == Catch::Approx(.291027773694).margin(1e-12).epsilon(0));
    const Finding wrong = check(*find_publication("mazur"), calculation("mazur", "mazur.early")).back();
    CHECK(wrong.published->printed == right.published->printed);
    CHECK(wrong.verdict == Verdict::reproduced);
    CHECK(wrong.got == Catch::Approx(.291027923905).margin(1e-12).epsilon(0));
}

TEST_CASE("proof: in whatever slices it is computed, the same comes out") {
    const std::vector<Finding> at_once = all();
    Proof proof;
    CHECK(proof.numbers() == int(at_once.size()));
    double before = 0;
    for (int slices = 1; !proof.work(700); ++slices) {
        REQUIRE(slices < 1000);
        CHECK(proof.progress() >= before);
        before = proof.progress();
        CHECK(before < 1);
    }
    CHECK(proof.progress() == 1);
    REQUIRE(proof.findings().size() == at_once.size());
    for (size_t i = 0; i < at_once.size(); ++i) CHECK(proof.findings()[i].got == at_once[i].got);
    CHECK(proof.work(1));  // nothing is left
}

TEST_CASE("proof: one source alone") {
    Proof proof({find_publication("d2l")});
    while (!proof.work(100)) {}
    CHECK(proof.findings().size() == 9);
    for (const Finding& f : proof.findings()) CHECK(f.source->id == "d2l");
}

TEST_CASE("proof: a number that does not come out is noticed, also where another was expected to be wrong") {
    Calculation changed = calculation("mazur", "mazur.forward");
    changed.numbers = {{"net h1", "0.3776", "hidden.z[0]"}};
    CHECK(only("mazur", changed).verdict == Verdict::not_reproduced);
    changed.numbers = {{"net h1", "0.3776", "hidden.z[0]", "0.3775"}};
    CHECK(only("mazur", changed).verdict == Verdict::published_wrong);
    changed.numbers = {{"net h1", "0.3776", "hidden.z[0]", "0.3774"}};
    CHECK(only("mazur", changed).verdict == Verdict::not_reproduced);
    changed.numbers = {{"net h1", "0.3775", "hidden.z[0]", "0.3775"}};  // it is not wrong after all
    CHECK(only("mazur", changed).verdict == Verdict::not_reproduced);
    Calculation draws = calculation("splitmix", "splitmix.numbers");
    draws.numbers = {{"1", "6457827717110365316", ""}};  // the same as a double
    CHECK(only("splitmix", draws).verdict == Verdict::not_reproduced);
}

// The lessons' own models, in place of those that the table writes down.
TEST_CASE("proof: the models of the lessons give the published numbers") {
    struct Row {
        const char *source, *calculation, *model;
    };
    const auto row = GENERATE(Row{"mazur", "mazur.forward", "mazur"}, Row{"mazur", "mazur.backward", "mazur"}, Row{"mazur", "mazur.update", "mazur"},
                              Row{"mazur", "mazur.trained", "mazur"}, Row{"backprop-trace", "softmax.forward", "three-classes"},
                              Row{"backprop-trace", "softmax.update", "three-classes"}, Row{"goodfellow", "goodfellow.xor", "xor-hand"},
                              Row{"nielsen", "nielsen.good_start", "saturation"}, Row{"nielsen", "nielsen.good_end", "saturation"},
                              Row{"nielsen", "nielsen.bad_start", "saturation"}, Row{"nielsen", "nielsen.bad_end", "saturation"});
    INFO(row.calculation);
    Calculation lesson = calculation(row.source, row.calculation);
    if (row.model == std::string("saturation"))  // its bias starts from 0
        lesson.put.push_back({"neuron.b", {lesson.setup.model.layers[0].settings.number("bias_initializer.value")}});
    lesson.setup.model = *model_from_json(read_file(source_dir() / "tutorials/models" / (std::string(row.model) + ".json")));
    for (const Finding& f : check(*find_publication(row.source), lesson)) {
        INFO(f.published->symbol);
        CHECK(f.verdict != Verdict::not_reproduced);
    }
}
