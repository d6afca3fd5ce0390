// ImGui as it is used here: for input, glyphs and the drawing of triangles. None of its own widgets, styles, windows or
// navigation show.
#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <imgui_internal.h>

#include "platform/platform.h"
#include "ui/heatmap.h"
#include "ui/imgui_door.h"
#include "ui/relief.h"
#include "ui/screen.h"
#include "ui/text.h"


namespace chainrule::ui {

namespace {

// SDL2 counts pixels as points on systems where the platform knows better.
platform::WindowSize follow_window() {
    const platform::WindowSize window = platform::window_size();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {window.width, window.height};
    io.DisplayFramebufferScale = {window.scale, window.scale};
    return window;
}

}  // namespace

void start() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_None;  // no navigation: focus is in ui/focus.cpp
    io.ConfigInputTextCursorBlink = false;   // nothing is drawn while nothing happens
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;

    ImGui_ImplSDL2_InitForOpenGL(static_cast<SDL_Window*>(platform::window_handle()), platform::context_handle());
    ImGui_ImplOpenGL3_Init("#version 300 es");
    platform::Hooks hooks;
    hooks.event = [](const void* event) { ImGui_ImplSDL2_ProcessEvent(static_cast<const SDL_Event*>(event)); };
    hooks.graphics_lost = [] {
        ImGui_ImplOpenGL3_DestroyDeviceObjects();
        forget_gl_objects();
        forget_relief();
    };
    hooks.graphics_restored = [] { ImGui_ImplOpenGL3_CreateDeviceObjects(); };
    platform::set_hooks(std::move(hooks));
    follow_window();  // text is measured before the first frame
    load_fonts();
}

void stop() {
    platform::set_hooks({});
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
}

void open_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    const platform::WindowSize window = follow_window();
    ImGuiStyle& style = ImGui::GetStyle();
    style.CurveTessellationTol = 0.5F / window.scale;
    style.CircleTessellationMaxError = 0.15F / window.scale;
    ImGui::NewFrame();
    // Edges fade over one device pixel, not over one point.
    ImGui::GetDrawListSharedData()->InitialFringeScale = 1 / window.scale;
    // ImGui spreads quick events over frames (a press and its release): those must come.
    if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) platform::request_frame();

    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({window.width, window.height});
    ImGui::Begin("screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus);
}

void close_frame() {
    ImGui::End();
    ImGui::Render();
    ImDrawData* picture = ImGui::GetDrawData();
    glViewport(0, 0, static_cast<int>(picture->DisplaySize.x * picture->FramebufferScale.x), static_cast<int>(picture->DisplaySize.y * picture->FramebufferScale.y));
    const Color ground = theme().ground;
    glClearColor(ground.r, ground.g, ground.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(picture);
}

}  // namespace chainrule::ui
