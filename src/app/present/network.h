// The network as a picture: a column per layer, a tile per neuron, a curve per weight.
#pragma once
#include <string>
#include <vector>

#include "app/masking.h"
#include "app/present/looking.h"
#include "app/present/rect.h"
#include "base/strings.h"

namespace chainrule {

struct NeuronPicture {
    Rect tile;
    int map = 0;         // its heat map in Snapshot.grid_values; -1 where there are none
    double range = 1;    // |value| where the map's colour saturates
    std::string cell;    // "hidden_1.a[2]"
    std::string name;    // for a reader: "hidden_1, neuron 3"
    std::string value;   // below the tile or beside it; the gradient while the backward pass is there
    bool value_is_gradient = false;
    bool known = true;   // computed in this step already
    int layer = 0;       // index of its column
};

struct EdgePicture {
    float x0, y0, x1, y1;  // from the source's right edge to the target's left edge; control points half-way
    double weight = 0;
    std::string value;     // of its weight, "?" while that is asked for
    bool hidden = false;   // then the curve tells neither sign nor size
    float width = 1;
    std::string cell;        // "hidden_1.w[0,2]"
    std::string source, target;  // cells of the neurons it joins
};

struct ColumnPicture {
    float center = 0;
    std::string title, subtitle;
    bool forward = false, backward = false;  // the cursor is here
};

struct NetworkPicture {
    std::vector<ColumnPicture> columns;
    std::vector<NeuronPicture> neurons;
    std::vector<EdgePicture> edges;
    float caption_y = 0;       // of the columns' titles
    bool values_shown = true;    // there is room for them
    bool values_beside = false;  // at the left of the tiles, which stand too close for numbers below them
    std::string summary;       // one sentence for those who cannot see it
};

NetworkPicture present_network(const Snapshot& snapshot, Rect area, const Strings& words, const Masking& masking = {});

struct Spot2 {
    float x, y;
};
Spot2 along(const EdgePicture& edge, float t);  // a point of the curve, t = 0 .. 1

// The neuron that a cell belongs to: its output, weighted sum or bias; "" for all others.
std::string neuron_with(const NetworkPicture& picture, const Snapshot& snapshot, const std::string& cell);

// The edge nearest to a point, -1 where none is within `reach`.
int nearest_edge(const NetworkPicture& picture, float x, float y, float reach);

}  // namespace chainrule
