#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/base64.h"
#include "train/saved_run.h"

namespace chainrule {
namespace {

Error damaged(std::string_view what) { return Error{"saved.damaged", {{"what", std::string(what)}}}; }

template <class T>
bool unpack(const Json* text, std::vector<T>& numbers) {
    const auto bytes = text && text->text() ? from_base64(*text->text()) : std::nullopt;
    if (!bytes || bytes->size() % sizeof(T) != 0) return false;
    numbers.resize(bytes->size() / sizeof(T));
    if (!numbers.empty()) std::memcpy(numbers.data(), bytes->data(), bytes->size());
    return true;
}

template <class T>
bool unpack_slab(const Json* text, Precision precision, Slab& slab) {
    std::vector<T> numbers;
    if (!unpack(text, numbers)) return false;
    slab = Slab(precision, numbers.size());
    std::copy(numbers.begin(), numbers.end(), slab.as<T>().begin());
    return true;
}
bool unpack(const Json* text, Precision precision, Slab& slab) {
    return precision == Precision::float32 ? unpack_slab<float>(text, precision, slab) : unpack_slab<double>(text, precision, slab);
}

// Takes parts out of the tree, and remembers the first one that is missing or wrong.
class Reader {
  public:
    explicit Reader(const Json& tree) : tree_(tree) {}

    const Json* part(const char* name) const { return tree_.find(name); }
    void fault(const char* name) { wrong_ = wrong_ ? wrong_ : name; }
    const char* wrong() const { return wrong_; }

    double whole(const char* name, double highest) {
        const Json* json = part(name);
        const bool good = json && json->number() && *json->number() >= 0 && *json->number() <= highest && *json->number() == std::floor(*json->number());
        if (!good) fault(name);
        return good ? *json->number() : 0;
    }
    std::string text(const char* name) {
        const Json* json = part(name);
        if (!json || !json->text()) fault(name);
        return json && json->text() ? *json->text() : "";
    }
    uint64_t seed(const char* name) {
        const std::string digits = text(name);
        uint64_t seed = 0;
        if (digits.empty() || digits.size() > 20) fault(name);
        for (const char c : digits) {
            if (c < '0' || c > '9') fault(name);
            seed = seed * 10 + uint64_t(c - '0');
        }
        if (std::to_string(seed) != digits) fault(name);
        return seed;
    }
    Values values(const char* name) {
        const Json* json = part(name);
        Result<Values> values = json ? values_from_json(*json, name) : damaged(name);
        if (!values) fault(name);
        return values ? *values : Values{};
    }
    Curve curve(const char* name) {
        const Json* json = part(name);
        std::vector<float> numbers;
        const Json* points = json ? json->find("points") : nullptr;
        const Json* per_bin = json ? json->find("points_per_bin") : nullptr;
        const auto count = [](const Json* n) { return n && n->number() && *n->number() >= 0 && *n->number() < 1e15; };
        std::optional<Curve> curve;
        if (count(points) && count(per_bin) && unpack(json->find("bins"), numbers) && numbers.size() % 3 == 0) {
            std::vector<Curve::Bin> bins;
            for (size_t i = 0; i < numbers.size(); i += 3) bins.push_back({numbers[i], numbers[i + 1], numbers[i + 2]});
            curve = Curve::from(bins, int64_t(*points->number()), int64_t(*per_bin->number()));
        }
        if (!curve) fault(name);
        return curve ? *curve : Curve();
    }

  private:
    const Json& tree_;
    const char* wrong_ = nullptr;
};

Result<Setup> read_setup(Reader& reader) {
    Setup setup;
    if (reader.part("expression")) {
        setup.expression = reader.text("expression");
        setup.values = reader.values("values");
        setup.model.optimizer = reader.text("optimizer");
        if (setup.expression.empty()) reader.fault("expression");
    } else {
        const Json* model = reader.part("model");
        if (!model) return damaged("model");
        Result<Model> read = model_from_json(to_text(*model));
        if (!read) return read.error();
        setup.model = *read;
        setup.data = reader.text("data");
        setup.data_settings = reader.values("data_settings");
    }
    setup.model.optimizer_settings = reader.values("optimizer_settings");
    setup.seed = reader.seed("seed");
    setup.data_seed = reader.seed("data_seed");
    setup.batch_size = int(reader.whole("batch_size", 1e9));
    const std::string precision = reader.text("precision");
    if (precision != "float" && precision != "double") reader.fault("precision");
    setup.precision = precision == "float" ? Precision::float32 : Precision::float64;
    setup.grid = int(reader.whole("grid", 128));
    setup.history_bytes = size_t(reader.whole("history_bytes", 1u << 28));
    setup.most_visible_numbers = size_t(reader.whole("most_visible_numbers", 1u << 30));
    return setup;
}

void read_log(Reader& reader, std::vector<History::Logged>& log) {
    const Json* list = reader.part("log");
    if (!list || !list->list()) return reader.fault("log");
    for (const Json& entry : *list->list()) {
        const JsonList* pair = entry.list();
        const bool good = pair && pair->size() == 2 && (*pair)[0].number() && (*pair)[1].text() && std::fabs(*(*pair)[0].number()) < 1e15;
        const Result<Command> command = good ? parse_command(*(*pair)[1].text()) : damaged("log");
        if (!command) return reader.fault("log");
        log.push_back({int64_t(*(*pair)[0].number()), *command});
    }
}

}  // namespace

Result<SavedRun> saved_run_from_text(std::string_view text) {
    const Result<Json> tree = parse_json(text);
    if (!tree) return tree.error();
    const Json* kind = tree->find("chainrule");
    if (!kind || !kind->text() || *kind->text() != "run") return damaged("chainrule");
    const Json* found = tree->find("version");
    if (!found || !found->number() || *found->number() != saved_run_version)
        return Error{"saved.version", {{"found", found ? brief(*found) : "?"}, {"expected", number_text(saved_run_version)}}};

    Reader reader(*tree);
    SavedRun run;
    Result<Setup> setup = read_setup(reader);
    if (!setup) return setup.error();
    run.setup = std::move(*setup);
    run.step = int64_t(reader.whole("step", 1e15));
    run.furthest = int64_t(reader.whole("furthest", 1e15));
    run.tick = int(reader.whole("tick", 1e9));
    run.sample = int(reader.whole("sample", 1e9));
    read_log(reader, run.log);
    const Precision precision = run.setup.precision;
    if (!unpack(reader.part("weights"), precision, run.value)) reader.fault("weights");
    if (!unpack(reader.part("weights_before"), precision, run.before.value)) reader.fault("weights_before");
    const Json* slots = reader.part("slots_before");
    if (!slots || !slots->list()) reader.fault("slots_before");
    else
        for (const Json& slot : *slots->list())
            if (!unpack(&slot, precision, run.before.slots.emplace_back())) reader.fault("slots_before");
    run.train_curve = reader.curve("train_curve");
    run.test_curve = reader.curve("test_curve");
    if (reader.wrong()) return damaged(reader.wrong());
    return run;
}

}  // namespace chainrule
