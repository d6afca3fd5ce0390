#include "ui/gl_program.h"

#include <cstdio>
#include <string>

#include "base/assert.h"
#include "platform/platform.h"

namespace chainrule::ui {

namespace {

GLuint compiled(GLenum kind, const char* name) {
    const auto source = platform::asset(name);
    CHAINRULE_ASSERT(source, "a shader is not among the assets");
    const GLuint shader = glCreateShader(kind);
    const char* text = source->c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    return shader;
}

}  // namespace

GLuint linked_program(const char* vertex_name, const char* fragment_name) {
    const GLuint vertex = compiled(GL_VERTEX_SHADER, vertex_name), fragment = compiled(GL_FRAGMENT_SHADER, fragment_name);
    const GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint fine = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &fine);
    if (fine) return program;
    // Nobody sees what a shader that does not link would have drawn. With a lost context there is nothing to say.
    char log[1000];
    GLsizei length = 0;
    glGetProgramInfoLog(program, sizeof log, &length, log);
    if (length > 0) std::fprintf(stderr, "%s, %s: %s\n", vertex_name, fragment_name, log);
    glDeleteProgram(program);
    return 0;
}

}  // namespace chainrule::ui
