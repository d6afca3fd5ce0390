#include "cli/command_line.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <csignal>
#include <ostream>

#include "data/dataset.h"
#include "nn/optimizers.h"
#include "tutorial/stage.h"

namespace chainrule::cli {
namespace {

std::atomic<bool> stop = false;

const Field& field(const std::vector<Field>& fields, std::string_view name) {
    return *std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
}

// Options that are numbers, with the limits of a Field. What is refused gets a sentence as any other error; CLI11's own would name
// the type's limits.
struct Numbers {
    std::optional<Error> refused;

    // The text as CLI11 is to read it; nothing where it is no such number.
    static std::optional<std::string> read(const std::string& text, const Field& limits) {
        const std::optional<double> x = parse_number(text);
        if (!x || *x < limits.lowest || *x > limits.highest || (limits.whole && *x != std::floor(*x))) return {};
        return limits.whole ? std::to_string(int64_t(*x)) : text;
    }

    template <class T>
    CLI::Option* add(CLI::App* verb, const std::string& option, T& number, const Field& limits, const char* help) {
        const auto check = [this, option, limits](std::string& text) {
            if (std::optional<std::string> read_text = read(text, limits)) return text = *read_text, std::string();
            refused = Error{"cli.range",
                            {{"option", option}, {"expected", limits.whole ? "@type.whole" : "@type.number"}, {"lowest", number_text(limits.lowest)},
                             {"highest", number_text(limits.highest)}, {"found", text}}};
            return option;  // not empty: an error
        };
        return verb->add_option(option, number, help)->transform(CLI::Validator(check, ""));
    }
};

void run_options(CLI::App* verb, RunOptions& o, Numbers& numbers) {
    verb->add_option("MODEL", o.model, "a model in Keras's JSON form: a file, or a name from the zoo (spiral, xor, circle ...)")->required();
    verb->add_option("--data", o.data, "circle, xor, gauss or spiral; or examples written down, as in \"given x=0,1;1,0 y=1;0\"; "
                                       "otherwise the one that the model is called after, or spiral");
    numbers.add(verb, "--noise", o.noise, field(dataset_fields(), "noise"), "how far the points are scattered, 0 to 0.5")->default_str("0");
    numbers.add(verb, "--examples", o.examples, field(dataset_fields(), "examples"), "training and test together")->default_str("500");
    numbers.add(verb, "--test-share", o.test_share, field(dataset_fields(), "test_share"), "share of the examples kept for testing")->default_str("0.5");
    numbers.add(verb, "--seed", o.seed, field(stage_fields(), "seed"), "of weights, data and their order")->capture_default_str();
    numbers.add(verb, "--learning-rate", o.learning_rate, field(optimizer_kinds()[0].fields, "learning_rate"), "instead of the model's own");
    numbers.add(verb, "--batch-size", o.batch_size, field(stage_fields(), "batch_size"), "examples per step")->capture_default_str();
}

// A verb that is not there, with those that are.
Error unknown_verb(const std::string& found, const CLI::App& app) {
    std::string names;
    for (const CLI::App* verb : app.get_subcommands({})) names += (names.empty() ? "" : ", ") + verb->get_name();
    return {"command.unknown", {{"verb", found}, {"expected", names}}};
}

int help(const CLI::App& app, const std::string& topic, Context& context) {
    if (topic.empty()) {
        // app.help() would be that of the verb that was parsed, which is help.
        context.out << app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::Normal);
        return finish(context);
    }
    const auto verbs = app.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == topic; });
    if (verbs.empty()) return fail(unknown_verb(topic, app), context);
    context.out << verbs[0]->help(app.get_name());
    return finish(context);
}

}  // namespace

int run(int count, const char* const* arguments, Context& context) {
    CLI::App app("Chainrule: train a small network, and ask where any of its numbers comes from.", "chainrule");
    app.require_subcommand(1);

    Numbers numbers;
    constexpr double billion = 1e9;
    TrainOptions training;
    CLI::App* train_verb = app.add_subcommand("train", "train a model; one line of JSON per epoch on standard output");
    run_options(train_verb, training.run, numbers);
    numbers.add(train_verb, "--epochs", training.epochs, {"", 0.0, 1, billion, {}, true}, "times through the training set")->capture_default_str();
    numbers.add(train_verb, "--threads", training.threads, {"", 0.0, 0, 64, {}, true}, "no more than the machine has, or 4; 0: chosen for you, 4 at most")
        ->capture_default_str();

    ExplainOptions question;
    CLI::App* explain_verb = app.add_subcommand("explain", "say where one number comes from: value, gradient and update, with their formulas");
    run_options(explain_verb, question.run, numbers);
    explain_verb->add_option("CELL", question.cell, "the number's name: hidden_1.w[0,2], output.a, loss ...")->required();
    numbers.add(explain_verb, "--steps", question.steps, {"", 0.0, 0, billion, {}, true}, "steps of training before")->capture_default_str();
    numbers.add(explain_verb, "--example", question.example, {"", 0.0, 0, 9999, {}, true}, "which example of the batch")->capture_default_str();
    explain_verb->add_flag("--float", question.single, "compute in float, as the playground does, instead of double");
    explain_verb->add_flag("--latex", question.latex, "write the formulas as LaTeX");

    std::string model, topic;
    CLI::App* summary_verb = app.add_subcommand("summary", "list a model's layers, parameters and operations");
    summary_verb->add_option("MODEL", model, "a file, or a name from the zoo")->required();
    bool json = false;
    CLI::App* verify_verb = app.add_subcommand("verify", "compute numbers that other people published; status 1 where one does not come out that should");
    verify_verb->add_flag("--json", json, "one line of JSON per number");
    std::vector<std::string> pages;
    CLI::App* check_verb = app.add_subcommand("check-pages", "say what is wrong with tutorial pages, and where: FILE:LINE: sentence");
    check_verb->add_option("FILE", pages, "pages in Markdown: tutorials/en/*.md")->required();
    CLI::App* help_verb = app.add_subcommand("help", "this text; help train: what train can be told");
    help_verb->add_option("SUBCOMMAND", topic, "train, explain ...");

    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        if (numbers.refused) return fail(*numbers.refused, context);
        if (app.get_subcommands().empty() && !app.remaining().empty() && !app.remaining()[0].starts_with('-'))
            return fail(unknown_verb(app.remaining()[0], app), context);
        const int status = app.exit(error, context.out, context.err);
        return status == 0 ? finish(context) : 2;
    }
    if (help_verb->parsed()) return help(app, topic, context);
    if (context.words.all().empty()) return without_words(context);
    if (summary_verb->parsed()) return summary(model, context);
    if (verify_verb->parsed()) return verify(json, context);
    if (check_verb->parsed()) return check_pages(pages, context);
    if (explain_verb->parsed()) return explain(question, context);
    training.progress = isatty(STDERR_FILENO) == 1;
    // The first Ctrl-C lets the run finish its lines; the second ends the program, whatever it is waiting for.
    std::signal(SIGINT, [](int) {
        stop = true;
        std::signal(SIGINT, SIG_DFL);
    });
    return train(training, stop, context);
}

}  // namespace chainrule::cli
