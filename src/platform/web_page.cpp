// The rest of platform.h for the browser: everything that is a question to the page, or an order. The bodies of EM_JS are JavaScript;
// Module.chainrule is the object that web/loader.mjs hands over.
#include "platform/sdl_common.h"
#include "platform/web_page.h"

#include <emscripten.h>

#include <cstdlib>
#include <map>
#include <utility>

#include "platform/platform.h"

EM_JS_DEPS(chainrule_page, "$stringToNewUTF8,$UTF8ToString");

// clang-format off
EM_JS(void, page_first_frame, (), { Module["chainrule"].first_frame(); });
EM_JS(void, page_no_graphics, (), { Module["chainrule"].no_graphics(); });
EM_JS(void, page_resized, (), { dispatchEvent(new Event("resize")); });
// Emscripten's resizing asks the context for its viewport and fails where it is lost. This listener comes before SDL2's.
EM_JS(void, page_guard_resizing, (), {
    addEventListener("resize", event => { if (GLctx && GLctx.isContextLost()) event.stopImmediatePropagation(); }, { capture: true });
});
// Once a frame ImGui asks for everything it is going to change, to put it back afterwards: fourteen questions, and each waits for the
// process that draws. Who draws here sets all it needs; so what is put back is what a context begins with.
EM_JS(void, page_answer_for_graphics, (), {
    const gl = GLctx, ask = gl.getParameter.bind(gl), known = new Map([
        [gl.ACTIVE_TEXTURE, gl.TEXTURE0],
        [gl.CURRENT_PROGRAM, null], [gl.TEXTURE_BINDING_2D, null], [gl.SAMPLER_BINDING, null], [gl.ARRAY_BUFFER_BINDING, null], [gl.VERTEX_ARRAY_BINDING, null],
        [gl.BLEND_SRC_RGB, gl.ONE], [gl.BLEND_DST_RGB, gl.ZERO], [gl.BLEND_SRC_ALPHA, gl.ONE], [gl.BLEND_DST_ALPHA, gl.ZERO],
        [gl.BLEND_EQUATION_RGB, gl.FUNC_ADD], [gl.BLEND_EQUATION_ALPHA, gl.FUNC_ADD],
    ]);
    gl.getParameter = name => {
        if (name === gl.VIEWPORT || name === gl.SCISSOR_BOX) return [0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight];
        return known.has(name) ? known.get(name) : ask(name);
    };
});
// SDL2 takes the place of a button from the last motion, and there may have been none: the pointer is led there first.
EM_JS(void, page_lead_pointer, (), {
    const canvas = Module["canvas"];
    let pressed = false;  // on the canvas; where it is let go is elsewhere sometimes
    const lead = event => {
        const down = event.type === "mousedown";
        if (down ? event.target === canvas : pressed) canvas.dispatchEvent(new MouseEvent("mousemove", event));
        pressed = down && event.target === canvas;
    };
    addEventListener("mousedown", lead, { capture: true });
    addEventListener("mouseup", lead, { capture: true });
});
EM_JS(void, page_watch_surroundings, (), {
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(prefers-reduced-motion: reduce)"])
        matchMedia(query).addEventListener("change", () => _chainrule_wake());
    const density = () => matchMedia("(resolution: " + devicePixelRatio + "dppx)").addEventListener("change", () => {
        _chainrule_wake();
        density();
    }, { once: true });
    density();
});
EM_JS(void, page_safe_area, (float* into), {
    const style = getComputedStyle(document.getElementById("safe-area"));
    ["Top", "Right", "Bottom", "Left"].forEach((side, i) => { HEAPF32[(into >> 2) + i] = parseFloat(style["padding" + side]) || 0; });
});

EM_JS(bool, page_matches, (const char* query), { return matchMedia(UTF8ToString(query)).matches; });
EM_JS(char*, page_language, (), { return stringToNewUTF8(document.documentElement.dataset.language || "en"); });
EM_JS(char*, page_option, (const char* name), { return stringToNewUTF8(new URLSearchParams(location.search).get(UTF8ToString(name)) ?? ""); });
// Private windows and strict settings forbid the storage: then nothing is kept. False only where it is full.
EM_JS(bool, page_store, (const char* key, const char* value), {
    try {
        localStorage.setItem("chainrule." + UTF8ToString(key), UTF8ToString(value));
    } catch (error) {
        console.info("not stored: " + error.message);
        return !/quota/i.test(error.name);
    }
    return true;
});
EM_JS(char*, page_load, (const char* key), {
    let value = null;
    try { value = localStorage.getItem("chainrule." + UTF8ToString(key)); } catch (error) { console.info("not loaded: " + error.message); }
    return stringToNewUTF8(value ?? "");
});
EM_JS(void, page_ask_for_file, (), { Module["chainrule"].ask_for_file(); });
EM_JS(void, page_publish, (const char* text), { Module["chainrule"].publish(UTF8ToString(text)); });
EM_JS(void, page_title, (const char* title, const char* language), {
    document.title = UTF8ToString(title);
    const tag = UTF8ToString(language);
    document.documentElement.dataset.language = tag;
    document.documentElement.lang = tag === "zh" ? "zh-Hans" : tag;
});
EM_JS(void, page_copy, (const char* text), {
    const copied = UTF8ToString(text);
    navigator.clipboard?.writeText(copied).catch(error => console.info("not copied: " + error.message));
});
EM_JS(void, page_open, (const char* address), { open(UTF8ToString(address), "_blank", "noopener"); });
// clang-format on

namespace chainrule::platform {

namespace {

std::map<std::string, std::string, std::less<>> assets;
std::vector<TwinEvent> twin_events;

std::string owned(char* text) {
    const std::string copy = text;
    std::free(text);
    return copy;
}

}  // namespace

extern "C" {

// Before main(): one file of the app.
EMSCRIPTEN_KEEPALIVE void chainrule_asset(const char* name, const char* bytes, int size) {
    assets[name].assign(bytes, static_cast<size_t>(size));
}

// `trouble` counts as in GivenFile::Trouble.
EMSCRIPTEN_KEEPALIVE void chainrule_file(int trouble, const char* name, const char* bytes, int size) {
    give_file({static_cast<GivenFile::Trouble>(trouble), name, std::string(bytes, static_cast<size_t>(size))});
    owe_frames(3);
    wake();
}

// `kind` counts as in TwinEvent::Kind.
EMSCRIPTEN_KEEPALIVE void chainrule_twin_event(int kind, const char* id, const char* value) {
    twin_events.push_back({static_cast<TwinEvent::Kind>(kind), id, value});
    owe_frames(3);  // what is pressed shows itself over several
    wake();
}
}

Preferences preferences() {
    Preferences found;
    found.language = owned(page_language());  // chosen by the static page: the address, an earlier visit, the browser
    found.dark = page_matches("(prefers-color-scheme: dark)");
    found.high_contrast = page_matches("(prefers-contrast: more)") || page_matches("(forced-colors: active)");
    found.reduced_motion = page_matches("(prefers-reduced-motion: reduce)");
    found.coarse_pointer = page_matches("(pointer: coarse)");
    return found;
}

std::optional<std::string> asset(std::string_view name) {
    const auto found = assets.find(name);
    if (found == assets.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string> asset_names(std::string_view prefix) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : assets)
        if (name.starts_with(prefix)) names.push_back(name);
    return names;
}

bool store(std::string_view key, std::string_view value) { return page_store(std::string(key).c_str(), std::string(value).c_str()); }
std::string load(std::string_view key) { return owned(page_load(std::string(key).c_str())); }
std::string launch_option(std::string_view name) { return owned(page_option(std::string(name).c_str())); }

bool can_ask_for_file() { return true; }
void ask_for_file() { page_ask_for_file(); }

void publish_controls(std::string_view json) { page_publish(std::string(json).c_str()); }
std::vector<TwinEvent> take_twin_events() { return std::exchange(twin_events, {}); }
bool twin_has_keyboard() { return true; }

void set_title(std::string_view title, std::string_view language) { page_title(std::string(title).c_str(), std::string(language).c_str()); }
void copy_text(std::string_view text) { page_copy(std::string(text).c_str()); }
void open_address(std::string_view address) { page_open(std::string(address).c_str()); }

}  // namespace chainrule::platform
