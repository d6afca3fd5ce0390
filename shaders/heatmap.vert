#version 300 es
// One heat map: a quad, half a pixel larger on every side so that its edge can be smooth. No buffers: corners are counted.
uniform vec4 u_rect;      // x, y, width, height in points
uniform vec2 u_display;   // of the window, in points
uniform float u_density;  // device pixels per point
out vec2 v_point;         // from the middle of the rectangle, in device pixels
out vec2 v_place;         // 0 .. 1 across and down the map

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec2 grown = (corner - 0.5) * (u_rect.zw + 1.0 / u_density);
    vec2 position = u_rect.xy + u_rect.zw * 0.5 + grown;
    v_point = grown * u_density;
    v_place = grown / u_rect.zw + 0.5;
    gl_Position = vec4(position.x / u_display.x * 2.0 - 1.0, 1.0 - position.y / u_display.y * 2.0, 0.0, 1.0);
}
