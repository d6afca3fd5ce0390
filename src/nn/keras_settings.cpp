#include "nn/keras_settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace chainrule {

Error expected(std::string what, const char* type, const Json& found) {
    return at_line({"model.expected", {{"what", std::move(what)}, {"expected", type}, {"found", brief(found)}}}, found.line);
}

const std::vector<Inert> inert_in_layers = {
    {"trainable", true}, {"dtype"}, {"batch_input_shape"}, {"batch_shape"}, {"input_dtype"}, {"build_config"},
    {"kernel_regularizer", ""}, {"bias_regularizer", ""}, {"activity_regularizer", ""}, {"kernel_constraint", ""},
    {"bias_constraint", ""}, {"lora_rank", ""}, {"lora_alpha", ""}, {"quantization_config", ""}};
const std::vector<Inert> inert_in_initializers = {{"seed"}, {"dtype"}};
const std::vector<Inert> inert_in_losses = {
    {"name"}, {"dtype"}, {"label_smoothing", 0.0}, {"axis", -1.0}, {"fn"}, {"reduction", "sum_over_batch_size"}};
const std::vector<Inert> inert_in_optimizers = {
    {"name"}, {"dtype"}, {"weight_decay", ""}, {"clipnorm", ""}, {"global_clipnorm", ""}, {"clipvalue", ""}, {"use_ema", false},
    {"ema_momentum"}, {"ema_overwrite_frequency"}, {"jit_compile"}, {"is_legacy_optimizer"}, {"loss_scale_factor", ""},
    {"gradient_accumulation_steps", ""}, {"momentum", 0.0}, {"nesterov", false}, {"decay", 0.0}};

namespace {

bool has(const std::vector<Field>& fields, std::string_view name) {
    return std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
}

std::optional<Value> scalar(const Json& json) {
    if (json.flag()) return *json.flag();
    if (json.number()) return *json.number();
    if (json.text()) return *json.text();
    return {};
}

// Keras writes 0.01 as the float that is nearest to it, with all its digits as a double.
double without_float_noise(double x) {
    if (x == std::floor(x) || std::fabs(x) > 1e30 || double(float(x)) != x) return x;
    std::array<char, 32> text;
    for (int digits = 1; digits <= 9; ++digits) {
        std::snprintf(text.data(), text.size(), "%.*g", digits, x);
        const double shorter = std::strtod(text.data(), nullptr);
        if (float(shorter) == float(x)) return shorter;
    }
    return x;
}

Result<Done> check_inert(const std::string& name, const Json& value, const std::vector<Inert>& inert,
                         const std::vector<Field>& fields, const std::string& of) {
    auto row = std::find_if(inert.begin(), inert.end(), [&](const Inert& i) { return i.name == name; });
    if (row == inert.end()) {
        std::string names;
        for (const Field& f : fields) names += (names.empty() ? "" : ", ") + f.name;
        return at_line({"model.unknown_setting", {{"name", name}, {"found", brief(value)}, {"of", of}, {"expected", names}}}, value.line);
    }
    if (value.is_null() || !row->neutral || scalar(value) == row->neutral) return Done{};
    return at_line({"model.unsupported", {{"name", name}, {"found", brief(value)}, {"of", of}}}, value.line);
}

}  // namespace

Result<Done> read_settings(const Json& config, const std::vector<Field>& fields, const std::vector<Inert>& inert,
                           const std::string& of, const std::string& prefix, Values& into) {
    for (auto& [name, value] : *config.object()) {
        if (!has(fields, name)) {
            if (auto ok = check_inert(name, value, inert, fields, of); !ok) return ok;
            continue;
        }
        auto x = scalar(value);
        if (!x) return expected(name, "@type.scalar", value);
        if (double* number = std::get_if<double>(&*x)) *number = without_float_noise(*number);
        into.set(prefix + name, *x);
    }
    return Done{};
}

Result<Named> read_named(const Json& json, const char* what) {
    if (json.text()) return Named{*json.text()};
    const Json* class_name = json.find("class_name");
    const Json* config = json.find("config");
    if (!class_name || !class_name->text()) return expected(what, "@type.class", json);
    if (!config) return Named{*class_name->text()};
    if (!config->object()) return expected("config", "@type.object", *config);
    return Named{*class_name->text(), *config};
}

}  // namespace chainrule
