// Any bytes as what people type and links carry: a Command, a cell's name, JSON, the words of a language.
#include <cstdint>

#include "base/assert.h"
#include "base/error_text.h"
#include "nn/model.h"
#include "train/command.h"

using namespace chainrule;

namespace {

const Plan& plan() {
    static const Plan the_plan = [] {
        Model model;
        model.input = {2};
        model.layers = {{"Dense", "hidden", {}}, {"Dense", "output", {}}};
        model.layers[0].settings.set("units", 3.0);
        return compile(*checked(model), 4, 4).visible;
    }();
    return the_plan;
}

void check_command(std::string_view text) {
    const Result<Command> command = parse_command(text);
    if (!command) {
        (void)word(command.error(), Strings());
        return;
    }
    const Result<Command> again = parse_command(to_text(*command));
    CHAINRULE_ASSERT(again && *again == *command, "a Command reads back equal");
}

void check_cell(std::string_view text) {
    for (const int rows : {0, 2}) {
        const Result<Cell> cell = parse_cell(text, plan(), 1, rows);
        if (!cell) {
            (void)word(cell.error(), Strings());
            continue;
        }
        const Node& node = plan()[cell->node];
        const int most = node.shape.count() * (node.shape.batched ? (rows ? rows : plan().capacity) : 1);
        CHAINRULE_ASSERT(cell->index >= 0 && cell->index < most, "a cell names a number that is there");
        const Result<Cell> again = parse_cell(to_text(*cell, plan(), 1), plan(), 1, rows);
        CHAINRULE_ASSERT(again && *again == *cell, "a cell reads back equal");
    }
}

void check_json(std::string_view text) {
    const Result<Json> json = parse_json(text);
    if (!json) {
        (void)word(json.error(), Strings());
        return;
    }
    const std::string line = to_line(*json);
    const Result<Json> again = parse_json(line), indented = parse_json(to_text(*json));
    CHAINRULE_ASSERT(again && to_line(*again) == line, "JSON reads back equal");
    CHAINRULE_ASSERT(indented && to_line(*indented) == line, "JSON on many lines is the same JSON");
    (void)brief(*json);
    (void)values_from_json(*json, "fuzz");
}

void check_words(std::string_view text) {
    const Result<Strings> words = Strings::parse(text);
    if (!words) return;
    for (auto& [key, value] : words->all()) {
        (void)(*words)(key, {{"a", value}, {"", "nothing"}});
        (void)word(Error{key, {{"line", value}, {"a", "@" + key}}}, *words);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_command(text);
    check_cell(text);
    check_json(text);
    check_words(text);
    const std::string shown = printable(text);
    CHAINRULE_ASSERT(printable(shown) == shown, "what is printable stays as it is");
    return 0;
}
