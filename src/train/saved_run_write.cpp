#include "base/base64.h"
#include "train/saved_run.h"

namespace chainrule {
namespace {

template <class T>
std::string packed(std::span<const T> numbers) {
    return to_base64({reinterpret_cast<const unsigned char*>(numbers.data()), numbers.size_bytes()});
}

std::string packed(const Slab& slab) {
    return slab.precision() == Precision::float32 ? packed(slab.as<float>()) : packed(slab.as<double>());
}

Json curve_json(const Curve& curve) {
    std::vector<float> numbers;
    for (int i = 0; i < curve.size(); ++i) numbers.insert(numbers.end(), {curve[i].low, curve[i].high, curve[i].last});
    return JsonObject{{"points", double(curve.points())},
                      {"points_per_bin", double(curve.points_per_bin())},
                      {"bins", packed(std::span<const float>(numbers))}};
}

// The seed is a text, because a JSON number holds only 53 of its bits.
void add_setup(const Setup& setup, JsonObject& to) {
    if (setup.expression.empty()) {
        to.emplace_back("model", *parse_json(model_to_json(setup.model)));
        to.emplace_back("data", setup.data);
        to.emplace_back("data_settings", to_json(setup.data_settings));
    } else {
        to.emplace_back("expression", setup.expression);
        to.emplace_back("values", to_json(setup.values));
        to.emplace_back("optimizer", setup.model.optimizer);
    }
    to.emplace_back("optimizer_settings", to_json(setup.model.optimizer_settings));
    to.emplace_back("seed", std::to_string(setup.seed));
    to.emplace_back("data_seed", std::to_string(setup.data_seed));
    to.emplace_back("batch_size", setup.batch_size);
    to.emplace_back("precision", setup.precision == Precision::float32 ? "float" : "double");
    to.emplace_back("grid", setup.grid);
    to.emplace_back("history_bytes", double(setup.history_bytes));
    to.emplace_back("most_visible_numbers", double(setup.most_visible_numbers));
}

}  // namespace

std::string to_text(const SavedRun& run) {
    JsonObject tree = {{"chainrule", "run"}, {"version", saved_run_version}};
    add_setup(run.setup, tree);
    tree.emplace_back("step", double(run.step));
    tree.emplace_back("tick", run.tick);
    tree.emplace_back("furthest", double(run.furthest));
    tree.emplace_back("sample", run.sample);
    JsonList log, slots;
    for (const History::Logged& logged : run.log) log.push_back(JsonList{double(logged.step), to_text(logged.command)});
    for (const Slab& slot : run.before.slots) slots.push_back(packed(slot));
    tree.emplace_back("log", std::move(log));
    tree.emplace_back("weights", packed(run.value));
    tree.emplace_back("weights_before", packed(run.before.value));
    tree.emplace_back("slots_before", std::move(slots));
    tree.emplace_back("train_curve", curve_json(run.train_curve));
    tree.emplace_back("test_curve", curve_json(run.test_curve));
    return to_text(Json(std::move(tree))) + "\n";
}

}  // namespace chainrule
