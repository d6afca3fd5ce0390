// Settings as data: a list of named values, the common form of what a layer, a loss, an optimizer, a data set
// or the whole page can be told. To and from JSON here; to forms and links elsewhere.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/json.h"
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
    std::vector<std::string> choices = {};  // of a text; empty: any
    bool whole = false;                     // of a number: 3, not 3.5
    bool ours = false;                      // not one of Keras's: a layer's JSON has it only where it is not the default
};

// `given` with every field present, in the order of `fields`: defaults filled in, unknown names and values out of range
// refused ("values.unknown", "values.range", "values.choice", "values.type", "values.whole"; arguments: name, found,
// expected, of = `what`).
Result<Values> checked(const Values& given, const std::vector<Field>& fields, std::string_view what);

std::string to_text(const Value& value);  // "0.03", "true", "spiral"
Value value_from_text(std::string_view text);  // "true" and "false" are flags, what reads as a number is one

// Numbers as short as they can be and still exact: "0.1", "1000000", "1e-7". Finite ones read back bit for bit.
std::string number_text(double x);
// The whole text as a number: decimal, finite; nothing for anything else (" 1", "0x1", "nan", "1e999").
std::optional<double> parse_number(std::string_view text);

Json to_json(const Values& values);
// Errors: "values.type" (name, found, expected, of), also for members that are lists or objects.
Result<Values> values_from_json(const Json& json, std::string_view what);

}  // namespace chainrule
