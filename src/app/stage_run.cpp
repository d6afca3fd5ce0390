#include "app/stage_run.h"

#include <algorithm>

#include "tutorial/stage.h"

namespace chainrule {
namespace {

constexpr int heatmap_grid = 60;
constexpr int64_t most_rows_at_once = 20000;  // trained on before the step shows; a longer way is the worker's, beside the screen

// Where the inputs are a plane, with heat maps of it.
Result<Setup> setup_with_maps(const Values& stage, const Assets& assets, const RunBefore* before) {
    const auto read_model = [&](const std::string& name) { return assets.read("models/" + name + ".json"); };
    Result<Setup> setup = setup_after(stage, Beside{read_model, {}}, before);
    if (setup && setup->expression.empty() && setup->model.input.size() == 1 && setup->model.input[0] == 2) setup->grid = heatmap_grid;
    return setup;
}

}  // namespace

Result<StageRun> run_stage(const Values& stage, const Assets& assets, const RunBefore* before) {
    StageRun run;
    run.view = view_named(stage_text(stage, "view"));
    run.select = stage_text(stage, "select");
    run.mask = split_cells(stage_text(stage, "mask"));
    Result<std::vector<Command>> commands = commands_of(stage);
    if (!commands) return commands.error();
    if (stage.text("keep") == "run" && before) {
        run.commands = std::move(*commands);
        return run;
    }
    Result<Setup> setup = setup_with_maps(stage, assets, before);
    if (!setup) return setup.error();
    Result<std::unique_ptr<Session>> session = begin_run(*setup, stage, before);
    if (!session) return session.error();
    const Result<Place> place = place_of(stage, (*session)->scene());
    if (!place) return place.error();
    if (place->step * std::max(1, (*session)->scene().batch_size) > most_rows_at_once) {
        Command there;
        there.verb = Verb::go_to, there.step = place->step, there.tick = place->tick;
        run.commands.push_back(there);
    } else {
        (*session)->visit(place->step, place->tick);
    }
    for (const Command& command : *commands)
        if (comes_last(command.verb)) run.commands.push_back(command);
    run.setup = std::move(*setup);
    run.session = std::move(*session);
    return run;
}

int stage_to_run(const Page& page, int step, bool run_is_there) {
    if (run_is_there) return step;
    while (step > 0 && page.steps[size_t(step)].stage.find("keep")) --step;
    return step;
}

}  // namespace chainrule
