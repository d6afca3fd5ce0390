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

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

JsonObject metrics_of(const Session& session, int64_t epoch) {
    const Metrics& m = session.metrics();
    return {{"epoch", double(epoch)},         {"step", double(session.cursor().step)}, {"loss", m.loss},
            {"accuracy", m.accuracy}, {"test_loss", m.test_loss},              {"test_accuracy", m.test_accuracy}};
}

void draw_bar(std::ostream& err, int64_t epoch, int64_t epochs, const Metrics& m) {
    constexpr int width = 32;
    const int done = int(width * epoch / std::max<int64_t>(1, epochs));
    char text[160];
    std::snprintf(text, sizeof text, "\r[%s%s] %lld/%lld  loss %.4f  test %.4f ", std::string(size_t(done), '#').c_str(),
                  std::string(size_t(width - done), ' ').c_str(), (long long)epoch, (long long)epochs, m.loss, m.test_loss);
    err << text << std::flush;
}

}  // namespace

int train(const TrainOptions& options, const std::atomic<bool>& stop, Context& context) {
    Result<std::unique_ptr<Session>> made = start(options.run, Precision::float32, context);
    if (!made) return fail(made.error(), context);
    Session& session = **made;
    if (options.threads > 0) set_thread_count(options.threads);
    const int64_t per_epoch = session.scene().steps_per_epoch;
    const Clock::time_point began = Clock::now();
    Clock::time_point drawn{};
    bool cut_short = false;
    for (int64_t epoch = 1; epoch <= options.epochs && !cut_short; ++epoch) {
        while (session.cursor().step < epoch * per_epoch && !cut_short) {
            session.run_step();
            cut_short = stop || !session.stopped_because().empty();
        }
        context.out << to_line(Json(metrics_of(session, session.cursor().step / per_epoch))) << "\n";
        if (options.progress && (seconds_since(drawn) > 0.1 || epoch == options.epochs || cut_short)) {
            draw_bar(context.err, epoch, options.epochs, session.metrics());
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
    if (!session.stopped_because().empty()) return fail({"train.not_finite", {{"node", session.stopped_because()}}}, context);
    return 0;
}

}  // namespace chainrule::cli
