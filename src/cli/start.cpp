#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "base/error_text.h"
#include "cli/verbs.h"

namespace chainrule::cli {
namespace {

namespace fs = std::filesystem;

std::string zoo(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

}  // namespace

int fail(const Error& error, Context& context) {
    context.err << "chainrule: " << word(error, context.words) << "\n";
    return 2;
}

Result<Model> find_model(const std::string& name, const Context& context) {
    const fs::path models = fs::path(context.assets) / "models";
    std::error_code none;
    const fs::path path = fs::is_regular_file(name, none) ? fs::path(name) : models / (name + ".json");
    std::ifstream file(path);
    if (!file) return Error{"cli.no_model", {{"name", name}, {"expected", zoo(models)}}};
    std::stringstream text;
    text << file.rdbuf();
    Result<Model> model = model_from_json(text.str());
    return model ? checked(*model) : model;
}

Result<std::unique_ptr<Session>> start(const RunOptions& options, Precision precision, const Context& context) {
    Result<Model> model = find_model(options.model, context);
    if (!model) return model.error();
    Setup setup;
    setup.model = *model;
    if (options.learning_rate > 0) setup.model.optimizer_settings.set("learning_rate", options.learning_rate);
    setup.data = options.data;
    setup.data_settings.set("examples", double(options.examples));
    setup.data_settings.set("noise", options.noise);
    setup.data_settings.set("test_share", options.test_share);
    setup.seed = options.seed;
    setup.batch_size = options.batch_size;
    setup.precision = precision;
    return Session::make(setup);
}

}  // namespace chainrule::cli
