#include "lesson/stage_setup.h"

#include "tutorial/stage.h"

namespace chainrule {
namespace {

Result<Model> read_model(const std::string& name, const Beside& beside) {
    const std::optional<std::string> text = beside.model(name);
    if (!text) return Error{"page.model", {{"name", name}}};
    Result<Model> model = model_from_json(*text);
    return model ? model : Error{"page.broken_model", {{"name", name}}};
}

}  // namespace

Result<Setup> setup_of(const Values& stage, const Beside& beside) {
    Setup setup;
    setup.seed = uint64_t(stage_number(stage, "seed"));
    setup.data_seed = uint64_t(stage_number(stage, "data_seed"));
    setup.batch_size = int(stage_number(stage, "batch_size"));
    setup.precision = stage_text(stage, "precision") == "float" ? Precision::float32 : Precision::float64;
    if (stage.find("expression")) {
        Result<Values> values = parse_values(stage_text(stage, "values"));
        if (!values) return values.error();
        setup.expression = stage_text(stage, "expression"), setup.values = std::move(*values);
        return setup;
    }
    Result<Model> model = read_model(stage_text(stage, "model"), beside);
    if (!model) return model.error();
    setup.model = std::move(*model);
    Result<Command> data = parse_command("data " + stage_text(stage, "data"));
    if (!data) return data.error();
    setup.data = data->name, setup.data_settings = data->settings;
    return setup;
}

Result<std::vector<Command>> commands_of(const Values& stage) {
    std::vector<Command> commands;
    for (const std::string& text : split_commands(stage_text(stage, "run"))) {
        Result<Command> command = parse_command(text);
        if (!command) return command.error();
        commands.push_back(*command);
    }
    return commands;
}

}  // namespace chainrule
