#include "tutorial/directives.h"

#include <algorithm>
#include <iterator>

#include "base/arithmetic.h"
#include "tutorial/settings.h"
#include "tutorial/stage.h"

namespace chainrule {
namespace {

constexpr std::string_view code_languages[] = {"", "text", "python", "json", "sh"};

struct Directive {
    std::string_view word, rest;  // "goal", "loss < 0.05"
};
Directive split_info(std::string_view info) {
    const size_t space = std::min(info.find_first_of(" \t"), info.size());
    return {info.substr(0, space), trimmed(info.substr(space))};
}

// Text in a fence as running text, whatever its paragraphs are.
std::vector<Inline> read_inlines(const Source& source, size_t begin, size_t end, std::vector<Error>& errors) {
    Markdown markdown = read_markdown(source, begin, end);
    std::move(markdown.errors.begin(), markdown.errors.end(), std::back_inserter(errors));
    std::vector<Inline> all;
    for (MarkdownBlock& each : markdown.blocks) {
        Inline piece;
        piece.line = each.block.line;
        if (!all.empty()) piece.text = "\n", all.push_back(piece);
        if (!each.block.marker.empty()) piece.text = each.block.marker + " ", all.push_back(piece);
        if (each.block.kind == Block::Kind::formula) piece.kind = Inline::Kind::formula, piece.text = each.block.text, all.push_back(piece);
        std::move(each.block.content.begin(), each.block.content.end(), std::back_inserter(all));
    }
    return all;
}

void missing(const char* name, std::string_view of, int line, std::vector<Error>& errors) {
    errors.push_back(at_line({"page.missing", {{"of", std::string(of)}, {"name", name}}}, line));
}

void read_widget(const Source& source, const MarkdownBlock& fence, std::string_view name, Block& block, std::vector<Error>& errors) {
    const auto kinds = widget_kinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const WidgetKind& k) { return name == k.name; });
    block.kind = Block::Kind::widget;
    block.name = name;
    if (kind == kinds.end()) {
        std::string names;
        for (const WidgetKind& k : kinds) names += (names.empty() ? "" : ", ") + std::string(k.name);
        errors.push_back(at_line({"page.widget", {{"found", std::string(name)}, {"expected", names}}}, block.line));
        return;
    }
    const std::string of = "widget " + std::string(name);
    const Values given = typed_settings(read_settings(source, fence.begin, fence.end, '=', of, errors), kind->fields, of, errors);
    for (const std::string& needed : kind->needed)
        if (!given.find(needed)) missing(needed.c_str(), of, block.line, errors);
    if (given.find("text"))
        if (const auto program = parse_program(given.text("text")); !program) errors.push_back(at_line(program.error(), block.line));
    block.settings = *checked(given, kind->fields, of);
}

void read_goal(const Source& source, const MarkdownBlock& fence, std::string_view condition, Block& block, std::vector<Error>& errors) {
    block.kind = Block::Kind::goal;
    block.name = condition;
    if (Result<Term> term = parse_condition(condition); !term) errors.push_back(at_line(term.error(), block.line));
    block.content = read_inlines(source, fence.begin, fence.end, errors);
    if (block.content.empty()) missing("@type.sentence", "goal", block.line, errors);
}

// Where the settings of a question begin: the first line that looks like one of them.
size_t settings_begin(const Source& source, const MarkdownBlock& fence) {
    for (size_t i = fence.begin; i < fence.end;) {
        const size_t next = std::min(source.text().find('\n', i), fence.end);
        const std::string_view line = source.text().substr(i, next - i);
        const size_t sign = line.find('=');
        for (const Field& field : question_fields())
            if (sign != line.npos && trimmed(line.substr(0, sign)) == field.name) return i;
        i = next + 1;
    }
    return fence.end;
}

void read_choices(const Source& source, const Setting& setting, Block& block, std::vector<Error>& errors) {
    size_t from = setting.at;
    const size_t end = setting.at + setting.value.size();
    while (from <= end) {
        const size_t to = std::min(source.text().find('|', from), end);
        block.choices.push_back(read_inlines(source, from, to, errors));
        from = to + 1;
    }
    const std::string answer = block.settings.text("answer");
    const std::optional<double> chosen = parse_number(answer);
    const size_t n = block.choices.size();
    bool is_one = false;
    for (size_t i = 1; i <= n; ++i) is_one = is_one || (chosen && *chosen == double(i));
    if (!is_one && !answer.empty())
        errors.push_back(at_line({"page.choice", {{"found", answer}, {"expected", "1 … " + std::to_string(n)}}}, block.line));
}

void read_question(const Source& source, const MarkdownBlock& fence, Block& block, std::vector<Error>& errors) {
    block.kind = Block::Kind::question;
    const size_t middle = settings_begin(source, fence);
    block.content = read_inlines(source, fence.begin, middle, errors);
    if (block.content.empty()) missing("@type.sentence", "question", block.line, errors);
    const std::vector<Setting> settings = read_settings(source, middle, fence.end, '=', "question", errors);
    block.settings = typed_settings(settings, question_fields(), "question", errors);
    if (!block.settings.find("answer")) missing("answer", "question", block.line, errors);
    for (const Setting& setting : settings) {
        const size_t end = setting.at + setting.value.size();
        if (setting.name == "hint") block.hint = read_inlines(source, setting.at, end, errors);
        if (setting.name == "because") block.because = read_inlines(source, setting.at, end, errors);
        if (setting.name == "choices") read_choices(source, setting, block, errors);
        if (setting.name != "answer" || block.settings.find("choices")) continue;
        if (Result<Term> answer = parse_value(setting.value); !answer) errors.push_back(at_line(answer.error(), setting.line));
    }
    if (!block.settings.find("digits")) block.settings.set("digits", question_fields()[1].fallback);
}

// "3.4868 = x after goto 10", "0.2910 from Mazur's post"
void read_check(std::string_view line, int number, std::vector<Check>& checks, std::vector<Error>& errors) {
    constexpr std::string_view after = " after ", from = "from ";
    Check check;
    check.line = number;
    const size_t end = std::min(line.find_first_of(" ="), line.size());
    check.number = line.substr(0, end);
    std::string_view rest = trimmed(line.substr(end));
    if (rest.starts_with(from)) {
        check.source = trimmed(rest.substr(from.size()));
    } else if (rest.starts_with('=')) {
        const size_t commands = std::min(rest.find(after), rest.size());
        check.arithmetic = trimmed(rest.substr(1, commands - 1));
        if (commands < rest.size()) check.commands = trimmed(rest.substr(commands + after.size()));
        if (Result<Term> term = parse_value(check.arithmetic); !term) errors.push_back(at_line(term.error(), number));
    }
    if (parse_number(check.number) && (!check.source.empty() || !check.arithmetic.empty())) checks.push_back(std::move(check));
    else errors.push_back(at_line({"page.setting", {{"of", "check"}, {"found", std::string(line)}, {"expected", "0.5 = ARITHMETIC after COMMANDS | 0.5 from SOURCE"}}}, number));
}

}  // namespace

std::span<const WidgetKind> widget_kinds() {
    static const std::vector<WidgetKind> kinds{
        {"weight_slider", {{"cell", ""}, {"from", -3.0}, {"to", 3.0}}, {"cell"}},
        {"expression", {{"text", ""}}, {}},  // the learner's own; text: what stands there at first
        {"rate_slider", {}, {}},   // the learning rate
        {"batch_slider", {}, {}},  // the batch size
        {"gradient_check", {{"cell", ""}}, {"cell"}},
        {"landscape", {}, {}},
        {"curves", {}, {}},
        {"plane", {}, {}},
        {"matrices", {}, {}},
        {"proof", {{"source", ""}}, {"source"}},  // what one source published, computed here: see proof/published.h
    };
    return kinds;
}

const std::vector<Field>& question_fields() {
    static const std::vector<Field> fields{
        {"answer", ""}, {"digits", 3.0, 1, 12, {}, true}, {"hint", ""}, {"because", ""}, {"choices", ""}};
    return fields;
}

const std::vector<Field>& front_fields() {
    static const std::vector<Field> fields{{"title", ""}, {"question", ""}, {"minutes", 15.0, 1, 600, {}, true},
                                           {"goal", ""},  {"needs", ""},    {"notes", ""}};
    return fields;
}

bool is_stage(const MarkdownBlock& fence) { return fence.block.kind == Block::Kind::code && split_info(fence.block.name).word == "stage"; }
bool is_check(const MarkdownBlock& fence) { return fence.block.kind == Block::Kind::code && split_info(fence.block.name).word == "check"; }

void read_checks(const Source& source, const MarkdownBlock& fence, Step& step, std::vector<Error>& errors) {
    for (size_t i = fence.begin; i < fence.end;) {
        const size_t next = std::min(source.text().find('\n', i), fence.end);
        const std::string_view line = trimmed(source.text().substr(i, next - i));
        const int number = source.line(i);
        i = next + 1;
        if (!line.empty()) read_check(line, number, step.checks, errors);
    }
}

void read_stage(const Source& source, const MarkdownBlock& fence, Step& step, std::vector<Error>& errors) {
    step.stage_line = fence.block.line;
    const std::vector<Setting> settings = read_settings(source, fence.begin, fence.end, '=', "stage", errors);
    step.stage = typed_settings(settings, stage_fields(), "stage", errors);
    const auto line_of_setting = [&](std::string_view name) {
        const auto found = std::find_if(settings.begin(), settings.end(), [&](const Setting& s) { return s.name == name; });
        return found == settings.end() ? step.stage_line : found->line;
    };
    for (auto& [name, value] : step.stage.items) step.setting_lines.push_back(line_of_setting(name));
    for (StageError& wrong : check_stage(step.stage)) errors.push_back(at_line(std::move(wrong.error), line_of_setting(wrong.setting)));
}

Block read_fence(const Source& source, MarkdownBlock fence, std::vector<Error>& errors) {
    Block block = std::move(fence.block);
    const std::string info = std::exchange(block.name, "");
    const Directive directive = split_info(info);
    const bool alive = directive.word == "widget" || directive.word == "goal" || directive.word == "question";
    if (fence.inside && alive) errors.push_back(at_line({"page.nested", {{"found", info}}}, block.line));
    if (directive.word == "widget") {
        read_widget(source, fence, directive.rest, block, errors);
    } else if (directive.word == "goal") {
        read_goal(source, fence, directive.rest, block, errors);
    } else if (directive.word == "question") {
        read_question(source, fence, block, errors);
    } else {
        block.name = directive.word;
        block.text = std::string(source.text().substr(fence.begin, fence.end - fence.begin)) + "\n";
        std::erase(block.text, '\r');
        if (std::find(std::begin(code_languages), std::end(code_languages), directive.word) == std::end(code_languages))
            errors.push_back(at_line({"page.block", {{"found", std::string(directive.word)}, {"expected", "stage, widget, goal, question, check, text, python, json, sh"}}}, block.line));
    }
    return block;
}

}  // namespace chainrule
