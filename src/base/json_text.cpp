#include <array>
#include <cmath>
#include <cstdio>

#include "base/json.h"
#include "base/values.h"

namespace chainrule {
namespace {

constexpr size_t columns = 110;

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> code;
            std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned char>(c));
            out += code.data();
        } else out += c;
    }
    return out + '"';
}

std::string scalar(const Json& json) {
    if (json.flag()) return *json.flag() ? "true" : "false";
    if (json.number()) return std::isfinite(*json.number()) ? number_text(*json.number()) : "null";  // JSON has no infinity
    if (json.text()) return quoted(*json.text());
    return "null";
}

// The members as (name with colon or nothing, value); empty and `is_object` false for scalars.
std::vector<std::pair<std::string, const Json*>> members_of(const Json& json) {
    std::vector<std::pair<std::string, const Json*>> members;
    if (json.list())
        for (const Json& item : *json.list()) members.emplace_back("", &item);
    if (json.object())
        for (auto& [name, item] : *json.object()) members.emplace_back(quoted(name) + ": ", &item);
    return members;
}

// Writes everything on one line; gives up, returning false, once it is longer than `room`.
bool write_line(const Json& json, std::string& out, size_t room) {
    if (!json.list() && !json.object()) return out += scalar(json), out.size() <= room;
    out += json.list() ? '[' : '{';
    bool first = true;
    for (auto& [name, item] : members_of(json)) {
        if (!first) out += ", ";
        first = false;
        out += name;
        if (!write_line(*item, out, room)) return false;
    }
    out += json.list() ? ']' : '}';
    return out.size() <= room;
}

void write(const Json& json, size_t indent, size_t column, std::string& out) {
    std::string line;
    const bool fits = write_line(json, line, columns > column ? columns - column : 0);
    if (fits || (!json.list() && !json.object())) {
        out += line;
        return;
    }
    out += json.list() ? "[\n" : "{\n";
    bool first = true;
    for (auto& [name, item] : members_of(json)) {
        if (!first) out += ",\n";
        first = false;
        out.append(indent + 2, ' ').append(name);
        write(*item, indent + 2, indent + 2 + name.size(), out);
    }
    out.append("\n").append(indent, ' ').append(json.list() ? "]" : "}");
}

}  // namespace

std::string to_text(const Json& json) {
    std::string out;
    write(json, 0, 0, out);
    return out;
}

std::string to_line(const Json& json) {
    std::string out;
    write_line(json, out, std::string::npos);
    return out;
}

}  // namespace chainrule
