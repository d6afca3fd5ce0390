// Where the nodes of a Plan go: in columns from left to right, each node behind its inputs. A model's layers are like words of
// a text: where they do not all fit beside each other, the next line begins with one. Units are points at zoom 1.
#pragma once
#include <vector>

#include "app/present/rect.h"
#include "nn/plan.h"

namespace chainrule {

struct GraphMetrics {
    float card_width = 134, card_height = 82;
    float gap_x = 34, gap_y = 14;  // between cards
    float line_gap = 32;           // between lines of layers
    float readable = 0.735f;       // the zoom from which on cards say all that matters
};

struct Bend {
    float x, y;
};
struct GraphWire {               // from an input to its consumer
    NodeId from = 0, to = 0;
    int k = 0;                   // which input of the consumer
    std::vector<Bend> points;    // from the source's right edge to the target's left edge
    bool wraps = false;          // on to the next line: corners, otherwise a curve through the points
};
struct GraphLine {
    float top = 0, bottom = 0;
    std::vector<std::pair<std::string, float>> layers;  // name, and where it begins
};
struct GraphLayout {
    std::vector<Rect> cards;  // per node
    std::vector<GraphWire> wires;
    std::vector<GraphLine> lines;
    float width = 0, height = 0;  // with a margin around
};

// `width`, `height`: of the place for it; what lines there are depends on them.
GraphLayout lay_out_graph(const Plan& plan, const GraphMetrics& metrics, float width, float height);

}  // namespace chainrule
