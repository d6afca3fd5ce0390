// Settings as data: a list of named values, the common form of what a layer, a loss, an optimizer, a data set
// or the whole page can be told. To and from JSON here; to forms and links elsewhere.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace chainrule {

using Value = std::variant<bool, double, std::string>;

struct Values {
    std::vector<std::pair<std::string, Value>> items;  // in the order they were set; names are unique

    const Value* find(std::string_view name) const;
    void set(std::string_view name, Value value);
    // The value, or `fallback` where it is missing or of another type.
    double number(std::string_view name, double fallback = 0) const;
    bool flag(std::string_view name, bool fallback = false) const;
    std::string text(std::string_view name, std::string_view fallback = "") const;
    bool operator==(const Values&) const = default;
};

// One setting that a Kind has: enough to check it, to draw a control for it and to word an error.
struct Field {
    std::string name;                  // as in Keras: "learning_rate"
    Value fallback;                    // also says the type
    double lowest = 0, highest = 0;    // of a number; equal: no limits
    std::vector<std::string> choices;  // of a text; empty: any
};

// `given` with every field present: defaults filled in, unknown names and values out of range refused
// ("values.unknown", "values.range", "values.choice", "values.type"; arguments: name, found, expected, of = `what`).
Result<Values> checked(const Values& given, const std::vector<Field>& fields, std::string_view what);

std::string to_text(const Value& value);  // "0.03", "true", "spiral"; numbers as short as they can be and still exact

}  // namespace chainrule
