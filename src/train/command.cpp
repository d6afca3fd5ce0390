#include "train/command.h"

#include <algorithm>
#include <charconv>

namespace chainrule {
namespace {

struct Form {
    Verb verb;
    const char* word;
    const char* text;  // what an error says was expected: notation, the same in every language
};
constexpr Form forms[] = {
    {Verb::play, "play", "play"},
    {Verb::pause, "pause", "pause"},
    {Verb::tick, "tick", "tick | tick back"},
    {Verb::layer, "layer", "layer | layer back"},
    {Verb::step, "step", "step | step back"},
    {Verb::epoch, "epoch", "epoch | epoch back"},
    {Verb::go_to, "goto", "goto STEP | goto STEP:TICK"},
    {Verb::reset, "reset", "reset"},
    {Verb::seed, "seed", "seed NUMBER"},
    {Verb::data, "data", "data NAME setting=value ..."},
    {Verb::set, "set", "set SETTING NUMBER"},
    {Verb::put, "put", "put LAYER.w[i,j] NUMBER"},
    {Verb::sample, "sample", "sample NUMBER"},
    {Verb::speed, "speed", "speed STEPS_PER_SECOND | speed OPS_PER_SECOND op | speed max"},
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// The text up to the first space, which is cut off `rest`.
std::string_view take_word(std::string_view& rest) {
    rest = trimmed(rest);
    const size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest = trimmed(rest.substr(end));
    return word;
}

bool read_whole(std::string_view text, int64_t& number) {  // 0 or more
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 0;
}

bool read_number(std::string_view text, double& number) {
    const std::optional<double> parsed = parse_number(text);
    number = parsed.value_or(0);
    return parsed.has_value();
}

bool read_place(std::string_view text, Command& c) {
    const size_t colon = text.find(':');
    int64_t tick = 0;
    if (colon != text.npos && (!read_whole(text.substr(colon + 1), tick) || tick > INT32_MAX)) return false;
    c.tick = int(tick);
    return read_whole(text.substr(0, colon), c.step);
}

// A name and a number after it; the name may have spaces in it.
bool read_assignment(std::string_view text, Command& c) {
    const size_t space = text.rfind(' ');
    if (space == text.npos) return false;
    c.name = std::string(trimmed(text.substr(0, space)));
    return read_number(text.substr(space + 1), c.number);
}

bool read_data(std::string_view text, Command& c) {
    c.name = std::string(take_word(text));
    while (!text.empty()) {
        const std::string_view word = take_word(text);
        const size_t equals = word.find('=');
        if (equals == word.npos || equals == 0) return false;
        c.settings.set(word.substr(0, equals), value_from_text(word.substr(equals + 1)));
    }
    return !c.name.empty() && c.name.find('=') == c.name.npos;
}

bool read_speed(std::string_view text, Command& c) {
    if (text == "max") return true;
    c.ops = text.ends_with(" op");
    if (c.ops) text = trimmed(text.substr(0, text.size() - 3));
    return read_number(text, c.number) && c.number > 0;
}

bool read_arguments(std::string_view rest, Command& c) {
    switch (c.verb) {
        case Verb::play:
        case Verb::pause:
        case Verb::reset: return rest.empty();
        case Verb::tick:
        case Verb::layer:
        case Verb::step:
        case Verb::epoch: c.back = rest == "back"; return c.back || rest.empty();
        case Verb::go_to: return read_place(rest, c);
        case Verb::seed:
        case Verb::sample: return read_whole(rest, c.step);
        case Verb::data: return read_data(rest, c);
        case Verb::set:
        case Verb::put: return read_assignment(rest, c);
        case Verb::speed: return read_speed(rest, c);
    }
    return false;
}

}  // namespace

Result<Command> parse_command(std::string_view text) {
    std::string_view rest = text;
    const std::string_view word = take_word(rest);
    std::string verbs;
    for (const Form& form : forms) {
        if (word != form.word) {
            verbs += (verbs.empty() ? "" : ", ") + std::string(form.word);
            continue;
        }
        Command c;
        c.verb = form.verb;
        if (read_arguments(rest, c)) return c;
        return Error{"command.arguments", {{"verb", form.word}, {"expected", form.text}, {"found", std::string(trimmed(text))}}};
    }
    return Error{"command.unknown", {{"verb", std::string(word)}, {"expected", verbs}, {"found", std::string(trimmed(text))}}};
}

std::string to_text(const Command& c) {
    std::string text;
    for (const Form& form : forms)
        if (form.verb == c.verb) text = form.word;
    switch (c.verb) {
        case Verb::play:
        case Verb::pause:
        case Verb::reset: return text;
        case Verb::tick:
        case Verb::layer:
        case Verb::step:
        case Verb::epoch: return c.back ? text + " back" : text;
        case Verb::go_to: return text + ' ' + std::to_string(c.step) + (c.tick ? ':' + std::to_string(c.tick) : "");
        case Verb::seed:
        case Verb::sample: return text + ' ' + std::to_string(c.step);
        case Verb::set:
        case Verb::put: return text + ' ' + c.name + ' ' + to_text(Value(c.number));
        case Verb::speed: return text + ' ' + (c.number > 0 ? to_text(Value(c.number)) + (c.ops ? " op" : "") : "max");
        case Verb::data: break;
    }
    text += ' ' + c.name;
    for (auto& [name, value] : c.settings.items) text += ' ' + name + '=' + to_text(value);
    return text;
}

}  // namespace chainrule
