// A program of two shaders from the assets.
#pragma once
#include <GLES3/gl3.h>

namespace chainrule::ui {

GLuint linked_program(const char* vertex, const char* fragment);  // 0: the context is lost; there is another chance when it is back

}  // namespace chainrule::ui
