// The command line: parses, then calls one of the verbs in cli/.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/verbs.h"

namespace chainrule {
namespace {

std::atomic<bool> stop = false;

// The assets lie beside the program; /proc tells where that is even when it was found on PATH.
std::filesystem::path assets_beside(const char* program) {
    std::error_code none;
    std::filesystem::path self = std::filesystem::canonical("/proc/self/exe", none);
    if (none) self = std::filesystem::absolute(program);
    return self.parent_path() / "assets";
}

Strings english(const std::filesystem::path& assets) {
    std::ifstream file(assets / "ui" / "en.json");
    std::stringstream text;
    text << file.rdbuf();
    Result<Strings> words = Strings::parse(text.str());
    return words ? *words : Strings();
}

void run_options(CLI::App* verb, cli::RunOptions& o) {
    verb->add_option("MODEL", o.model, "a model in Keras's JSON form: a file, or a name from the zoo (spiral, xor, circle ...)")->required();
    verb->add_option("--data", o.data, "circle, xor, gauss or spiral")->capture_default_str();
    verb->add_option("--noise", o.noise, "how far the points are scattered, 0 to 0.5")->capture_default_str();
    verb->add_option("--examples", o.examples, "training and test together")->capture_default_str();
    verb->add_option("--test-share", o.test_share, "share of the examples kept for testing")->capture_default_str();
    verb->add_option("--seed", o.seed, "of weights, data and their order")->capture_default_str();
    verb->add_option("--learning-rate", o.learning_rate, "instead of the model's own")->check(CLI::PositiveNumber);
    verb->add_option("--batch-size", o.batch_size, "examples per step")->capture_default_str();
}

int run(int count, char** arguments) {
    const std::filesystem::path assets = assets_beside(arguments[0]);
    cli::Context context{std::cout, std::cerr, english(assets), assets.string()};
    CLI::App app("Chainrule: train a small network, and ask where any of its numbers comes from.", "chainrule");
    app.require_subcommand(1);

    cli::TrainOptions training;
    CLI::App* train = app.add_subcommand("train", "train a model; one line of JSON per epoch on standard output");
    run_options(train, training.run);
    train->add_option("--epochs", training.epochs, "times through the training set")->check(CLI::PositiveNumber)->capture_default_str();
    train->add_option("--threads", training.threads, "0: as many as the machine has")->check(CLI::Range(0, 64))->capture_default_str();

    cli::ExplainOptions question;
    CLI::App* explain = app.add_subcommand("explain", "say where one number comes from: value, gradient and update, with their formulas");
    run_options(explain, question.run);
    explain->add_option("CELL", question.cell, "the number's name: hidden_1.w[0,2], output.a, loss ...")->required();
    explain->add_option("--steps", question.steps, "steps of training before")->check(CLI::NonNegativeNumber)->capture_default_str();
    explain->add_option("--example", question.example, "which example of the batch")->check(CLI::NonNegativeNumber)->capture_default_str();
    explain->add_flag("--float", question.single, "compute in float, as the playground does, instead of double");

    std::string model;
    CLI::App* summary = app.add_subcommand("summary", "list a model's layers, parameters and operations");
    summary->add_option("MODEL", model, "a file, or a name from the zoo")->required();
    CLI::App* help = app.add_subcommand("help", "this text");

    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        const int status = app.exit(error);
        return status == 0 ? 0 : 2;
    }
    if (help->parsed()) std::cout << app.help("", CLI::AppFormatMode::All);
    if (summary->parsed()) return cli::summary(model, context);
    if (explain->parsed()) return cli::explain(question, context);
    if (!train->parsed()) return 0;
    training.progress = isatty(STDERR_FILENO) == 1;
    std::signal(SIGINT, [](int) { stop = true; });
    return cli::train(training, stop, context);
}

}  // namespace
}  // namespace chainrule

int main(int count, char** arguments) { return chainrule::run(count, arguments); }
