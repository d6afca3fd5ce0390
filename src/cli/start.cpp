#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include "base/error_text.h"
#include "cli/verbs.h"
#include "data/given.h"

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

constexpr size_t longest_file = 64u << 20;  // bytes: a device that never ends has to

Error unreadable(const fs::path& path, std::error_code why) {
    return Error{"cli.unreadable", {{"file", path.string()}, {"reason", why.message()}}};
}

// What to train on where nothing is said: the models xor and xor-hand learn xor.
std::string data_for(const Model& model) {
    for (const DatasetKind& kind : dataset_kinds())
        if (model.name == kind.name || model.name.starts_with(std::string(kind.name) + "-")) return kind.name;
    return "spiral";
}

// Numbers for one example of these sizes: "given x=0.5,0.5 y=1,0".
std::string fitting_example(const Plan& plan) {
    constexpr int most = 8;  // of each: a sentence is to stay one
    const auto numbers = [&](int count, const char* first, const char* others) {
        std::string text = first;
        for (int i = 1; i < std::min(count, most); ++i) text += std::string(",") + others;
        return count > most ? text + ",…" : text;
    };
    return std::string(given_name) + " x=" + numbers(plan[plan.input].shape.count(), "0.5", "0.5") + " y=" + numbers(plan[plan.output].shape.count(), "1", "0");
}

Result<Setup> setup_of(const RunOptions& options, const Model& model) {
    const Result<Command> data = parse_command("data " + (options.data.empty() ? data_for(model) : options.data));
    if (!data) return Error{"cli.data", {{"found", options.data}}};
    Setup setup;
    setup.model = model;
    if (options.learning_rate) setup.model.optimizer_settings.set("learning_rate", *options.learning_rate);
    setup.data = data->name, setup.data_settings = data->settings;
    if (options.examples) setup.data_settings.set("examples", double(*options.examples));
    if (options.noise) setup.data_settings.set("noise", *options.noise);
    if (options.test_share) setup.data_settings.set("test_share", *options.test_share);
    setup.seed = setup.data_seed = options.seed;
    setup.batch_size = options.batch_size;
    return setup;
}

}  // namespace

Result<std::string> read_text(const std::string& name) {
    const fs::path path = name;
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return unreadable(path, {errno ? errno : EIO, std::generic_category()});
    std::string text;
    std::array<char, 1 << 14> block;
    while (file.read(block.data(), block.size()) || file.gcount() > 0) {
        text.append(block.data(), size_t(file.gcount()));
        if (text.size() > longest_file) return unreadable(path, std::make_error_code(std::errc::file_too_large));
    }
    if (file.bad()) return unreadable(path, std::make_error_code(std::errc::io_error));
    return text;
}

int fail(const Error& error, Context& context) {
    if (context.words.all().empty()) return without_words(context);
    context.err << "chainrule: " << word(error, context.words) << "\n";
    return 2;
}

int without_words(Context& context) {
    // Here no file has the words.
    context.err << "chainrule: The folder " << context.assets
                << " is missing or incomplete. It belongs beside this program; without it there are no models and no sentences.\n";
    return 2;
}

int finish(Context& context) { return context.out.flush() ? 0 : fail(Error{"cli.output", {}}, context); }

Result<Model> find_model(const std::string& name, const Context& context) {
    const fs::path models = fs::path(context.assets) / "models";
    std::error_code why, none;
    const fs::file_status named = fs::status(name, why);
    const bool in_zoo = fs::is_regular_file(models / (name + ".json"), none);
    const bool is_file = fs::exists(named) && !fs::is_directory(named);
    if (!is_file && !in_zoo) {
        if (fs::exists(named)) why = std::make_error_code(std::errc::is_a_directory);
        if (named.type() == fs::file_type::not_found) return Error{"cli.no_model", {{"name", name}, {"expected", zoo(models)}}};
        return unreadable(name, why);
    }
    const fs::path path = is_file ? fs::path(name) : models / (name + ".json");
    Result<std::string> text = read_text(path.string());
    if (!text) return text.error();
    Result<Model> model = model_from_json(*text);
    if (model) model = checked(*model);
    return model ? model : Error{"cli.in_file", {{"file", path.string()}, {"sentence", word(model.error(), context.words)}}};
}

Result<std::unique_ptr<Session>> start(const RunOptions& options, Precision precision, const Context& context) {
    Result<Model> model = find_model(options.model, context);
    if (!model) return model.error();
    Result<Setup> setup = setup_of(options, *model);
    if (!setup) return setup.error();
    setup->precision = precision;
    Result<std::unique_ptr<Session>> made = Session::make(*setup);
    if (made || made.error().key != "model.data") return made;
    return Error{"cli.data_fit", {{"sentence", word(made.error(), context.words)}, {"example", fitting_example(compile(*model, 1, 1).visible)}}};
}

}  // namespace chainrule::cli
