#include "ui/heatmap.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <array>
#include <vector>

#include "ui/gl_program.h"
#include "ui/imgui_door.h"

namespace chainrule::ui {

namespace {

constexpr int tallest = 2048;  // of a texture, on every OpenGL ES 3.0

struct Objects {
    GLuint program = 0, texture = 0, vertices = 0;
    GLint rect, map, look, display, density, values, grid, negative, zero, positive;
};
Objects gl;

struct Uploaded {
    int grid = 0, maps = 0;
    uint64_t version = 0;
    int per_column() const { return std::max(1, tallest / std::max(1, grid)); }
};
Uploaded uploaded;

// Whether there is something to draw with: a lost context gives no program, and another chance when it is back.
bool make_objects() {
    if (gl.program) return true;
    gl.program = linked_program("shaders/heatmap.vert", "shaders/heatmap.frag");
    if (!gl.program) return false;
    const auto place = [](const char* name) { return glGetUniformLocation(gl.program, name); };
    gl.rect = place("u_rect"), gl.map = place("u_map"), gl.look = place("u_look");
    gl.display = place("u_display"), gl.density = place("u_density"), gl.values = place("u_values"), gl.grid = place("u_grid");
    gl.negative = place("u_negative"), gl.zero = place("u_zero"), gl.positive = place("u_positive");
    glGenVertexArrays(1, &gl.vertices);
    glGenTextures(1, &gl.texture);
    glBindTexture(GL_TEXTURE_2D, gl.texture);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    return true;
}

// ImGui leaves the scissor of a callback to the callback.
void clip_to(const ImVec4& clip, const ImDrawData& data) {
    const float scale = data.FramebufferScale.x, height = data.DisplaySize.y * scale;
    const float x = std::max(0.F, clip.x * scale), top = std::max(0.F, clip.y * scale);
    glScissor(static_cast<int>(x), static_cast<int>(height - clip.w * scale), std::max(0, static_cast<int>(clip.z * scale - x)),
              std::max(0, static_cast<int>(clip.w * scale - top)));
}

void set_color(GLint place, Color color) {
    const Lab lab = to_lab(color);
    glUniform3f(place, lab.l, lab.a, lab.b);
}

constexpr size_t most_at_once = 64;  // as in heatmap.vert

void draw_instances(std::span<const Heatmap> maps) {
    std::array<std::array<float, 4>, most_at_once> rects, places, looks;
    for (size_t i = 0; i < maps.size(); i++) {
        const Heatmap& m = maps[i];
        const int rows = uploaded.per_column(), grid = uploaded.grid;
        rects[i] = {m.rect.x, m.rect.y, m.rect.width, m.rect.height};
        places[i] = {float(m.map / rows * grid), float(m.map % rows * grid), std::max(m.style.range, 1e-20F), m.style.opacity};
        looks[i] = {m.style.rounding, m.style.smooth ? 1.F : 0.F, float(m.style.levels), 0};
    }
    const auto count = static_cast<GLsizei>(maps.size());
    glUniform4fv(gl.rect, count, rects[0].data());
    glUniform4fv(gl.map, count, places[0].data());
    glUniform4fv(gl.look, count, looks[0].data());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
}

void draw_quads(const ImDrawList*, const ImDrawCmd* command) {
    if (!gl.program) return;
    const ImDrawData& data = *ImGui::GetDrawData();
    const float scale = data.FramebufferScale.x;
    clip_to(command->ClipRect, data);
    glUseProgram(gl.program);
    glBindVertexArray(gl.vertices);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, gl.texture);
    glUniform1i(gl.values, 0);
    glUniform2f(gl.display, data.DisplaySize.x, data.DisplaySize.y);
    glUniform1f(gl.density, scale);
    glUniform1i(gl.grid, uploaded.grid);
    set_color(gl.negative, theme().negative);
    set_color(gl.zero, theme().card);
    set_color(gl.positive, theme().positive);
    std::span maps(static_cast<const Heatmap*>(command->UserCallbackData), static_cast<size_t>(command->UserCallbackDataSize) / sizeof(Heatmap));
    for (; !maps.empty(); maps = maps.subspan(std::min(maps.size(), most_at_once))) draw_instances(maps.first(std::min(maps.size(), most_at_once)));
}

}  // namespace

void upload_heatmaps(std::span<const float> values, int grid, uint64_t version) {
    const int cells = grid * grid, maps = cells > 0 ? static_cast<int>(values.size()) / cells : 0;
    const Uploaded wanted{grid, maps, version};
    if (maps == 0 || (uploaded.grid == grid && uploaded.maps == maps && uploaded.version == version) || !make_objects()) return;
    const int rows = std::min(maps, wanted.per_column()), columns = (maps + rows - 1) / rows;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, gl.texture);
    if (uploaded.grid != grid || uploaded.maps != maps) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R32F, columns * grid, rows * grid, 0, GL_RED, GL_FLOAT, nullptr);
    }
    // The maps of a column lie behind one another in `values` already.
    for (int column = 0; column < columns; column++) {
        const int first = column * rows, count = std::min(rows, maps - first);
        glTexSubImage2D(GL_TEXTURE_2D, 0, column * grid, 0, grid, count * grid, GL_RED, GL_FLOAT, values.data() + static_cast<size_t>(first) * static_cast<size_t>(cells));
    }
    uploaded = wanted;
}

void draw_heatmaps(std::span<const Heatmap> maps) {
    static std::vector<Heatmap> shown;
    shown.assign(maps.begin(), maps.end());
    std::erase_if(shown, [](const Heatmap& map) { return map.map < 0 || map.map >= uploaded.maps || map.rect.width <= 0 || map.rect.height <= 0; });
    if (shown.empty()) return;
    draw_list().AddCallback(draw_quads, shown.data(), shown.size() * sizeof(Heatmap));  // copied
    draw_list().AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void forget_gl_objects() {
    gl = {};
    uploaded = {};
}

}  // namespace chainrule::ui
