// What the command line can do, without its parser: each verb takes its options and writes to two streams. The result
// is the process's exit status: 0, or 2 after a sentence on `err`, also where `out` could not be written to its end; 1 where that is an
// answer.
#pragma once
#include <atomic>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/strings.h"
#include "train/session.h"

namespace chainrule::cli {

struct Context {
    std::ostream& out;
    std::ostream& err;
    Strings words;        // English: for errors
    std::string assets;   // folder with models/
};

struct RunOptions {
    std::string model;  // a file, or the name of a model in assets/models
    std::string data;   // as a Command has it: "xor", "spiral noise=0.1", "given x=0,1;1,0 y=1;0"; "": the one the model is called after, or spiral
    std::optional<double> noise, test_share;  // instead of what `data` says
    std::optional<int> examples;
    uint64_t seed = 1;
    std::optional<double> learning_rate;  // instead of the model's own
    int batch_size = 10;
};

struct TrainOptions {
    RunOptions run;
    int64_t epochs = 100;
    int threads = 0;        // 0: as many as base/parallel.h chooses by itself
    bool progress = false;  // a bar on `err`
};
// One line of JSON per epoch that was finished on `out`, and one for the whole run; a number that is not finite is null
// there, and numbers of the test are missing where nothing is tested. What it trains on is said on `err` before. `stop` may be set from
// a signal: the run ends after the step it is in, with status 130.
int train(const TrainOptions& options, const std::atomic<bool>& stop, Context& context);

struct ExplainOptions {
    RunOptions run;
    std::string cell;
    int64_t steps = 0;        // of training before the question
    int example = 0;          // of the batch
    bool single = false;      // float instead of double
    bool latex = false;       // formulas as LaTeX instead of text
};
int explain(const ExplainOptions& options, Context& context);

// The published numbers, computed here: a table, or one line of JSON per number. Status 1 where one does not come out that should.
int verify(bool json, Context& context);

int summary(const std::string& model, Context& context);

// Tutorial pages: what is wrong with them on `err`, as FILE:LINE: sentence. Models are looked for in ../models, beside the folder of
// the page's language, and in the zoo; other pages in the same folder.
int check_pages(const std::vector<std::string>& files, Context& context);

// Shared by the verbs.
// Of anything that can be read: a file, a pipe, /dev/stdin. Errors: "cli.unreadable" (file, reason).
Result<std::string> read_text(const std::string& file);
// A file, or a model of the zoo. Errors: "cli.unreadable" (file, reason), "cli.no_model" (name, expected), "cli.in_file".
Result<Model> find_model(const std::string& name, const Context& context);
// Errors: those of find_model and Session::make; "cli.data" (found); "cli.data_fit" (sentence, example) for "model.data".
Result<std::unique_ptr<Session>> start(const RunOptions& options, Precision precision, const Context& context);
int fail(const Error& error, Context& context);
int without_words(Context& context);  // fails with the sentence about the assets, instead of any other
int finish(Context& context);  // 0, if all output could be written

}  // namespace chainrule::cli
