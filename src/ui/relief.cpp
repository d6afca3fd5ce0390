#include "ui/relief.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/gl_program.h"
#include "ui/imgui_door.h"
#include "ui/theme.h"

namespace chainrule::ui {

namespace {

constexpr float missing = -3.0e38F;  // as in surface.vert
constexpr int samples = 4;

struct Objects {
    GLuint program = 0, vertices = 0, heights = 0;
    GLint grid, lowest, highest, half, matrix, range, strength, above, per_octave, first_line, line, light, shade, negative, zero, positive, ink;
    // The picture: drawn with several samples per pixel into `many`, and from there into the texture.
    GLuint many = 0, many_color = 0, many_depth = 0, one = 0, picture = 0;
    int width = 0, height = 0;
};
Objects gl;

// What the picture in the texture shows.
struct Shown {
    uint64_t grid = 0;
    std::array<float, 16> matrix{};
    int width = 0, height = 0;
    ThemeName theme = ThemeName::light;
    bool operator==(const Shown&) const = default;
};
Shown shown;
uint64_t uploaded = 0;

bool make_program() {
    if (gl.program) return true;
    gl.program = linked_program("shaders/surface.vert", "shaders/surface.frag");
    if (!gl.program) return false;
    const auto place = [](const char* name) { return glGetUniformLocation(gl.program, name); };
    gl.grid = place("u_grid"), gl.lowest = place("u_lowest"), gl.highest = place("u_highest"), gl.half = place("u_half");
    gl.matrix = place("u_matrix"), gl.range = place("u_range"), gl.strength = place("u_strength"), gl.above = place("u_above");
    gl.per_octave = place("u_per_octave"), gl.first_line = place("u_first_line"), gl.line = place("u_line"), gl.light = place("u_light"), gl.shade = place("u_shade");
    gl.negative = place("u_negative"), gl.zero = place("u_zero"), gl.positive = place("u_positive"), gl.ink = place("u_ink");
    glUseProgram(gl.program);
    glUniform1i(place("u_heights"), 0);
    glGenVertexArrays(1, &gl.vertices);
    glGenTextures(1, &gl.heights);
    glBindTexture(GL_TEXTURE_2D, gl.heights);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    return true;
}

void make_picture(int width, int height) {
    if (gl.width == width && gl.height == height) return;
    if (gl.width > 0) {
        const GLuint frames[] = {gl.many, gl.one}, buffers[] = {gl.many_color, gl.many_depth};
        glDeleteFramebuffers(2, frames);
        glDeleteRenderbuffers(2, buffers);
        glDeleteTextures(1, &gl.picture);
    }
    gl.width = width, gl.height = height;
    GLint most = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    const GLsizei count = std::min<GLint>(samples, most);
    GLuint frames[2], buffers[2];
    glGenFramebuffers(2, frames);
    glGenRenderbuffers(2, buffers);
    glGenTextures(1, &gl.picture);
    gl.many = frames[0], gl.one = frames[1], gl.many_color = buffers[0], gl.many_depth = buffers[1];

    glBindFramebuffer(GL_FRAMEBUFFER, gl.many);
    glBindRenderbuffer(GL_RENDERBUFFER, gl.many_color);
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, count, GL_RGBA8, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, gl.many_color);
    glBindRenderbuffer(GL_RENDERBUFFER, gl.many_depth);
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, count, GL_DEPTH_COMPONENT24, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, gl.many_depth);

    glBindTexture(GL_TEXTURE_2D, gl.picture);
    glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, width, height);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    glBindFramebuffer(GL_FRAMEBUFFER, gl.one);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, gl.picture, 0);
}

void upload(const LandscapeGrid& grid) {
    if (uploaded == grid.version) return;
    uploaded = grid.version;
    std::vector<float> heights;
    heights.reserve(grid.losses.size());
    for (const double loss : grid.losses) heights.push_back(std::isfinite(loss) ? static_cast<float>(loss) : missing);
    glBindTexture(GL_TEXTURE_2D, gl.heights);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R32F, grid.points, grid.points, 0, GL_RED, GL_FLOAT, heights.data());
}

void set_color(GLint place, Color color) {
    const Lab lab = to_lab(color);
    glUniform3f(place, lab.l, lab.a, lab.b);
}

void set_uniforms(const LandscapeView& view) {
    const LandscapeGrid& grid = view.grid();
    const Theme& t = theme();
    const bool flat = view.form() != LandscapeForm::surface;  // its lines are drawn over it, and have numbers
    const bool dark = theme_name() == ThemeName::dark, contrast = theme_name() == ThemeName::contrast;
    const ContourLevels levels = contour_levels(grid.lowest, grid.highest, contours_wanted);
    const auto lowest = static_cast<float>(grid.lowest), highest = static_cast<float>(grid.highest);
    glUniform1i(gl.grid, grid.points);
    glUniform1f(gl.lowest, lowest);
    glUniform1f(gl.highest, std::max(highest, std::nextafter(lowest, 3e38F)));
    glUniform1f(gl.half, LandscapeView::height);
    glUniformMatrix4fv(gl.matrix, 1, GL_FALSE, view.matrix().data());
    glUniform1f(gl.range, std::max({std::fabs(lowest), std::fabs(highest), 1e-30F}));
    glUniform1f(gl.strength, (contrast ? 0.35F : dark ? 0.8F : 0.75F) * (flat ? 0.8F : 1.F));
    glUniform1f(gl.above, static_cast<float>(levels.above));
    glUniform1f(gl.per_octave, static_cast<float>(levels.per_octave));
    glUniform1f(gl.first_line, levels.losses.empty() ? 0 : static_cast<float>(std::log2(levels.losses[0] - levels.above) * levels.per_octave));
    glUniform1f(gl.line, flat ? 0 : contrast ? 0.9F : dark ? 0.4F : 0.34F);
    glUniform1f(gl.shade, flat ? 0 : contrast ? 0.15F : dark ? 0.5F : 0.34F);
    const std::array<float, 3> light = view.light();
    glUniform3f(gl.light, light[0], light[1], light[2]);
    set_color(gl.negative, t.negative);
    set_color(gl.zero, dark ? mix(t.card, t.text, 0.2F) : t.card);  // dark ground would swallow the valley
    set_color(gl.positive, t.positive);
    glUniform3f(gl.ink, t.text.r, t.text.g, t.text.b);
}

void render(const LandscapeView& view, int width, int height) {
    make_picture(width, height);
    upload(view.grid());
    glBindFramebuffer(GL_FRAMEBUFFER, gl.many);
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
    // The stage's own colour, clear: what an edge mixes with.
    const Color ground = theme().card_quiet;
    glClearColor(ground.r, ground.g, ground.b, 0);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    glUseProgram(gl.program);
    glBindVertexArray(gl.vertices);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, gl.heights);
    set_uniforms(view);
    const int squares = (view.grid().points - 1) * (view.grid().points - 1);
    glDrawArrays(GL_TRIANGLES, 0, squares * 6);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, gl.many);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, gl.one);
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDisable(GL_DEPTH_TEST);
}

}  // namespace

void draw_relief(const LandscapeView& view) {
    const Rect rect = view.plot();
    const float scale = device_scale();
    const int width = static_cast<int>(std::lround(rect.width * scale)), height = static_cast<int>(std::lround(rect.height * scale));
    if (width < 1 || height < 1 || !make_program()) return;
    const Shown wanted{view.grid().version, view.matrix(), width, height, theme_name()};
    if (!(wanted == shown)) render(view, width, height);
    shown = wanted;
    const ImVec2 low{rect.x, rect.y}, high{rect.right(), rect.bottom()};
    draw_list().AddImage(static_cast<ImTextureID>(gl.picture), low, high, {0, 1}, {1, 0});
}

void forget_relief() {
    gl = {};
    shown = {};
    uploaded = 0;
}

}  // namespace chainrule::ui
