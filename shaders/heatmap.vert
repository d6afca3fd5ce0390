#version 300 es
// Heat maps, an instance each: a quad, half a pixel larger on every side so that its edge can be smooth. No buffers: corners are counted.
const int most = 64;          // as in heatmap.cpp
uniform vec4 u_rect[most];    // x, y, width, height in points
uniform vec4 u_map[most];     // texel of its top left cell, |value| where the colour saturates, opacity
uniform vec4 u_look[most];    // rounding in points, whether smooth, levels
uniform vec2 u_display;       // of the window, in points
uniform float u_density;      // device pixels per point
out vec2 v_point;             // from the middle of the rectangle, in device pixels
out vec2 v_place;             // 0 .. 1 across and down the map
flat out vec2 v_half;         // half the rectangle, in device pixels
flat out vec4 v_map, v_look;  // as above, the rounding in device pixels

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec4 rect = u_rect[gl_InstanceID];
    vec2 grown = (corner - 0.5) * (rect.zw + 1.0 / u_density);
    vec2 position = rect.xy + rect.zw * 0.5 + grown;
    v_point = grown * u_density;
    v_place = grown / rect.zw + 0.5;
    v_half = rect.zw * u_density * 0.5;
    v_map = u_map[gl_InstanceID];
    v_look = u_look[gl_InstanceID];
    v_look.x *= u_density;
    gl_Position = vec4(position.x / u_display.x * 2.0 - 1.0, 1.0 - position.y / u_display.y * 2.0, 0.0, 1.0);
}
