#version 300 es
// A value's colour on the scale negative - zero - positive. The ends are given in OKLab and mixed there, so that lightness
// changes evenly; theme.cpp does the same for single colours. Float textures cannot be filtered everywhere: done by hand.
precision highp float;
precision highp sampler2D;
uniform sampler2D u_values;   // maps of grid x grid cells, below one another in columns
uniform int u_grid;
uniform vec3 u_negative, u_zero, u_positive;  // OKLab
in vec2 v_point;
in vec2 v_place;
flat in vec2 v_half;
flat in vec4 v_map, v_look;
out vec4 color;

float cell(ivec2 at) { return texelFetch(u_values, ivec2(v_map.xy + 0.5) + clamp(at, ivec2(0), ivec2(u_grid - 1)), 0).r; }

// Values stand for the middles of their cells.
float value_at(vec2 place) {
    vec2 at = place * float(u_grid) - 0.5;
    if (v_look.y == 0.0) return cell(ivec2(round(at)));
    ivec2 low = ivec2(floor(at));
    vec2 part = at - vec2(low);
    return mix(mix(cell(low), cell(low + ivec2(1, 0)), part.x), mix(cell(low + ivec2(0, 1)), cell(low + ivec2(1, 1)), part.x), part.y);
}

vec3 from_lab(vec3 lab) {
    vec3 root = vec3(lab.x + 0.3963377774 * lab.y + 0.2158037573 * lab.z, lab.x - 0.1055613458 * lab.y - 0.0638541728 * lab.z,
                     lab.x - 0.0894841775 * lab.y - 1.2914855480 * lab.z);
    vec3 c = root * root * root;
    vec3 linear = vec3(dot(c, vec3(4.0767416621, -3.3077115913, 0.2309699292)), dot(c, vec3(-1.2684380046, 2.6097574011, -0.3413193965)),
                       dot(c, vec3(-0.0041960863, -0.7034186147, 1.7076147010)));
    linear = clamp(linear, 0.0, 1.0);
    return mix(12.92 * linear, 1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), linear));
}

void main() {
    float rounding = v_look.x, levels = v_look.z;
    vec2 beyond = abs(v_point) - v_half + rounding;
    float distance = length(max(beyond, 0.0)) + min(max(beyond.x, beyond.y), 0.0) - rounding;
    float value = value_at(v_place);
    float amount = min(abs(value) / v_map.z, 1.0);
    if (levels > 0.0) amount = min((floor(amount * levels) + 1.0) / levels, 1.0);
    vec3 lab = isnan(value) ? u_zero : mix(u_zero, value < 0.0 ? u_negative : u_positive, amount);
    color = vec4(from_lab(lab), v_map.w * clamp(0.5 - distance, 0.0, 1.0));
}
