#include "base/json.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>

namespace chainrule {
namespace {

constexpr size_t depth_limit = 64;  // whoever walks the tree may recurse: the stacks of web threads are small

// Reads the text and leaves word of how far it has come, which the parser itself tells only when it fails.
struct Reader {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* end;
    const char** at;  // null: the end itself

    const char* place() const { return at ? *at : end; }
    reference operator*() const { return **at; }
    Reader& operator++() { return ++*at, *this; }
    bool operator==(const Reader& other) const { return place() == other.place(); }
    bool operator!=(const Reader& other) const { return !(*this == other); }
};

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::string clipped(const std::string& text, int characters) {
    size_t i = 0;
    for (int n = 0; i < text.size() && (!starts_character(text[i]) || n++ < characters);) ++i;
    return i < text.size() ? text.substr(0, i) + "…" : text;
}

// The last characters of a line, up to the one that cannot be.
std::string end_of(std::string line) {
    const auto not_shown = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!line.empty() && not_shown(line.back())) line.pop_back();
    size_t i = line.size();
    for (int n = 0; i > 0 && n < 24; --i) n += starts_character(line[i - 1]);
    while (i < line.size() && not_shown(line[i])) ++i;
    return line.substr(i);
}

struct Builder {
    std::string_view text;
    const char* at = nullptr;       // how far the parser has read
    const char* counted = nullptr;  // up to here, lines are counted
    int line = 1;
    Json root;
    std::vector<Json*> open;  // the lists and objects we are in; none grows while one inside it is open
    std::string name;
    Error error;

    bool null() { return add(Json()); }
    bool boolean(bool x) { return add(Json(x)); }
    bool number_integer(int64_t x) { return add_number(double(x)); }
    bool number_unsigned(uint64_t x) { return add_number(double(x)); }
    bool number_float(double x, const std::string&) { return add_number(x); }
    bool string(std::string& x) { return add(Json(std::move(x))); }
    bool binary(nlohmann::json::binary_t&) { return false; }  // not in JSON's text form
    bool key(std::string& x) { return name = std::move(x), true; }
    bool start_object(size_t) { return start(Json(JsonObject())); }
    bool start_array(size_t) { return start(Json(JsonList())); }
    bool end_object() { return open.pop_back(), true; }
    bool end_array() { return open.pop_back(), true; }

    bool parse_error(size_t position, const std::string&, const nlohmann::json::exception& why) {
        const size_t offset = std::min(position > 0 ? position - 1 : 0, text.size());
        const std::string_view before = text.substr(0, offset);
        const size_t newline = before.rfind('\n');
        const size_t start = newline == before.npos ? 0 : newline + 1;
        const std::string_view line_before = before.substr(start);
        size_t end = offset + 1;  // a character may have several bytes
        while (end < text.size() && end < offset + 4 && !starts_character(text[end])) ++end;
        const bool overflow = why.id == 406;  // the library's number for it
        const bool at_end = offset == text.size() && !overflow;
        error = {overflow ? "json.number" : "json.syntax",
                 {{"line", std::to_string(1 + std::count(before.begin(), before.end(), '\n'))},
                  {"column", std::to_string(1 + std::count_if(line_before.begin(), line_before.end(), starts_character))},
                  {"found", at_end ? "@json.end" : end_of(std::string(text.substr(start, end - start)))}}};
        return false;
    }

  private:
    void count_lines(const char* to) {
        if (to <= counted) return;
        line += int(std::count(counted, to, '\n'));
        counted = to;
    }
    // The parser has looked at the character behind a number, which may be a line break.
    bool add_number(double x) { return count_lines(at - 1), add(Json(x), false); }

    bool add(Json json, bool count = true) {
        place(std::move(json), count);
        return true;
    }
    bool start(Json json) {
        Json* place_of_it = place(std::move(json), true);
        open.push_back(place_of_it);
        if (open.size() <= depth_limit) return true;
        error = {"json.too_deep", {{"line", std::to_string(line)}, {"limit", std::to_string(depth_limit)}}};
        return false;
    }
    Json* place(Json json, bool count) {
        if (count) count_lines(at);
        json.line = line;
        if (open.empty()) return root = std::move(json), &root;
        if (auto* list = std::get_if<JsonList>(&open.back()->value)) return &list->emplace_back(std::move(json));
        return &std::get<JsonObject>(open.back()->value).emplace_back(std::move(name), std::move(json)).second;
    }
};

}  // namespace

const Json* Json::find(std::string_view name) const {
    const JsonObject* members = object();
    if (!members) return nullptr;
    for (auto i = members->rbegin(); i != members->rend(); ++i)
        if (i->first == name) return &i->second;
    return nullptr;
}

Result<Json> parse_json(std::string_view text) {
    Builder builder;
    builder.text = text;
    builder.at = builder.counted = text.data();
    const char* end = text.data() + text.size();
    if (nlohmann::json::sax_parse(Reader{end, &builder.at}, Reader{end, nullptr}, &builder)) return std::move(builder.root);
    return std::move(builder.error);
}

std::string brief(const Json& json) {
    if (json.text()) return clipped(*json.text(), 40);
    if (json.list()) return json.list()->empty() ? "[]" : "[…]";
    if (json.object()) return json.object()->empty() ? "{}" : "{…}";
    return to_text(json);
}

}  // namespace chainrule
