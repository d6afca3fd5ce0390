#include <algorithm>

#include "nn/program.h"
#include "train/session_state.h"

namespace chainrule {
namespace {

constexpr int largest_batch = 10000;

Result<Done> check_fit(const Plan& plan, const Dataset& data) {
    const auto error = [&](const char* end, int expected, int found) {
        return Error{"model.data",
                     {{"end", end}, {"data", data.name}, {"expected", std::to_string(expected)}, {"found", std::to_string(found)}}};
    };
    const int inputs = plan[plan.input].shape.count(), outputs = plan[plan.output].shape.count();
    if (inputs != data.inputs) return error("@end.input", data.inputs, inputs);
    if (outputs != data.outputs) return error("@end.output", data.outputs, outputs);
    return Done{};
}

void list_ticks(Scene& scene) {
    const Plan& plan = scene.plans.visible;
    scene.ticks.push_back({Stage::load, -1});
    for (NodeId id = 0; id <= plan.loss; ++id)
        if (plan[id].op) scene.ticks.push_back({Stage::forward, id}), ++scene.n_forward;
    for (NodeId id = plan.loss; id >= 0; --id)
        if (plan[id].op && plan[id].wants_grad) scene.ticks.push_back({Stage::backward, id}), ++scene.n_backward;
    scene.ticks.push_back({Stage::update, -1});
    scene.ticks_per_step = int(scene.ticks.size());
}

// A double run computes on the visible Plan itself, which then has to hold the batch.
void compile_plans(Scene& scene, const Setup& setup) {
    scene.plans = compile(scene.model, scene.batch_size, scene.batch_size);
    scene.whole_batch = setup.precision == Precision::float64 || scene.plans.visible.workspace_size <= setup.most_visible_numbers;
    if (!scene.whole_batch) scene.plans = compile(scene.model, 1, scene.batch_size);
}

// What a State below and three Snapshots of it are going to allocate.
Room room_for(const Scene& scene, const Setup& setup) {
    constexpr double snapshots = 3;
    Room room;
    room.rows = scene.batch_size + (1 + snapshots) * (scene.whole_batch ? scene.batch_size : 1) + Probes::chunk_rows(scene.model);
    room.map_numbers = (1 + snapshots) * double(Probes::map_numbers(scene.plans.fast, scene.grid));
    room.bytes_per_number = setup.precision == Precision::float64 ? 8 : 4;
    return room;
}

Result<Done> build_model(const Setup& setup, Scene& scene) {
    Result<Model> model = checked(setup.model);
    if (!model) return model.error();
    scene.model = *model;
    Result<std::shared_ptr<const Dataset>> data = make_dataset(setup.data, setup.data_settings, setup.data_seed);
    if (!data) return data.error();
    if (setup.batch_size < 1 || setup.batch_size > largest_batch)
        return Error{"values.range",
                     {{"name", "batch_size"}, {"found", std::to_string(setup.batch_size)},
                      {"expected", "1 .. " + std::to_string(largest_batch)}, {"of", setup.model.name}}};
    scene.data = *data;
    scene.data_settings = setup.data_settings;
    scene.batch_size = std::min(setup.batch_size, scene.data->rows);
    compile_plans(scene, setup);
    if (Result<Done> fits = check_fit(scene.plans.visible, *scene.data); !fits) return fits.error();
    scene.steps_per_epoch = Batches(scene.data->rows, scene.batch_size, 0).per_epoch();
    scene.grid = scene.data->inputs == 2 ? setup.grid : 0;
    if (Result<Done> fits = check_size(scene.model, room_for(scene, setup)); !fits) return fits.error();
    return Done{};
}

Result<Done> build_expression(const Setup& setup, Scene& scene) {
    Result<Plan> plan = plan_of_program(setup.expression, setup.values);
    if (!plan) return plan.error();
    Result<Values> settings = checked_optimizer(setup.model);
    if (!settings) return settings.error();
    scene.expression = setup.expression, scene.values = setup.values;
    scene.model.name = "expression";
    scene.model.optimizer = setup.model.optimizer, scene.model.optimizer_settings = *settings;
    scene.plans = {*plan, *plan};
    scene.data = std::make_shared<Dataset>();
    scene.batch_size = scene.steps_per_epoch = 1;
    return Done{};
}

std::shared_ptr<Parameters> starting_parameters(const Setup& setup, const Scene& scene, const Plan& plan) {
    const int slots = int(find_optimizer(scene.model.optimizer)->slots.size());
    auto parameters = make_parameters(plan, setup.precision, slots);
    if (scene.expression.empty()) initialize(scene.model, plan, *parameters, setup.seed);
    else initialize(plan, scene.values, *parameters);
    return parameters;
}

const Plan& authoritative(const Setup& setup, const Scene& scene) {
    return setup.precision == Precision::float64 ? scene.plans.visible : scene.plans.fast;
}

}  // namespace

Result<std::unique_ptr<Session>> Session::make(const Setup& given) {
    auto scene = std::make_shared<Scene>();
    if (Result<Done> built = given.expression.empty() ? build_model(given, *scene) : build_expression(given, *scene); !built)
        return built.error();
    scene->seed = given.seed;
    list_ticks(*scene);
    Setup setup = given;
    setup.model = scene->model;
    return std::unique_ptr<Session>(new Session(std::make_unique<State>(setup, std::move(scene))));
}

Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::~Session() = default;

Session::State::State(const Setup& s, std::shared_ptr<const Scene> shared)
    : setup(s),
      scene(std::move(shared)),
      optimizer(*find_optimizer(scene->model.optimizer)),
      targets(targets_for(scene->model, *scene->data)),
      run_plan(authoritative(setup, *scene)),
      visible(scene->plans.visible),
      batches(std::max(1, scene->data->rows), scene->batch_size, setup.seed),
      run(make_memory(run_plan, starting_parameters(setup, *scene, run_plan))),
      before(*run.parameters),
      spare(before),
      settings(scene->model.optimizer_settings),
      history(setup.history_bytes, *run.parameters),
      probes(*scene, run.parameters),
      trail(run.parameters->value.size()),
      walk(make_memory(visible, make_parameters(visible, setup.precision, int(optimizer.slots.size()), true))) {
    run.work.seed = walk.work.seed = setup.seed;
    restore(0);
    end_epoch(0);
}

}  // namespace chainrule
