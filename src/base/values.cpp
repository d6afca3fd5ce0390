#include "base/values.h"

#include <algorithm>
#include <array>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace chainrule {
namespace {

// An argument that begins with @ is itself a key of the strings, see base/error_text.h.
const char* type_word(const Value& v) {
    constexpr std::array words = {"@type.flag", "@type.number", "@type.text"};
    return words[v.index()];
}

Error fault(const char* key, const Field& field, const Value& found, std::string expected, std::string_view what) {
    return {key, {{"name", field.name}, {"found", to_text(found)}, {"expected", std::move(expected)}, {"of", std::string(what)}}};
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& w : words) text += (text.empty() ? "" : ", ") + w;
    return text;
}

Result<Done> check(const Value& value, const Field& field, std::string_view what) {
    if (value.index() != field.fallback.index()) return fault("values.type", field, value, type_word(field.fallback), what);
    if (const double* x = std::get_if<double>(&value)) {
        const bool limited = field.lowest != field.highest;
        if (!std::isfinite(*x) || (limited && (*x < field.lowest || *x > field.highest)))
            return fault("values.range", field, value,
                         limited ? number_text(field.lowest) + " … " + number_text(field.highest) : "@type.number", what);
        if (field.whole && *x != std::floor(*x)) return fault("values.whole", field, value, "@type.whole", what);
    }
    if (const std::string* s = std::get_if<std::string>(&value))
        if (!field.choices.empty() && std::find(field.choices.begin(), field.choices.end(), *s) == field.choices.end())
            return fault("values.choice", field, value, listed(field.choices), what);
    return Done{};
}

// The character that this process's locale has between units and tenths: a windowing library may have set one.
char decimal_point() {
    const char* point = std::localeconv()->decimal_point;
    return point && *point ? *point : '.';
}

}  // namespace

const Value* Values::find(std::string_view name) const {
    for (auto& [n, value] : items)
        if (n == name) return &value;
    return nullptr;
}

void Values::set(std::string_view name, Value value) {
    for (auto& [n, old] : items)
        if (n == name) {
            old = std::move(value);
            return;
        }
    items.emplace_back(name, std::move(value));
}

double Values::number(std::string_view name, double fallback) const {
    const Value* v = find(name);
    const double* x = v ? std::get_if<double>(v) : nullptr;
    return x ? *x : fallback;
}

bool Values::flag(std::string_view name, bool fallback) const {
    const Value* v = find(name);
    const bool* x = v ? std::get_if<bool>(v) : nullptr;
    return x ? *x : fallback;
}

std::string Values::text(std::string_view name, std::string_view fallback) const {
    const Value* v = find(name);
    const std::string* x = v ? std::get_if<std::string>(v) : nullptr;
    return x ? *x : std::string(fallback);
}

Result<Values> checked(const Values& given, const std::vector<Field>& fields, std::string_view what) {
    for (auto& [name, value] : given.items) {
        if (std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; })) continue;
        std::vector<std::string> names;
        for (const Field& f : fields) names.push_back(f.name);
        return Error{"values.unknown",
                     {{"name", name}, {"found", to_text(value)}, {"expected", listed(names)}, {"of", std::string(what)}}};
    }
    Values all;
    for (const Field& field : fields) {
        const Value* value = given.find(field.name);
        if (value)
            if (auto ok = check(*value, field, what); !ok) return ok.error();
        all.items.emplace_back(field.name, value ? *value : field.fallback);
    }
    return all;
}

std::string to_text(const Value& value) {
    if (const bool* x = std::get_if<bool>(&value)) return *x ? "true" : "false";
    if (const double* x = std::get_if<double>(&value)) return number_text(*x);
    return std::get<std::string>(value);
}

Value value_from_text(std::string_view text) {
    if (text == "true" || text == "false") return text == "true";
    if (auto x = parse_number(text)) return *x;
    return std::string(text);
}

std::string number_text(double x) {
    std::array<char, 32> buffer;
    if (std::isfinite(x) && std::fabs(x) < 1e15 && x == std::floor(x)) {
        std::snprintf(buffer.data(), buffer.size(), "%.0f", x);
        return buffer.data();
    }
    for (int digits = 1; digits <= 17; ++digits) {
        std::snprintf(buffer.data(), buffer.size(), "%.*g", digits, x);
        if (std::strtod(buffer.data(), nullptr) == x) break;
    }
    std::string text = buffer.data();
    std::replace(text.begin(), text.end(), decimal_point(), '.');
    const size_t e = text.find('e');  // e+07 and e-07 become e7 and e-7
    if (e == text.npos) return text;
    const size_t sign = text[e + 1] == '-' ? 1 : 0;
    const size_t digits = text.find_first_not_of("+-0", e + 1);
    return text.substr(0, e + 1) + (sign ? "-" : "") + text.substr(digits);
}

std::optional<double> parse_number(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789+-.eE") != text.npos) return {};
    std::string copy(text);
    std::replace(copy.begin(), copy.end(), '.', decimal_point());
    char* end = nullptr;
    const double x = std::strtod(copy.c_str(), &end);
    if (*end != '\0' || !std::isfinite(x)) return {};
    return x;
}

Json to_json(const Values& values) {
    JsonObject members;
    for (auto& [name, value] : values.items)
        members.emplace_back(name, std::visit([](const auto& x) { return Json(x); }, value));
    return members;
}

Result<Values> values_from_json(const Json& json, std::string_view what) {
    const auto fault = [&](const std::string& name, const Json& found, const char* expected) {
        return Error{"values.type", {{"name", name}, {"found", brief(found)}, {"expected", expected}, {"of", std::string(what)}}};
    };
    if (!json.object()) return fault("", json, "@type.object");
    Values values;
    for (auto& [name, member] : *json.object()) {
        if (member.flag()) values.set(name, *member.flag());
        else if (member.number()) values.set(name, *member.number());
        else if (member.text()) values.set(name, *member.text());
        else return fault(name, member, "@type.scalar");
    }
    return values;
}

}  // namespace chainrule
