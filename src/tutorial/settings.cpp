#include "tutorial/settings.h"

#include <algorithm>

namespace chainrule {
namespace {

bool is_name(std::string_view text) {
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == text.npos;
}

Value typed(std::string_view text, const Field& field) {
    if (std::holds_alternative<std::string>(field.fallback)) return std::string(text);
    return value_from_text(text);
}

}  // namespace

std::vector<Setting> read_settings(const Source& source, size_t begin, size_t end, char between, std::string_view of, std::vector<Error>& errors) {
    std::vector<Setting> settings;
    for (size_t i = begin; i < end;) {
        const size_t next = std::min(source.text().find('\n', i), end);
        const std::string_view line = trimmed(source.text().substr(i, next - i));
        const int number = source.line(i);
        i = next + 1;
        if (line.empty()) continue;
        const size_t sign = line.find(between);
        Setting setting;
        setting.name = trimmed(line.substr(0, sign));
        setting.value = sign == line.npos ? std::string_view() : trimmed(line.substr(sign + 1));
        setting.line = number;
        const bool left_open = between == ':' && sign != line.npos && is_name(setting.name) && setting.value.empty();  // as front matter may be
        if (left_open) continue;
        if (!is_name(setting.name) || setting.value.empty()) {
            const char* expected = between == ':' ? "name: value" : "name = value";
            errors.push_back(at_line({"page.setting", {{"of", std::string(of)}, {"found", std::string(line)}, {"expected", expected}}}, number));
            continue;
        }
        setting.at = size_t(setting.value.data() - source.text().data());
        const bool again = std::any_of(settings.begin(), settings.end(), [&](const Setting& s) { return s.name == setting.name; });
        if (again) errors.push_back(at_line({"page.twice", {{"of", std::string(of)}, {"name", setting.name}}}, number));
        else settings.push_back(std::move(setting));
    }
    return settings;
}

Values typed_settings(const std::vector<Setting>& settings, const std::vector<Field>& fields, std::string_view of, std::vector<Error>& errors) {
    Values values;
    for (const Setting& setting : settings) {
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == setting.name; });
        Values one;
        one.set(setting.name, field == fields.end() ? Value(std::string(setting.value)) : typed(setting.value, *field));
        if (Result<Values> fits = checked(one, fields, of); !fits) errors.push_back(at_line(fits.error(), setting.line));
        else values.set(setting.name, one.items[0].second);
    }
    return values;
}

}  // namespace chainrule
