#include "ui/heatmap.h"

#include <GLES3/gl3.h>

#include <algorithm>

#include "ui/gl_program.h"
#include "ui/imgui_door.h"

namespace chainrule::ui {

namespace {

constexpr int tallest = 2048;  // of a texture, on every OpenGL ES 3.0

struct Objects {
    GLuint program = 0, texture = 0, vertices = 0;
    GLint rect, display, density, values, first, grid, half, rounding, range, opacity, smooth, levels, negative, zero, positive;
};
Objects gl;

struct Uploaded {
    int grid = 0, maps = 0;
    uint64_t version = 0;
    int per_column() const { return std::max(1, tallest / std::max(1, grid)); }
};
Uploaded uploaded;

struct Quad {
    Rect rect;
    int map;
    HeatmapStyle style;
};

// Whether there is something to draw with: a lost context gives no program, and another chance when it is back.
bool make_objects() {
    if (gl.program) return true;
    gl.program = linked_program("shaders/heatmap.vert", "shaders/heatmap.frag");
    if (!gl.program) return false;
    const auto place = [](const char* name) { return glGetUniformLocation(gl.program, name); };
    gl.rect = place("u_rect"), gl.display = place("u_display"), gl.density = place("u_density"), gl.values = place("u_values");
    gl.first = place("u_first"), gl.grid = place("u_grid"), gl.half = place("u_half"), gl.rounding = place("u_rounding");
    gl.range = place("u_range"), gl.opacity = place("u_opacity"), gl.smooth = place("u_smooth"), gl.levels = place("u_levels");
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

void draw_quad(const ImDrawList*, const ImDrawCmd* command) {
    const Quad& quad = *static_cast<const Quad*>(command->UserCallbackData);
    if (quad.map >= uploaded.maps || !gl.program) return;
    const ImDrawData& data = *ImGui::GetDrawData();
    const float scale = data.FramebufferScale.x;
    clip_to(command->ClipRect, data);
    glUseProgram(gl.program);
    glBindVertexArray(gl.vertices);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, gl.texture);
    glUniform1i(gl.values, 0);
    glUniform4f(gl.rect, quad.rect.x, quad.rect.y, quad.rect.width, quad.rect.height);
    glUniform2f(gl.display, data.DisplaySize.x, data.DisplaySize.y);
    glUniform1f(gl.density, scale);
    glUniform2i(gl.first, quad.map / uploaded.per_column() * uploaded.grid, quad.map % uploaded.per_column() * uploaded.grid);
    glUniform1i(gl.grid, uploaded.grid);
    glUniform2f(gl.half, quad.rect.width * scale / 2, quad.rect.height * scale / 2);
    glUniform1f(gl.rounding, quad.style.rounding * scale);
    glUniform1f(gl.range, std::max(quad.style.range, 1e-20F));
    glUniform1f(gl.opacity, quad.style.opacity);
    glUniform1i(gl.smooth, quad.style.smooth);
    glUniform1i(gl.levels, quad.style.levels);
    set_color(gl.negative, theme().negative);
    set_color(gl.zero, theme().card);
    set_color(gl.positive, theme().positive);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
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

void draw_heatmap(Rect rect, int map, const HeatmapStyle& style) {
    if (map < 0 || rect.width <= 0 || rect.height <= 0) return;
    const Quad quad{rect, map, style};
    draw_list().AddCallback(draw_quad, const_cast<Quad*>(&quad), sizeof quad);  // copied
    draw_list().AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void forget_gl_objects() {
    gl = {};
    uploaded = {};
}

}  // namespace chainrule::ui
