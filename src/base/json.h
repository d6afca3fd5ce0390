// JSON as plain data: the one door to the JSON library. Every value knows the line it stands in, so that whoever
// finds fault with it can say where. Any thread.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace chainrule {

struct Json;
using JsonList = std::vector<Json>;
using JsonObject = std::vector<std::pair<std::string, Json>>;  // in the order of the text

struct Json {
    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool x) : value(x) {}
    Json(int x) : value(double(x)) {}
    Json(double x) : value(x) {}
    Json(const char* x) : value(std::string(x)) {}
    Json(std::string x) : value(std::move(x)) {}
    Json(JsonList x) : value(std::move(x)) {}
    Json(JsonObject x) : value(std::move(x)) {}

    // The content where it is of that type, otherwise null.
    const bool* flag() const { return std::get_if<bool>(&value); }
    const double* number() const { return std::get_if<double>(&value); }
    const std::string* text() const { return std::get_if<std::string>(&value); }
    const JsonList* list() const { return std::get_if<JsonList>(&value); }
    const JsonObject* object() const { return std::get_if<JsonObject>(&value); }
    bool is_null() const { return value.index() == 0; }

    const Json* find(std::string_view name) const;  // of an object; the last one where a name stands twice

    std::variant<std::nullptr_t, bool, double, std::string, JsonList, JsonObject> value = nullptr;
    int line = 0;  // where it ends; 0 where it was not read from a text
};

// Errors: "json.syntax" (line, column, found: the end of what was read up to there), "json.number" (the same: too large for
// a double), "json.too_deep" (line, limit). Columns count characters, not bytes; both count from 1.
Result<Json> parse_json(std::string_view text);

// Lists and objects on one line where they fit into 110 columns, otherwise one member per line. JSON has no infinity: a number
// that is not finite is written as null.
std::string to_text(const Json& json);
std::string to_line(const Json& json);  // all on one line, however long

// A short text of any value for error messages: "Dense", 0.5, [...], {...}, null.
std::string brief(const Json& json);

}  // namespace chainrule
