#include "twins.h"

#include <algorithm>
#include <regex>

namespace chainrule {
namespace {

struct Live {
    std::vector<std::string> directives;  // in order
    std::vector<std::string> mentions;    // sorted
};

std::string text_of(const Values& values, std::initializer_list<const char*> without = {}) {
    std::string all;
    for (auto& [name, value] : values.items)
        if (std::none_of(without.begin(), without.end(), [&](const char* w) { return name == w; })) all += name + "=" + to_text(value) + ";";
    return all;
}

// Words in a formula are translated; what is computed is not.
std::string without_words(const std::string& tex) {
    static const std::regex words(R"(\\(text|mathrm|textbf|textit)\{[^}]*\})");
    return std::regex_replace(tex, words, "\\text{}");
}

void mention(const std::vector<Inline>& content, Live& live) {
    for (size_t i = 0; i < content.size(); ++i) {
        const Inline& piece = content[i];
        const bool goes_on = i > 0 && content[i - 1].kind == piece.kind && content[i - 1].target == piece.target;
        if (piece.kind == Inline::Kind::live) live.mentions.push_back("`=" + piece.text + ":" + std::to_string(piece.digits) + "`");
        if (piece.kind == Inline::Kind::formula) live.mentions.push_back("$" + without_words(piece.text) + "$");
        if (!piece.target.empty() && !goes_on) live.mentions.push_back("(" + std::to_string(int(piece.kind)) + " " + piece.target + ")");
    }
}

Live live_of(const Step& step) {
    Live live;
    for (const Block& b : step.blocks) {
        mention(b.content, live), mention(b.hint, live), mention(b.because, live);
        for (const std::vector<Inline>& choice : b.choices) mention(choice, live);
        switch (b.kind) {
            case Block::Kind::widget: live.directives.push_back("widget " + b.name + " " + text_of(b.settings)); break;
            case Block::Kind::goal: live.directives.push_back("goal " + b.name); break;
            case Block::Kind::question:
                live.directives.push_back("question " + text_of(b.settings, {"hint", "because", "choices"}) + (b.hint.empty() ? "" : "hint;") +
                                          (b.because.empty() ? "" : "because;") + std::to_string(b.choices.size()));
                break;
            case Block::Kind::formula: live.mentions.push_back("$" + without_words(b.text) + "$"); break;
            case Block::Kind::code: live.directives.push_back("code " + b.name); break;
            default: break;
        }
    }
    for (const Check& check : step.checks)
        live.directives.push_back("check " + check.number + (check.source.empty() ? " = " + check.arithmetic + " after " + check.commands : " from somebody"));
    std::sort(live.mentions.begin(), live.mentions.end());
    return live;
}

std::string only_in(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> sorted_a = a, sorted_b = b, rest;
    std::sort(sorted_a.begin(), sorted_a.end()), std::sort(sorted_b.begin(), sorted_b.end());
    std::set_difference(sorted_a.begin(), sorted_a.end(), sorted_b.begin(), sorted_b.end(), std::back_inserter(rest));
    std::string all;
    for (const std::string& text : rest) all += (all.empty() ? "" : " ") + text;
    return all.empty() ? "nothing" : all;
}

}  // namespace

std::vector<std::string> differences(const Page& a, const Page& b) {
    std::vector<std::string> all;
    if (text_of(a.front, {"title", "goal", "question", "notes"}) != text_of(b.front, {"title", "goal", "question", "notes"}))
        all.push_back("front matter");
    for (const char* name : {"goal", "question", "notes"})
        if (bool(a.front.find(name)) != bool(b.front.find(name))) all.push_back(std::string("front matter: ") + name);
    if (a.steps.size() != b.steps.size())
        return all.push_back(std::to_string(a.steps.size()) + " steps and " + std::to_string(b.steps.size())), all;
    for (size_t i = 0; i < a.steps.size(); ++i) {
        const Live of_a = live_of(a.steps[i]), of_b = live_of(b.steps[i]);
        const std::string where = "step " + std::to_string(i + 1) + ": ";
        if (a.steps[i].stage != b.steps[i].stage) all.push_back(where + "stage");
        if (of_a.directives != of_b.directives)
            all.push_back(where + "blocks; only in one: " + only_in(of_a.directives, of_b.directives) + "; in the other: " + only_in(of_b.directives, of_a.directives));
        if (of_a.mentions != of_b.mentions)
            all.push_back(where + "only in one: " + only_in(of_a.mentions, of_b.mentions) + "; in the other: " + only_in(of_b.mentions, of_a.mentions));
    }
    return all;
}

}  // namespace chainrule
