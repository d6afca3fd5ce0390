// A layer as its matrices. They stand as one multiplies by hand (Falk's scheme): a product lies in the row of its left factor and
// in the column of its right one, so that every number stands where the row and the column behind it cross.
//
//   forward        W            backward              W^T
//                  b                    da, f'(z)
//              x   z   a                dz            dx
//                                x^T    dW
//                                       db
//
// The backward pass always has all examples: a weight's gradient is a sum over them.
#pragma once
#include <optional>

#include "app/masking.h"
#include "app/present/elements.h"
#include "app/present/rect.h"
#include "base/strings.h"

namespace chainrule {

enum class Axis { none, example, input, unit };

// '^' in symbols and equations stands for a raised T: no font of ours has that letter.
struct MatrixBlock {
    std::string symbol;      // "x", "W", "dz", "W^"
    std::string sign;        // what happens here: "·", "+", "="
    std::string name;        // for a reader: "W, 2 × 8"
    std::string shape;       // "2 × 8"
    NodeId node = -1;
    Slot slot = Slot::value;
    bool local = false;      // the activation's derivative: numbers of no node, in `numbers`
    std::vector<double> numbers;
    NodeId gives_away = -1;  // the node whose numbers could be read off from those of a derivative
    Axis down = Axis::none, across = Axis::none;  // what its rows and columns are
    int rows = 1, columns = 1;
    int first = 0, row_step = 0, column_step = 1;  // number (r, c) has the index first + r * row_step + c * column_step
    bool known = false;
    bool now = false;        // the op at the cursor reads or writes it
    double range = 1;        // |value| where its colours saturate
    int track_row = 0, track_column = 0;
    bool reaches_up = false;     // into the rows above, where nothing else stands in its column
    bool named_left = false;     // its name stands before it, otherwise above
    Rect rect;               // of all its cells
};

struct MatrixEquation {
    std::string text;  // "z = x · W + b"
    bool now = false;
};

struct MatricesPicture {
    std::vector<MatrixBlock> blocks;
    std::vector<MatrixEquation> equations;
    bool backward = false;
    Stage stage = Stage::load;
    int row = 0, examples = 1;  // of memory: the first example shown, and how many
    NodeId input = -1, kernel = -1, bias = -1;
    std::vector<NodeId> per_unit;  // nodes with a number per example and unit, shown or not
    float cell_width = 0, cell_height = 0;
    float width = 0, height = 0;
    std::string summary;
};

// Of one layer of the visible Plan. `all`: a row for each example of the batch.
MatricesPicture present_matrices(const Snapshot& snapshot, size_t layer, const std::string& chosen, bool backward, bool all, const Strings& words);

// Places the blocks: cells as large as there is room for, at most as large as they need to be, times `scale`.
struct CellSize {
    float width = 50, height = 26;            // with a number
    float least_width = 11, least_height = 9;  // as a colour
    float caption = 20, gap = 22;             // above a block, and between two
};
void lay_out_matrices(MatricesPicture& picture, const CellSize& size, float width, float height, float scale);

// The layer a cell belongs to: that of its node, the first for inputs, the last for targets and the loss. -1: none.
int layer_with(const Plan& plan, NodeId node);

double number_at(const Snapshot& snapshot, const MatrixBlock& block, int row, int column);
std::string text_at(const Snapshot& snapshot, const MatrixBlock& block, int row, int column, int characters, const Masking& masking = {});
bool hidden_at(const MatrixBlock& block, int row, int column, const Masking& masking);
std::string cell_at(const Snapshot& snapshot, const MatrixBlock& block, int row, int column, Slot slot);

// What belongs to one number: in each block the row, the column or the cell with the same example, input and unit.
struct Crossing {
    int example = -1, input = -1, unit = -1;
};
Crossing crossing_at(const MatrixBlock& block, int row, int column);
std::optional<Crossing> crossing_of(const Snapshot& snapshot, const MatricesPicture& picture, const std::string& cell);
struct CellRange {
    int row, column, rows, columns;
};
std::optional<CellRange> lit_part(const MatrixBlock& block, const Crossing& crossing);

}  // namespace chainrule
