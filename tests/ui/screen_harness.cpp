#include "screen_harness.h"

#include <imgui.h>
#include <imgui_internal.h>

#include "../support/places.h"
#include "ui/imgui_door.h"
#include "ui/text.h"

namespace chainrule {

namespace {
ui::Screen* screen = nullptr;
std::vector<platform::TwinEvent> waiting;
double clock = 0;  // never goes back, from test to test
}  // namespace

// --- the platform -------------------------------------------------------------------------------------------------------------
namespace platform {
Preferences preferences() { return {.language = "en", .reduced_motion = false}; }
void wake() {}
void request_frame() { screen->frame_requested = true; }
void wake_after(double seconds) {
    if (screen->wake_wanted < 0 || seconds < screen->wake_wanted) screen->wake_wanted = seconds;
}
Pinch take_pinch() { return std::exchange(screen->pinch, {}); }
WindowSize window_size() { return {800, 600, 1, 0, 0, 0, 0}; }
std::optional<std::string> asset(std::string_view name) {
    const std::filesystem::path path = assets_dir() / name;
    if (!std::filesystem::exists(path)) return std::nullopt;
    return read_file(path);
}
void publish_controls(std::string_view json) {
    screen->list = nlohmann::json::parse(json);
    screen->lists_published++;
}
std::vector<TwinEvent> take_twin_events() { return std::exchange(waiting, {}); }
bool twin_has_keyboard() { return false; }
void open_address(std::string_view) {}
bool can_ask_for_file() { return true; }
void ask_for_file() { screen->files_asked_for++; }
void copy_text(std::string_view text) { screen->copied = text; }
}  // namespace platform

// --- what start.cpp does with a window ------------------------------------------------------------------------------------------
namespace ui {

void open_frame() {
    ImGui::NewFrame();
    if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) platform::request_frame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs);
}

void close_frame() {
    ImGui::End();
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(1);
        texture->SetStatus(ImTextureStatus_OK);
    }
}

Screen::Screen(std::function<void()> content) : content_(std::move(content)) {
    screen = this;
    waiting.clear();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {800, 600};
    ImGui::GetCurrentContext()->Time = clock;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    load_fonts();
    settle();
    click(799, 599);  // what the last test left of focus and open lists
    frame(1);
}

Screen::~Screen() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext();
}

void Screen::frame(double seconds) {
    frame_requested = false;
    wake_wanted = -1;
    ImGui::GetIO().DeltaTime = static_cast<float>(seconds);
    begin_frame();
    content_();
    end_frame();
    clock = ImGui::GetTime();
}

void Screen::settle() {
    for (int i = 0; i < 60 && (i < 3 || frame_requested); i++) frame();
}

void Screen::move(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    settle();
}
void Screen::press() {
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    settle();
}
void Screen::release() {
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    settle();
}
void Screen::click(float x, float y) {
    move(x, y);
    press();
    release();
}
void Screen::key(int imgui_key, bool shift) {
    ImGuiIO& io = ImGui::GetIO();
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
    for (const bool down : {true, false}) io.AddKeyEvent(static_cast<ImGuiKey>(imgui_key), down);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
    settle();
}
void Screen::twin(platform::TwinEvent::Kind kind, std::string id, std::string value, int times) {
    for (int i = 0; i < times; i++) waiting.push_back({kind, id, value});
    settle();
}

nlohmann::json Screen::control(const std::string& id) {
    frame(1);
    for (const auto& one : list["controls"]) {
        if (one["id"] == id) return one;
    }
    return nullptr;
}

std::string Screen::name_of(const std::string& id) {
    const nlohmann::json found = control(id);
    return found.is_null() ? "" : found["name"].get<std::string>();
}

}  // namespace ui
}  // namespace chainrule
