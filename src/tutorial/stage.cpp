#include "tutorial/stage.h"

#include <algorithm>

#include "tutorial/markdown.h"

namespace chainrule {
namespace {

Error form(const char* name, std::string_view found, const char* expected) {
    return {"page.form", {{"name", name}, {"found", std::string(found)}, {"expected", expected}, {"of", "stage"}}};
}

constexpr const char* cursor_forms = "start | forward:NODE | backward:NODE | update | tick:N";

// Parts between separators, without what is within [ ]; empty ones are left out.
std::vector<std::string> split(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    std::string part;
    int brackets = 0;
    const auto flush = [&] {
        if (!trimmed(part).empty()) parts.emplace_back(trimmed(part));
        part.clear();
    };
    for (char c : text) {
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        if (brackets <= 0 && separators.find(c) != separators.npos) flush();
        else part += c;
    }
    flush();
    return parts;
}

Value setting(const Values& stage, std::string_view name) {
    if (const Value* given = stage.find(name)) return *given;
    const auto field = std::find_if(stage_fields().begin(), stage_fields().end(), [&](const Field& f) { return f.name == name; });
    CHAINRULE_ASSERT(field != stage_fields().end(), "a stage has no such setting");
    return field->fallback;
}

}  // namespace

const std::vector<Field>& stage_fields() {
    static const std::vector<Field> fields{
        {"model", "spiral"},
        {"expression", ""},
        {"values", ""},
        {"data", "spiral"},
        {"seed", 1.0, 0, 1e15, {}, true},
        {"data_seed", 1.0, 0, 1e15, {}, true},
        {"batch_size", 10.0, 1, 10000, {}, true},
        {"precision", "double", 0, 0, {"double", "float"}},
        {"run", ""},
        {"step", 0.0, 0, 1e6, {}, true},
        {"cursor", "start"},
        {"view", "network", 0, 0, {"network", "graph", "matrices", "landscape"}},
        {"examples", "one", 0, 0, {"one", "all"}},
        {"select", ""},
        {"mask", ""},
        {"landscape", ""},
        {"landscape_range", "-3 3"},
        {"race", ""},
        {"keep", "", 0, 0, {"weights", "run"}},
    };
    return fields;
}

std::string stage_text(const Values& stage, std::string_view name) { return std::get<std::string>(setting(stage, name)); }
double stage_number(const Values& stage, std::string_view name) { return std::get<double>(setting(stage, name)); }

bool reads_as_cursor(std::string_view text) {
    if (text == "start" || text == "update") return true;
    const size_t colon = std::min(text.find(':'), text.size());
    const std::string_view word = text.substr(0, colon), rest = text.substr(std::min(colon + 1, text.size()));
    if (word == "tick") return !rest.empty() && rest.size() < 9 && rest.find_first_not_of("0123456789") == rest.npos;
    return (word == "forward" || word == "backward") && !rest.empty() && trimmed(rest) == rest;
}

Result<Range> parse_range(std::string_view text) {
    const std::vector<std::string> words = split_words(text);
    const std::optional<double> from = words.size() == 2 ? parse_number(words[0]) : std::nullopt;
    const std::optional<double> to = words.size() == 2 ? parse_number(words[1]) : std::nullopt;
    if (!from || !to || *from >= *to) return form("landscape_range", text, "-3 3");
    return Range{*from, *to};
}

Result<Values> parse_values(std::string_view text) {
    Values values;
    for (const std::string& word : split_words(text)) {
        const size_t equals = std::min(word.find('='), word.size());
        const std::optional<double> number = equals < word.size() ? parse_number(std::string_view(word).substr(equals + 1)) : std::nullopt;
        if (!number || equals == 0 || values.find(word.substr(0, equals))) return form("values", word, "a=2 b=-3");
        values.set(word.substr(0, equals), *number);
    }
    return values;
}

Result<std::vector<RaceEntry>> parse_race(std::string_view text) {
    std::vector<RaceEntry> racers;
    for (const std::string& word : split_words(text)) {
        const size_t colon = std::min(word.find(':'), word.size());
        const std::optional<double> rate = colon < word.size() ? parse_number(std::string_view(word).substr(colon + 1)) : std::nullopt;
        if (colon == 0 || !rate || *rate <= 0) return form("race", word, "SGD:0.1 SGD:0.01");
        racers.push_back({word.substr(0, colon), *rate});
    }
    return racers;
}

std::vector<std::string> split_cells(std::string_view text) { return split(text, ","); }
std::vector<std::string> split_words(std::string_view text) { return split(text, " \t"); }
std::vector<std::string> split_commands(std::string_view text) { return split(text, ";"); }

std::vector<StageError> check_stage(const Values& stage) {
    std::vector<StageError> errors;
    const auto given = [&](const char* name) { return stage.find(name) != nullptr; };
    const auto exclusive = [&](const char* name, const char* other) {
        if (given(name) && given(other)) errors.push_back({other, Error{"page.exclusive", {{"name", name}, {"other", other}}}});
    };
    const auto check = [&](const char* name, auto parse) {
        if (!given(name)) return;
        if (const auto result = parse(stage.text(name)); !result) errors.push_back({name, result.error()});
    };
    exclusive("expression", "model");
    exclusive("expression", "data");
    for (const char* other : {"model", "expression", "data", "seed", "data_seed", "precision"}) exclusive("keep", other);
    if (stage.text("keep") == "run")
        for (const char* other : {"step", "cursor", "batch_size"}) exclusive("keep", other);
    if (given("values") && !given("expression")) errors.push_back({"values", Error{"page.missing", {{"of", "values"}, {"name", "expression"}}}});
    check("expression", parse_program);
    check("values", parse_values);
    check("landscape_range", parse_range);
    check("race", parse_race);
    if (const std::string cursor = stage.text("cursor", "start"); !reads_as_cursor(cursor))
        errors.push_back({"cursor", form("cursor", cursor, cursor_forms)});
    if (const std::string cells = stage.text("landscape"); split_words(cells).size() > 2)
        errors.push_back({"landscape", form("landscape", cells, "CELL | CELL CELL")});
    return errors;
}

}  // namespace chainrule
