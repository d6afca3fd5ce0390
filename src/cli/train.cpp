#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ostream>

#include "base/error_text.h"
#include "base/json.h"
#include "base/parallel.h"
#include "cli/verbs.h"

namespace chainrule::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int interrupted = 130;  // what shells report after Ctrl-C

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

JsonObject metrics_of(const Session& session, int64_t epoch) {
    const Metrics& m = session.metrics();
    JsonObject line{{"epoch", double(epoch)}, {"step", double(session.cursor().step)}, {"loss", m.loss}, {"accuracy", m.accuracy}};
    if (session.scene().data->test_rows > 0) line.emplace_back("test_loss", m.test_loss), line.emplace_back("test_accuracy", m.test_accuracy);
    return line;
}

std::string number_of_examples(int count) { return std::to_string(count) + (count == 1 ? " example" : " examples"); }

// Before anything is trained, since nobody need have said which data.
void say_data(std::ostream& err, const std::string& model, const Dataset& data) {
    err << printable(model) << " learns the data " << data.name << ": " << number_of_examples(data.rows) << " to train on, "
        << (data.test_rows > 0 ? std::to_string(data.test_rows) : "none") << " to test with\n";
}

void draw_bar(std::ostream& err, int64_t epoch, int64_t epochs, const Session& session) {
    const Metrics& m = session.metrics();
    constexpr int width = 32;
    const int done = int(width * epoch / std::max<int64_t>(1, epochs));
    char text[160];
    std::snprintf(text, sizeof text, "\r[%s%s] %lld/%lld  loss %.4f ", std::string(size_t(done), '#').c_str(),
                  std::string(size_t(width - done), ' ').c_str(), (long long)epoch, (long long)epochs, m.loss);
    err << text;
    std::snprintf(text, sizeof text, " test %.4f ", m.test_loss);
    err << (session.scene().data->test_rows > 0 ? text : "") << std::flush;
}

}  // namespace

int train(const TrainOptions& options, const std::atomic<bool>& stop, Context& context) {
    Result<std::unique_ptr<Session>> made = start(options.run, Precision::float32, context);
    if (!made) return fail(made.error(), context);
    Session& session = **made;
    if (options.threads > 0) set_thread_count(options.threads);
    say_data(context.err, options.run.model, *session.scene().data);
    const int64_t per_epoch = session.scene().steps_per_epoch;
    const Clock::time_point began = Clock::now();
    Clock::time_point drawn{};
    bool cut_short = false;
    for (int64_t epoch = 1; epoch <= options.epochs && !cut_short; ++epoch) {
        while (session.cursor().step < epoch * per_epoch && !cut_short) {
            session.run_step();
            cut_short = stop || !session.stopped_because().empty();
        }
        if (session.cursor().step == epoch * per_epoch) context.out << to_line(Json(metrics_of(session, epoch))) << "\n" << std::flush;
        if (!context.out) cut_short = true;
        if (options.progress && (seconds_since(drawn) > 0.1 || epoch == options.epochs || cut_short)) {
            draw_bar(context.err, epoch, options.epochs, session);
            drawn = Clock::now();
        }
    }
    if (options.progress) context.err << "\n";
    const double seconds = seconds_since(began);
    const double examples = double(session.cursor().step) / double(per_epoch) * session.scene().data->rows;
    context.out << to_line(Json(JsonObject{{"done", !cut_short},
                                           {"steps", double(session.cursor().step)},
                                           {"seconds", seconds},
                                           {"examples_per_second", seconds > 0 ? examples / seconds : 0.0}}))
                << "\n";
    if (!session.stopped_because().empty()) return fail(session.not_finite_error(), context);
    const int status = finish(context);
    return status == 0 && cut_short ? interrupted : status;
}

}  // namespace chainrule::cli
