#include "cli/command_line.h"
#include "streams.h"

using namespace chainrule;

namespace {

int run(cli::Context& context, std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "chainrule");
    return cli::run(int(arguments.size()), arguments.data(), context);
}

int run(Streams& s, const std::vector<const char*>& arguments) { return run(s.context, arguments); }

}  // namespace

TEST_CASE("command line: help is the program's, or that of the subcommand that is asked for") {
    Streams all, flag, train, train_flag;
    CHECK(run(all, {"help"}) == 0);
    CHECK(run(flag, {"--help"}) == 0);
    CHECK(all.out.str() == flag.out.str());
    for (const char* verb : {"train", "explain", "summary", "verify", "check-pages"}) CHECK(has(all.out, std::string("\n  ") + verb + " "));
    CHECK(run(train, {"help", "train"}) == 0);
    CHECK(run(train_flag, {"train", "--help"}) == 0);
    CHECK(train.out.str() == train_flag.out.str());
    CHECK(has(train.out, "Usage: chainrule train [OPTIONS] MODEL"));
    CHECK(has(train.out, "--epochs"));
}

TEST_CASE("command line: a subcommand that is not there is named, with those that are") {
    for (const std::vector<const char*>& arguments : {std::vector<const char*>{"help", "nonsense"}, {"nonsense"}}) {
        Streams s;
        CHECK(run(s, arguments) == 2);
        CHECK(s.out.str().empty());
        CHECK(s.err.str() == "chainrule: There is no command “nonsense”. The commands are: train, explain, summary, verify, check-pages, help.\n");
    }
    Streams none;
    CHECK(run(none, {}) == 2);
    CHECK(has(none.err, "A subcommand is required"));
}

TEST_CASE("command line: without its assets every subcommand says which folder is missing, and nothing else; help helps") {
    for (const std::vector<const char*>& arguments : {std::vector<const char*>{"verify"}, {"check-pages", "/dev/null"}, {"train", "xor"},
                                                         {"summary", "xor"}, {"explain", "xor", "loss"}}) {
        Streams s;
        cli::Context bare{s.out, s.err, Strings(), "/nowhere/assets"};
        CHECK(run(bare, arguments) == 2);
        CHECK(s.out.str().empty());
        const std::string said = s.err.str();
        CHECK(said.starts_with("chainrule: The folder /nowhere/assets is missing or incomplete."));
        CHECK(said.find('\n') == said.size() - 1);
    }
    Streams s;
    cli::Context bare{s.out, s.err, Strings(), "/nowhere/assets"};
    CHECK(run(bare, {"help"}) == 0);
}

TEST_CASE("command line: numbers out of their range are refused in one form, with the range") {
    struct Case {
        std::vector<const char*> arguments;
        const char* sentence;
    };
    const Case cases[] = {
        {{"train", "xor", "--epochs", "0"}, "--epochs must be a whole number from 1 to 1000000000, but here it is “0”."},
        {{"train", "xor", "--epochs", "-3"}, "--epochs must be a whole number from 1 to 1000000000, but here it is “-3”."},
        {{"train", "xor", "--epochs", "many"}, "--epochs must be a whole number from 1 to 1000000000, but here it is “many”."},
        {{"train", "xor", "--epochs=2.5"}, "--epochs must be a whole number from 1 to 1000000000, but here it is “2.5”."},
        {{"train", "xor", "--batch-size", "0"}, "--batch-size must be a whole number from 1 to 10000, but here it is “0”."},
        {{"train", "xor", "--examples", "9"}, "--examples must be a whole number from 10 to 5000, but here it is “9”."},
        {{"train", "xor", "--noise", "0.6"}, "--noise must be a number from 0 to 0.5, but here it is “0.6”."},
        {{"train", "xor", "--test-share", "1"}, "--test-share must be a number from 0 to 0.9, but here it is “1”."},
        {{"train", "xor", "--learning-rate", "nan"}, "--learning-rate must be a number from 0 to 1000, but here it is “nan”."},
        {{"train", "xor", "--seed", "-1"}, "--seed must be a whole number from 0 to 1e15, but here it is “-1”."},
        {{"train", "xor", "--threads", "65"}, "--threads must be a whole number from 0 to 64, but here it is “65”."},
        {{"explain", "xor", "loss", "--steps", "-1"}, "--steps must be a whole number from 0 to 1000000000, but here it is “-1”."},
        {{"explain", "xor", "loss", "--example", "-1"}, "--example must be a whole number from 0 to 9999, but here it is “-1”."},
    };
    for (const Case& c : cases) {
        Streams s;
        CHECK(run(s, c.arguments) == 2);
        CHECK(s.out.str().empty());
        CHECK(s.err.str() == "chainrule: " + std::string(c.sentence) + "\n");
    }
}

TEST_CASE("command line: whole numbers may be written as other numbers are") {
    Streams plain, short_form;
    CHECK(run(plain, {"explain", "xor", "hidden.w[0,0]", "--steps", "100", "--seed", "1000000000000000"}) == 0);
    CHECK(run(short_form, {"explain", "xor", "hidden.w[0,0]", "--steps", "1e2", "--seed", "1e15"}) == 0);
    CHECK(plain.out.str() == short_form.out.str());
}
