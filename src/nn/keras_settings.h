// The settings of Keras's JSON: which of them are ours, which may be passed over, and which must be refused because
// they would change the result. Part of reading a Model (model.h).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/values.h"

namespace chainrule {

Error expected(std::string what, const char* type, const Json& found);  // "model.expected"; type: "@type.number"

// A setting that Keras writes and we do not have. `neutral` is the value that changes nothing (null always is one);
// without it, no value changes anything here.
struct Inert {
    const char* name;
    std::optional<Value> neutral = {};
};
extern const std::vector<Inert> inert_in_layers, inert_in_initializers, inert_in_losses, inert_in_optimizers;

// The members of `config` that are `fields`, into settings called `prefix` + name. The others must change
// nothing: "model.unsupported" or "model.unknown_setting".
Result<Done> read_settings(const Json& config, const std::vector<Field>& fields, const std::vector<Inert>& inert,
                           const std::string& of, const std::string& prefix, Values& into);

// What Keras writes for an initializer, a loss, an optimizer: a name, or an object with class_name and config.
struct Named {
    std::string name;
    Json config = JsonObject();
};
Result<Named> read_named(const Json& json, const char* what);

}  // namespace chainrule
