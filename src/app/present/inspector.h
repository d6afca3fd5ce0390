// What the inspector says of the chosen cell, in this order: what it is, where it comes from, where it goes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/present/formula.h"
#include "base/strings.h"

namespace chainrule {

struct InspectorPicture {
    struct Number {
        std::string text;       // "" where the cell has no such number
        bool in_words = false;  // "not computed yet": no digits
        bool asked = false;     // the one that was chosen, of a door to a gradient or to the value before the update
    };
    // One path to or from another number, with what is passed back along it.
    struct Path {
        std::string cell;          // the number at its other end, a door; "" where that is not one number
        std::string name;          // of that number, or of the node
        std::vector<Piece> share;  // "0.1385·0.4 = 0.0554"; empty where nothing is passed back (yet)
        std::string note;          // why it is empty: "not computed yet"
    };
    struct Paths {
        std::vector<Path> shown;  // the largest, or all
        int more = 0;             // others
        std::vector<Piece> sum;   // of the shares, where there are several: "0.0554 − 0.0191 = 0.0364"
    };

    std::string cell;         // "hidden_1.w[0,2]"
    std::string description;  // "Weight from x₁ to hidden_1, neuron 3"
    Number value, before, gradient;  // before: of a parameter after an update
    std::vector<Piece> from;       // the formula of its value; empty for leaves
    std::vector<Piece> update;     // of a parameter after an update
    std::string note;              // why there is no formula: "Given by the data", "Learned"
    Paths goes_to;                 // what is computed from it; what comes back adds up to its gradient
    std::string goes_to_note;      // of the loss, and of a gradient whose parts are not there
    Paths passes_back;             // its share of the gradients of what it is computed from
    bool long_sums = false;        // something is left out, or would be: there is a choice
};

// Nothing where `cell` names no number of the snapshot's Plan (another model by now). `everything`: all terms and paths, not only the
// largest.
std::optional<InspectorPicture> present_inspector(const Snapshot& snapshot, const std::string& cell, const Strings& words,
                                                  const Masking& masking = {}, bool everything = false);

// The same to be pasted elsewhere, as lines of text or as an align* of LaTeX: each formula with its names, then with its numbers.
enum class CopyForm { text, latex };
std::string copied(const Snapshot& snapshot, const std::string& cell, const Masking& masking, CopyForm form);

}  // namespace chainrule
