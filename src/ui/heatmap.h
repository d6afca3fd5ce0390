// Heat maps of what neurons compute over the plane, coloured by shaders/heatmap.frag from values that the core
// computed: one float texture holds the maps of a snapshot, one above the other; each is drawn as a quad with rounded corners
// among ImGui's own drawing.
#pragma once
#include <cstdint>
#include <span>

#include "ui/controls.h"
#include "ui/theme.h"

namespace chainrule::ui {

// Hands over `values` (maps x grid x grid, top row first) where `version` is new; otherwise costs nothing. Lives through a
// lost GL context: the next call after it uploads again.
void upload_heatmaps(std::span<const float> values, int grid, uint64_t version);

struct HeatmapStyle {
    float rounding = 6;   // points
    float range = 1;      // |value| where the colour saturates
    float opacity = 1;
    bool smooth = true;   // between the grid's points
    int levels = 0;       // > 0: that many flat steps on each side of zero
};
struct Heatmap {
    Rect rect;
    int map = -1;         // of those handed over; none where it is negative
    HeatmapStyle style = {};
};
void draw_heatmaps(std::span<const Heatmap> maps);  // many together cost little more than one

void forget_gl_objects();  // the context is lost: names are void, nothing is deleted

}  // namespace chainrule::ui
