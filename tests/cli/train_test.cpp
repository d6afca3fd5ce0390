#include <cmath>
#include <limits>

#include "streams.h"

using namespace chainrule;

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
    CHECK(cli::train(options, stop, s.context) == 130);
    CHECK_FALSE(*s.lines().back().find("done")->flag());
}

TEST_CASE("cli: a run that is stopped within an epoch says nothing of that epoch") {
    Streams s;
    cli::TrainOptions options;
    options.run.model = linear_model(), options.run.data = "gauss", options.run.learning_rate = 1000;
    options.run.examples = 20, options.run.batch_size = 1;
    CHECK(cli::train(options, go_on, s.context) == 2);
    const std::vector<Json> lines = s.lines();
    const double steps = *lines.back().find("steps")->number();
    REQUIRE(std::fmod(steps, 10) != 0);
    CHECK(lines.size() == size_t(steps / 10) + 1);
    for (size_t i = 0; i + 1 < lines.size(); ++i) CHECK(*lines[i].find("step")->number() == 10.0 * double(i + 1));
}

TEST_CASE("cli: a learning rate that makes numbers infinite ends in a sentence that says where") {
    Streams s;
    cli::TrainOptions options;
    options.run.model = linear_model(), options.run.data = "gauss", options.run.learning_rate = 1000;
    options.run.batch_size = 250;
    CHECK(cli::train(options, go_on, s.context) == 2);
    CHECK(s.err.str().find("infinite") != std::string::npos);
    CHECK(s.err.str().find("In step ") != std::string::npos);
    // The last losses are infinite before the weights are: every line is JSON all the same.
    const std::vector<Json> lines = s.lines();
    CHECK(lines[lines.size() - 2].find("loss")->is_null());
}

TEST_CASE("cli: a learning rate is checked as the model's own is") {
    for (const double rate : {std::numeric_limits<double>::quiet_NaN(), -1.0, 1e9}) {
        Streams s;
        cli::TrainOptions options;
        options.run.model = "xor", options.run.learning_rate = rate, options.epochs = 1;
        CHECK(cli::train(options, go_on, s.context) == 2);
        CHECK(has(s.err, "learning_rate"));
    }
    Streams zero;
    cli::TrainOptions options;
    options.run.model = "xor", options.run.learning_rate = 0, options.epochs = 2;
    CHECK(cli::train(options, go_on, zero.context) == 0);
    CHECK(*zero.lines()[0].find("loss")->number() == *zero.lines()[1].find("loss")->number());
}

TEST_CASE("cli: output that cannot be written is an error, and ends a long run") {
    FullDisk disk(300);
    std::ostream out(&disk);
    std::ostringstream err;
    cli::Context context{out, err, words_of("en"), (source_dir() / "tutorials").string()};
    cli::TrainOptions options;
    options.run.model = "xor", options.epochs = 1000000000;
    CHECK(cli::train(options, go_on, context) == 2);
    CHECK(has(err, "could not be written"));
    err.str("");
    CHECK(cli::summary("xor", context) == 2);
    CHECK(has(err, "could not be written"));
}

TEST_CASE("cli: a model that is called as a data set trains on it unless told otherwise, and train says on which before") {
    const auto said = [](const char* model, const char* data) {
        Streams s;
        cli::TrainOptions options;
        options.run.model = model, options.run.data = data, options.run.learning_rate = 0.001, options.epochs = 1;
        CHECK(cli::train(options, go_on, s.context) == 0);
        return s.err.str();
    };
    CHECK(said("xor", "") == "xor learns the data xor: 250 examples to train on, 250 to test with\n");
    CHECK(said("circle", "").starts_with("circle learns the data circle:"));
    CHECK(said("xor-hand", "").starts_with("xor-hand learns the data xor:"));
    CHECK(said("gate", "").starts_with("gate learns the data spiral:"));
    CHECK(said("xor", "gauss").starts_with("xor learns the data gauss:"));
    CHECK(said("xor", "gauss examples=100 test_share=0.1").starts_with("xor learns the data gauss: 90 examples to train on, 10 to test with"));
}

TEST_CASE("cli: where nothing is tested there are no numbers of a test") {
    const auto has_test = [](double share, bool progress) {
        Streams s;
        cli::TrainOptions options;
        options.run.model = "xor", options.run.test_share = share, options.epochs = 1, options.progress = progress;
        CHECK(cli::train(options, go_on, s.context) == 0);
        const std::vector<Json> lines = s.lines();
        CHECK(lines[0].find("accuracy"));
        CHECK(bool(lines[0].find("test_loss")) == (share > 0));
        CHECK(bool(lines[0].find("test_accuracy")) == (share > 0));
        return s.err.str();
    };
    CHECK(has_test(0.5, true).find("  test ") != std::string::npos);
    CHECK(has_test(0, true).find("  test ") == std::string::npos);
    CHECK(has_test(0, false).find("500 examples to train on, none to test with") != std::string::npos);
}

TEST_CASE("cli: every model of the zoo trains on the data it is for, or on examples that its refusal shows") {
    for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tutorials/models")) {
        cli::TrainOptions options;
        options.run.model = entry.path().stem().string(), options.run.seed = 2, options.epochs = 1;
        Streams plain, shown;
        if (cli::train(options, go_on, plain.context) == 0) continue;
        const std::string said = plain.err.str();
        INFO(said);
        const size_t begin = said.find("--data \"");
        REQUIRE(begin != said.npos);
        options.run.data = said.substr(begin + 8, said.find('"', begin + 8) - begin - 8);
        CHECK(cli::train(options, go_on, shown.context) == 0);
    }
}
