#include <fstream>
#include <sstream>

#include <catch_amalgamated.hpp>

#include "../app/example_run.h"
#include "base/json.h"
#include "cli/verbs.h"

using namespace chainrule;

namespace {

struct Streams {
    std::ostringstream out, err;
    cli::Context context{out, err, english(), CHAINRULE_SOURCE_DIR "/tutorials"};
    std::vector<Json> lines() const {
        std::vector<Json> found;
        std::istringstream text(out.str());
        for (std::string line; std::getline(text, line);) {
            Result<Json> json = parse_json(line);
            REQUIRE(json);
            found.push_back(*json);
        }
        return found;
    }
};

const std::atomic<bool> go_on = false;

}  // namespace

TEST_CASE("cli: train writes a line of JSON per epoch and one for the run, and the loss falls") {
    Streams s;
    cli::TrainOptions options;
    options.run.model = "circle", options.run.data = "circle", options.run.examples = 100, options.epochs = 30;
    CHECK(cli::train(options, go_on, s.context) == 0);
    const std::vector<Json> lines = s.lines();
    REQUIRE(lines.size() == 31);
    CHECK(*lines[0].find("epoch")->number() == 1);
    CHECK(*lines[29].find("loss")->number() < *lines[0].find("loss")->number());
    CHECK(*lines[30].find("done")->flag());
    CHECK(*lines[30].find("examples_per_second")->number() > 0);
}

TEST_CASE("cli: the same seed trains to the same numbers, another to others") {
    auto last_loss = [](uint64_t seed) {
        Streams s;
        cli::TrainOptions options;
        options.run.model = "circle", options.run.data = "circle", options.run.seed = seed, options.epochs = 3;
        cli::train(options, go_on, s.context);
        return *s.lines()[2].find("loss")->number();
    };
    CHECK(last_loss(4) == last_loss(4));
    CHECK(last_loss(4) != last_loss(5));
}

TEST_CASE("cli: a run that is stopped ends cleanly and says that it was not done") {
    Streams s;
    cli::TrainOptions options;
    options.run.model = "spiral", options.epochs = 1000000;
    const std::atomic<bool> stop = true;
    CHECK(cli::train(options, stop, s.context) == 0);
    CHECK_FALSE(*s.lines().back().find("done")->flag());
}

TEST_CASE("cli: a learning rate that makes numbers infinite ends in a sentence that says where") {
    Streams s;
    cli::TrainOptions options;
    options.run.model = CHAINRULE_SOURCE_DIR "/tests/cli/linear.json", options.run.data = "gauss", options.run.learning_rate = 1000;
    CHECK(cli::train(options, go_on, s.context) == 2);
    CHECK(s.err.str().find("infinite") != std::string::npos);
}

TEST_CASE("cli: explain gives value, gradient and update of a weight with their formulas") {
    Streams s;
    cli::ExplainOptions options;
    options.run.model = "spiral", options.cell = "hidden_1.w[0,2]";
    CHECK(cli::explain(options, s.context) == 0);
    const std::string text = s.out.str();
    for (const char* part : {"hidden_1.w[0,2], step 0", "value  ", "gradient  ", "updated  ", "previous hidden_1.w[0,2]"}) {
        INFO(text);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("cli: explain writes a neuron as one formula over its inputs") {
    Streams s;
    cli::ExplainOptions options;
    options.run.model = "spiral", options.cell = "hidden_1.a[0]", options.steps = 3;
    CHECK(cli::explain(options, s.context) == 0);
    CHECK(s.out.str().find("tanh(x[0]\u00b7hidden_1.w[0,0] + x[1]\u00b7hidden_1.w[1,0] + hidden_1.b[0])") != std::string::npos);
}

TEST_CASE("cli: what does not exist is refused in one sentence that names it") {
    Streams model, cell, data;
    CHECK(cli::summary("no-such-model", model.context) == 2);
    CHECK(model.err.str().find("no-such-model") != std::string::npos);
    CHECK(model.err.str().find("spiral") != std::string::npos);
    cli::ExplainOptions options;
    options.run.model = "spiral", options.cell = "hidden_9.w[0,0]";
    CHECK(cli::explain(options, cell.context) == 2);
    CHECK(cell.err.str().find("hidden_9") != std::string::npos);
    options.run.data = "moons", options.cell = "loss";
    CHECK(cli::explain(options, data.context) == 2);
    CHECK(data.err.str().find("moons") != std::string::npos);
}

TEST_CASE("cli: summary lists layers with their parameters and the ops of both plans") {
    Streams s;
    CHECK(cli::summary("spiral", s.context) == 0);
    const std::string text = s.out.str();
    for (const char* part : {"hidden_1", "Dense, tanh", "parameters  105", "hidden_1.xw (matmul)", "hidden_1.a (dense)"}) {
        INFO(text);
        CHECK(text.find(part) != std::string::npos);
    }
}
