// What the graph of ops is drawn of. Rectangles and points are on the screen. Inside widgets/.
#pragma once
#include <string>
#include <vector>

#include "app/present/graph.h"
#include "ui/surface.h"

namespace chainrule::ui {

Color stage_color(Stage stage);  // forward, backward, update
Color stage_soft(Stage stage);

struct CardLook {
    Rect rect;
    Rect strip;       // of all numbers, empty where there is no room
    int rows = 1, columns = 1;  // shown of it
};
CardLook look_of(const GraphCard& card, Rect rect);
void draw_graph_card(const GraphCard& card, const CardLook& look, const Snapshot& snapshot, const Elements& elements, const Masking& masking, bool hovered);
int strip_index(const GraphCard& card, const CardLook& look, Point p);  // -1: not on it

enum class WireTone { waiting, forward, backward, forward_now, backward_now };
WireTone tone_of(const GraphEdge& edge, const Snapshot& snapshot);
void draw_graph_edge(const GraphEdge& edge, WireTone tone, const Surface& surface, Rect area);
void draw_plus(Point at, bool lit);

// A label of an edge or a sum, as lines of text in a pill; `room`: its greatest width. Empty where not even the last line fits.
struct GraphLabel {
    Rect rect;
    std::vector<std::string> lines;
    size_t of = 0;      // edge, or join
    bool join = false;
};
GraphLabel edge_label(const GraphEdge& edge, Point at, float room);
GraphLabel join_label(const GraphJoin& join, Point below);
void push_apart(std::vector<GraphLabel>& labels);
void draw_graph_label(const GraphLabel& label, bool lit);

}  // namespace chainrule::ui
