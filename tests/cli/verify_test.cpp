#include "streams.h"

using namespace chainrule;

TEST_CASE("cli: verify prints every published number beside ours, and says what is wrong in print") {
    Streams s;
    CHECK(cli::verify(false, s.context) == 0);
    for (const char* part : {"Matt Mazur: A Step by Step Backpropagation Example", "After one update", "0.291027924           0.291027774           1.5e-07   published_wrong",
                             "updated w5, w6, w7 and w8 first", "8 were published wrong, 0 do not come out."})
        CHECK(has(s.out, part));
}

TEST_CASE("cli: verify --json is one line per number") {
    Streams s;
    CHECK(cli::verify(true, s.context) == 0);
    const std::vector<Json> lines = s.lines();
    CHECK(lines.size() > 130);
    int wrong = 0;
    for (const Json& line : lines) {
        for (const char* name : {"source", "calculation", "number", "published", "got", "verdict"}) CHECK(line.find(name)->text());
        CHECK(line.find("difference")->number());
        CHECK(*line.find("verdict")->text() != "not_reproduced");
        const bool is_wrong = *line.find("verdict")->text() == "published_wrong";
        CHECK(bool(line.find("right")) == is_wrong);
        wrong += is_wrong;
    }
    CHECK(wrong == 8);
}

TEST_CASE("cli: verify stops where nothing can be written") {
    FullDisk disk(200);
    std::ostream out(&disk);
    std::ostringstream err;
    cli::Context context{out, err, words_of("en"), ""};
    CHECK(cli::verify(true, context) == 2);
    CHECK(has(err, "could not be written"));
}
