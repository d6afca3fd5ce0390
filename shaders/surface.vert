#version 300 es
// The loss over two parameters as a surface. No buffers: a vertex counts which corner of which square of the grid it is, and
// takes its height from a texture.
precision highp float;
precision highp sampler2D;
uniform sampler2D u_heights;  // grid x grid: loss; what is not finite is `missing`
uniform int u_grid;
uniform float u_lowest, u_highest;
uniform float u_half;         // height of the surface, from the middle
uniform mat4 u_matrix;
out vec2 v_at;     // of the grid, in squares
out float v_loss;
out float v_missing;
out vec3 v_normal;
const float missing = -3.0e38;

float loss_at(ivec2 at) { return texelFetch(u_heights, clamp(at, ivec2(0), ivec2(u_grid - 1)), 0).r; }

float height(ivec2 at, float otherwise) {
    float loss = loss_at(at);
    if (loss <= missing) return otherwise;
    return u_half * (2.0 * clamp((loss - u_lowest) / (u_highest - u_lowest), 0.0, 1.0) - 1.0);
}

void main() {
    int square = gl_VertexID / 6, corner = gl_VertexID % 6;
    ivec2 steps[6] = ivec2[6](ivec2(0, 0), ivec2(1, 0), ivec2(1, 1), ivec2(0, 0), ivec2(1, 1), ivec2(0, 1));
    ivec2 at = ivec2(square % (u_grid - 1), square / (u_grid - 1)) + steps[corner];
    float between = 2.0 / float(u_grid - 1), here = height(at, u_half);
    v_at = vec2(at);
    v_loss = loss_at(at);
    v_missing = v_loss <= missing ? 1.0 : 0.0;
    if (v_missing > 0.0) v_loss = u_highest;
    // Differences to both sides; at an edge the missing neighbour is the point itself, so the slope is half: doubled.
    float across = height(at + ivec2(1, 0), here) - height(at - ivec2(1, 0), here), up = height(at + ivec2(0, 1), here) - height(at - ivec2(0, 1), here);
    if (at.x == 0 || at.x == u_grid - 1) across *= 2.0;
    if (at.y == 0 || at.y == u_grid - 1) up *= 2.0;
    v_normal = vec3(-across, -up, 2.0 * between);
    gl_Position = u_matrix * vec4(vec2(at) * between - 1.0, here, 1.0);
}
