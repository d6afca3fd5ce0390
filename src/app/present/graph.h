// The graph of ops as a picture: a card per node of the visible Plan, a wire per input, and what the backward pass does on
// each wire. Positions are in points at zoom 1, from the graph's own top left corner; the widget zooms and moves it.
#pragma once
#include <optional>

#include "app/masking.h"
#include "app/present/elements.h"
#include "app/present/graph_layout.h"
#include "base/strings.h"

namespace chainrule {

struct GraphCard {
    Rect rect;
    NodeId node = -1;
    std::string cell;       // the number that is looked at: "hidden_1.z[2]"
    std::string gradient_cell;
    std::string name;       // "z"; with its layer where lines have no names: "hidden_1.z"
    std::string op;         // in signs: "+ b", "tanh"; of leaves a word
    std::string shape;      // "10 × 8"; "" for a single number
    std::string value;      // "·" while it is not known
    std::string gradient;   // "" where it has none, and while it is not known
    std::string short_value, short_gradient;  // of at most five characters
    std::string description;  // for those who cannot see it
    bool value_known = false, gradient_known = false;
    double number = 0, slope = 0;
    Stage stage = Stage::load;  // of the pass that is at this card now
    bool now = false;           // the cursor is here
    bool chosen = false;
    int rows = 1, columns = 1;  // of the strip: all numbers of the example looked at
    int shown = 0;              // which of them the card shows
    double range = 1;           // |value| where the strip's colours saturate
};

struct GraphEdge {
    NodeId from = 0, to = 0;
    int k = 0;
    std::vector<Bend> points;
    bool wraps = false;
    bool forward = false, backward = false;  // has been gone along
    bool now = false;                        // the op at its end (forward) or its start (backward) is at work
    std::string product;     // "−0.31 × 0.84", where one number arrives
    std::string passed;      // "−0.26": what is passed back
    Bend label;              // the middle of its label
    std::string cell;        // the number whose gradient it adds to
    std::string description;  // the same in words; "" where nothing has been passed yet
};

// A number that several ops use: what they pass back adds up.
struct GraphJoin {
    NodeId node = 0;
    Bend at;
    std::vector<std::string> terms;  // of those that have come back
    int paths = 0;                   // of all
    std::string total;               // "" before the first
    std::string description;
};

struct GraphPicture {
    std::vector<GraphCard> cards;
    std::vector<GraphEdge> edges;
    std::vector<GraphJoin> joins;
    std::vector<GraphLine> lines;
    float width = 0, height = 0;
    bool single_numbers = false;  // an expression: every node is one number
    NodeId at = -1;               // where the cursor is
    std::string summary;
};

GraphPicture present_graph(const Snapshot& snapshot, const std::string& chosen, float width, float height, const Strings& words,
                           const Masking& masking = {});

// The strip's number at a place, nothing while it is not known, and where it is hidden.
std::optional<double> strip_number(const Snapshot& snapshot, const Elements& elements, NodeId node, int index, const Masking& masking = {});

}  // namespace chainrule
