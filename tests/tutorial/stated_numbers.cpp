#include "stated_numbers.h"

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>

#include "base/values.h"

namespace chainrule {
namespace {

constexpr double small = 13;

// Without their signs: "x goes down by 1.2" states what -1.2 does. A name's own digits, as in x2, are none.
std::vector<std::string> numbers_in(const std::string& text) {
    static const std::regex number(R"((^|[^A-Za-z0-9_.])(\d+(\.\d+)?(e-?\d+)?))");
    std::vector<std::string> all;
    for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at) all.push_back((*at)[2].str());
    return all;
}

class Settings {
  public:
    explicit Settings(const Step& step) {
        add(step.stage);
        for (const Block& block : step.blocks) {
            if (block.kind == Block::Kind::widget) add(block.settings);
            if (block.kind == Block::Kind::goal) add(block.name);
            if (block.kind == Block::Kind::question) add(block.settings.text("answer"));
            add_links(block.content);
        }
        for (const Check& check : step.checks) add(check.number);
    }
    bool have(double number) const { return numbers_.count(std::fabs(number)) > 0; }

  private:
    void add(const std::string& text) {
        for (const std::string& number : numbers_in(text)) numbers_.insert(*parse_number(number));
    }
    void add(const Values& values) {
        for (auto& [name, value] : values.items) add(to_text(value));
    }
    void add_links(const std::vector<Inline>& content) {
        for (const Inline& piece : content)
            if (piece.kind == Inline::Kind::run) add(piece.target);
    }
    std::set<double> numbers_;
};

bool is_source(const std::vector<Inline>& content) {
    return std::any_of(content.begin(), content.end(), [](const Inline& piece) { return piece.target.starts_with("https://"); });
}

// Subscripts name things.
std::string without_indices(const std::string& tex) {
    static const std::regex index(R"(_(\{[^}]*\}|\w))");
    return std::regex_replace(tex, index, "");
}

void look_through(const std::vector<Inline>& content, const Settings& settings, std::vector<std::string>& found) {
    if (is_source(content)) return;
    for (const Inline& piece : content) {
        if (piece.kind == Inline::Kind::live || piece.code) continue;
        for (const std::string& number : numbers_in(piece.kind == Inline::Kind::formula ? without_indices(piece.text) : piece.text)) {
            const double value = *parse_number(number);
            const bool counts = value < small && value == std::floor(value);
            if (!counts && !settings.have(value)) found.push_back(std::to_string(piece.line) + " " + number);
        }
    }
}

}  // namespace

std::vector<std::string> numbers_without_check(const Page& page) {
    std::vector<std::string> found;
    for (const Step& step : page.steps) {
        const Settings settings(step);
        for (const Block& block : step.blocks) {
            look_through(block.content, settings, found), look_through(block.hint, settings, found), look_through(block.because, settings, found);
            for (const std::vector<Inline>& choice : block.choices) look_through(choice, settings, found);
            Inline formula;
            formula.kind = Inline::Kind::formula, formula.text = block.text, formula.line = block.line;
            if (block.kind == Block::Kind::formula) look_through({formula}, settings, found);
        }
    }
    return found;
}

}  // namespace chainrule
