#version 300 es
// The surface's colour is the loss on the scale of all values (negative - zero - positive, in OKLab, see heatmap.frag), in soft light,
// with contour lines that are even in the logarithm of the loss.
precision highp float;
precision highp sampler2D;
uniform sampler2D u_heights;  // as in surface.vert
uniform highp int u_grid;     // precision as there, or the two do not link
uniform float u_range;        // |loss| where the colour saturates
uniform float u_strength;     // how much colour there is then
uniform float u_above;        // what the logarithm is taken above of
uniform float u_per_octave;   // lines to a doubling
uniform float u_first_line;   // the lowest one
uniform float u_line;         // opacity of the lines
uniform vec3 u_light;         // towards it
uniform float u_shade;        // darkness of what is turned away from it
uniform vec3 u_negative, u_zero, u_positive;  // OKLab
uniform vec3 u_ink;           // of the lines
in vec2 v_at;
in float v_loss;
in float v_missing;
in vec3 v_normal;
out vec4 color;

vec3 from_lab(vec3 lab) {
    vec3 root = vec3(lab.x + 0.3963377774 * lab.y + 0.2158037573 * lab.z, lab.x - 0.1055613458 * lab.y - 0.0638541728 * lab.z,
                     lab.x - 0.0894841775 * lab.y - 1.2914855480 * lab.z);
    vec3 c = root * root * root;
    vec3 linear = vec3(dot(c, vec3(4.0767416621, -3.3077115913, 0.2309699292)), dot(c, vec3(-1.2684380046, 2.6097574011, -0.3413193965)),
                       dot(c, vec3(-0.0041960863, -0.7034186147, 1.7076147010)));
    linear = clamp(linear, 0.0, 1.0);
    return mix(12.92 * linear, 1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), linear));
}

float loss_at(ivec2 at) { return texelFetch(u_heights, clamp(at, ivec2(0), ivec2(u_grid - 1)), 0).r; }

// Catmull-Rom, as LandscapeGrid::loss_at: on flat triangles rings around a minimum would have corners.
// Where there is no neighbour at one end the parabola through the three others has its place.
vec4 weights(int low, float t) {
    vec4 w = 0.5 * vec4(t * (t * (2.0 - t) - 1.0), t * t * (3.0 * t - 5.0) + 2.0, t * (t * (4.0 - 3.0 * t) + 1.0), t * t * (t - 1.0));
    if (low == 0) w = vec4(0.0, w.yzw + w.x * vec3(3.0, -3.0, 1.0));
    if (low == u_grid - 2) w = vec4(w.xyz + w.w * vec3(1.0, -3.0, 3.0), 0.0);
    return w;
}

float smooth_loss() {
    ivec2 low = clamp(ivec2(floor(v_at)), ivec2(0), ivec2(u_grid - 2));
    vec4 across = weights(low.x, v_at.x - float(low.x)), up = weights(low.y, v_at.y - float(low.y));
    float sum = 0.0, least = 0.0;
    for (int j = 0; j < 4; j++) {
        ivec2 row = low + ivec2(-1, j - 1);
        vec4 losses = vec4(loss_at(row), loss_at(row + ivec2(1, 0)), loss_at(row + ivec2(2, 0)), loss_at(row + ivec2(3, 0)));
        least = min(least, min(min(losses.x, losses.y), min(losses.z, losses.w)));
        sum += up[j] * dot(across, losses);
    }
    return least > -1e38 ? sum : v_loss;  // what is missing is no neighbour to be smooth with
}

void main() {
    float loss = smooth_loss();
    float octaves = log2(max(loss - u_above, 1e-30)) * u_per_octave, width = fwidth(octaves);
    if (v_missing > 0.0) discard;
    float amount = u_strength * min(abs(loss) / u_range, 1.0);
    float facing = dot(normalize(v_normal), u_light);
    vec3 lab = mix(u_zero, loss < 0.0 ? u_negative : u_positive, amount);
    lab.x *= 1.0 - u_shade * (0.5 - 0.5 * facing) + 0.04 * u_shade * pow(max(facing, 0.0), 12.0);
    vec3 ground = from_lab(lab);
    // One and a half pixels wide; where lines come too close to be told apart they fade.
    float away = abs(fract(octaves - 0.5) - 0.5) / max(width, 1e-6);
    float line = (1.0 - smoothstep(0.5, 1.4, away)) * (1.0 - smoothstep(0.12, 0.4, width)) * step(u_first_line - 0.5, octaves);
    color = vec4(mix(ground, u_ink, u_line * line), 1.0);
}
