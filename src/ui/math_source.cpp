#include "ui/math_source.h"

#include <array>
#include <cstdio>
#include <map>

#include "base/json.h"
#include "platform/platform.h"

namespace chainrule::ui {

namespace {

// As cmake/math.mjs counts them: magenta, green, blue, orange, gray.
constexpr std::array<Ink, 5> inks = {Ink::gradient, Ink::update, Ink::positive, Ink::negative, Ink::muted};

struct Source {
    std::map<std::string, MathShape, std::less<>> by_key;
    std::map<char32_t, MathShape> by_code;
    std::map<std::string, FixedFormula, std::less<>> formulas;
};

// Any white space in TeX is one space.
std::string key_of(std::string_view tex, bool display) {
    std::string key = display ? "$$" : "$";
    bool space = false;
    for (const char c : tex) {
        const bool white = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (white) space = true;
        else {
            if (space && key.back() != '$') key += ' ';
            space = false;
            key += c;
        }
    }
    return key;
}

float em(const Json& thousandths) { return thousandths.number() ? static_cast<float>(*thousandths.number() / 1000) : 0; }
float em(const Json& object, std::string_view name) {
    const Json* found = object.find(name);
    return found ? em(*found) : 0;
}
const JsonList& list(const Json& object, std::string_view name) {
    static const JsonList none;
    const Json* found = object.find(name);
    return found && found->list() ? *found->list() : none;
}
char32_t code(const Json& x) { return x.number() ? static_cast<char32_t>(*x.number()) : 0; }
std::optional<Ink> ink_of(const Json& x) {
    const char32_t which = code(x);
    if (which == 0 || which > inks.size()) return std::nullopt;
    return inks[which - 1];
}

FixedFormula read_formula(const Json& json) {
    FixedFormula formula;
    if (const Json* text = json.find("text"); text && text->text()) formula.picture.text = *text->text();
    formula.picture.width = em(json, "width");
    formula.height = em(json, "height");
    formula.depth = em(json, "depth");
    const JsonList& breaks = list(json, "breaks");
    for (size_t i = 0; i + 2 <= breaks.size(); i += 2) formula.breaks.push_back({em(breaks[i]), static_cast<int>(code(breaks[i + 1]))});
    const JsonList& glyphs = list(json, "glyphs");
    for (size_t i = 0; i + 5 <= glyphs.size(); i += 5)
        formula.picture.glyphs.push_back({code(glyphs[i]), em(glyphs[i + 1]), em(glyphs[i + 2]), em(glyphs[i + 3]), ink_of(glyphs[i + 4])});
    const JsonList& rules = list(json, "rules");
    for (size_t i = 0; i + 5 <= rules.size(); i += 5)
        formula.picture.rules.push_back({{em(rules[i]), em(rules[i + 1]), em(rules[i + 2]), em(rules[i + 3])}, ink_of(rules[i + 4])});
    return formula;
}

Source read_source() {
    Source source;
    const auto file = platform::asset("math.json");
    const Result<Json> json = parse_json(file ? *file : "{}");
    if (!file || !json) std::fprintf(stderr, "math.json is missing or broken: formulas are not drawn\n");
    if (!json) return source;
    const JsonList& glyphs = list(*json, "glyphs");
    for (size_t i = 0; i + 5 <= glyphs.size(); i += 5) {
        if (!glyphs[i].text()) continue;
        const MathShape shape{code(glyphs[i + 1]), em(glyphs[i + 2]), em(glyphs[i + 3]), em(glyphs[i + 4])};
        source.by_key[*glyphs[i].text()] = source.by_code[shape.code] = shape;
    }
    for (const Json& one : list(*json, "formulas")) {
        const Json *tex = one.find("tex"), *display = one.find("display");
        if (tex && tex->text() && display && display->flag()) source.formulas[key_of(*tex->text(), *display->flag())] = read_formula(one);
    }
    return source;
}

const Source& source() {
    static const Source once = read_source();
    return once;
}

template <class Map, class Key>
auto find_in(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

const MathShape* math_shape(std::string_view key) { return find_in(source().by_key, key); }
const MathShape* math_shape(char32_t code) { return find_in(source().by_code, code); }
const FixedFormula* find_fixed(std::string_view tex, bool display) { return find_in(source().formulas, key_of(tex, display)); }

}  // namespace chainrule::ui
