// What the command line can do, without its parser: each verb takes its options and writes to two streams. The result
// is the process's exit status: 0, or 2 after a sentence on `err`.
#pragma once
#include <atomic>
#include <cstdint>
#include <iosfwd>
#include <string>

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
    std::string data = "spiral";
    double noise = 0;
    int examples = 500;
    double test_share = 0.5;
    uint64_t seed = 1;
    double learning_rate = 0;  // 0: the model's own
    int batch_size = 10;
};

struct TrainOptions {
    RunOptions run;
    int64_t epochs = 100;
    int threads = 0;        // 0: as many as there are
    bool progress = false;  // a bar on `err`
};
// One line of JSON per epoch on `out`, and one for the whole run. `stop` may be set from a signal: the run ends after the
// step it is in.
int train(const TrainOptions& options, const std::atomic<bool>& stop, Context& context);

struct ExplainOptions {
    RunOptions run;
    std::string cell;
    int64_t steps = 0;        // of training before the question
    int example = 0;          // of the batch
    bool single = false;      // float instead of double
};
int explain(const ExplainOptions& options, Context& context);

int summary(const std::string& model, Context& context);

// Shared by the verbs.
Result<Model> find_model(const std::string& name, const Context& context);
Result<std::unique_ptr<Session>> start(const RunOptions& options, Precision precision, const Context& context);
int fail(const Error& error, Context& context);

}  // namespace chainrule::cli
