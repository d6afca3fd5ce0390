#include "ui/twin.h"

#include <imgui.h>

#include <cmath>
#include <cstdio>
#include <vector>

#include "ui/text.h"

namespace chainrule::ui::twin {

namespace {

constexpr double shortest_time = 0.25;  // between two lists

std::string json;       // of this frame, where it is wanted
bool wanted = true;     // not so soon after the last list: most frames are spared the writing
std::string published;  // the last that went out
double published_at = -1;
std::vector<std::string> groups;
struct Waiting {
    platform::TwinEvent event;
    bool next_frame = false;  // its control is there and had another event in this frame
};
std::vector<Waiting> events;
std::optional<std::string> focus_moved;

double left_to_wait() { return published_at < 0 ? 0 : published_at + shortest_time - ImGui::GetTime(); }

void put(std::string_view text) {
    if (wanted) json += text;
}

void write_text(std::string_view value) {
    if (!wanted) return;
    json += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
            json += code;
        } else {
            json += c;
        }
    }
    json += '"';
}

void write_key(const char* key) {
    put(",\"");
    put(key);
    put("\":");
}

// In tenths of a point: finer changes are no news.
void write_rect(Rect rect) {
    if (!wanted) return;
    char text[96];
    const auto tenth = [](float v) { return static_cast<double>(std::round(v * 10) / 10); };
    std::snprintf(text, sizeof text, "[%.10g,%.10g,%.10g,%.10g]", tenth(rect.x), tenth(rect.y), tenth(rect.width), tenth(rect.height));
    json += text;
}

}  // namespace

Entry::Entry(std::string_view role, std::string_view id, std::string_view name) {
    put(json.ends_with('[') ? "{\"id\":" : ",{\"id\":");
    write_text(id);
    text("role", role).text("name", name).text("parent", groups.empty() ? std::string_view() : groups.back());
}
Entry::~Entry() { put("}"); }

Entry& Entry::rect(Rect rect) {
    write_key("rect");
    write_rect(rect);
    return *this;
}
Entry& Entry::text(const char* key, std::string_view value) {
    write_key(key);
    write_text(value);
    return *this;
}
Entry& Entry::text_if(const char* key, std::string_view value) { return value.empty() ? *this : text(key, value); }
Entry& Entry::number(const char* key, int64_t value) {
    write_key(key);
    put(std::to_string(value));
    return *this;
}
Entry& Entry::flag(const char* key, bool value) {
    write_key(key);
    put(value ? "true" : "false");
    return *this;
}
Entry& Entry::texts(const char* key, std::span<const std::string> values) {
    write_key(key);
    for (size_t i = 0; i < values.size(); i++) {
        put(i ? "," : "[");
        write_text(values[i]);
    }
    put(values.empty() ? "[]" : "]");
    return *this;
}
Entry& Entry::rects(const char* key, std::span<const Rect> values) {
    write_key(key);
    for (size_t i = 0; i < values.size(); i++) {
        put(i ? "," : "[");
        write_rect(values[i]);
    }
    put(values.empty() ? "[]" : "]");
    return *this;
}

void open_group(std::string_view role, std::string_view id, std::string_view name) {
    { Entry entry(role, id, name); }
    groups.emplace_back(id);
}
void close_group() { groups.pop_back(); }

void begin() {
    wanted = left_to_wait() <= 0;
    json = "{\"controls\":[";
    groups.clear();
    std::erase_if(events, [](const Waiting& one) { return !one.next_frame; });
    for (Waiting& one : events) one.next_frame = false;
    focus_moved.reset();
    for (platform::TwinEvent& event : platform::take_twin_events()) {
        if (event.kind == platform::TwinEvent::Kind::focus) focus_moved = event.id.substr(0, event.id.find('#'));
        else if (event.kind == platform::TwinEvent::Kind::blur) focus_moved = "";
        else events.push_back({std::move(event)});
    }
}

void end(std::string_view focus) {
    if (!wanted) return platform::wake_after(left_to_wait());
    json += "],\"language\":";
    write_text(language());
    write_key("focus");
    write_text(focus);
    json += '}';
    if (json == published) return;
    platform::publish_controls(json);
    published = json;
    published_at = ImGui::GetTime();
}

std::optional<platform::TwinEvent> take(std::string_view id) {
    std::optional<platform::TwinEvent> taken;
    for (auto one = events.begin(); one != events.end();) {
        if (one->event.id == id && !taken) {
            taken = std::move(one->event);
            one = events.erase(one);
            continue;
        }
        if (one->event.id == id) {
            one->next_frame = true;
            platform::request_frame();
        }
        ++one;
    }
    return taken;
}

const std::optional<std::string>& focus_event() { return focus_moved; }

}  // namespace chainrule::ui::twin
