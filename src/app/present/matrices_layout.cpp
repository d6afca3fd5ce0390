// Where the matrices stand, and which of their parts belong to one number.
#include <algorithm>

#include "app/present/matrices.h"

namespace chainrule {
namespace {

struct Tracks {
    std::vector<int> rows, columns;  // cells of each track
    std::vector<float> above;        // of each row of tracks: room for names
};

Tracks tracks_of(const MatricesPicture& p, const CellSize& size) {
    Tracks t;
    const auto widen = [](std::vector<int>& track, int at, int cells) {
        if (int(track.size()) <= at) track.resize(size_t(at) + 1, 0);
        track[size_t(at)] = std::max(track[size_t(at)], cells);
    };
    for (const MatrixBlock& b : p.blocks) widen(t.rows, b.track_row, b.reaches_up ? 1 : b.rows), widen(t.columns, b.track_column, b.columns);
    t.above.assign(t.rows.size(), 9);
    for (const MatrixBlock& b : p.blocks)
        if (!b.named_left && !b.reaches_up) t.above[size_t(b.track_row)] = size.caption + 6;
    t.above[0] = size.caption + 6;
    for (const MatrixBlock& b : p.blocks) {
        if (!b.reaches_up) continue;
        int there = 0;
        for (int row = 0; row <= b.track_row; ++row) there += t.rows[size_t(row)];
        t.rows[0] += std::max(0, b.rows - there);
    }
    return t;
}

int sum(const std::vector<int>& cells) {
    int all = 0;
    for (const int n : cells) all += n;
    return all;
}

float sum_of(const std::vector<float>& parts) {
    float all = 0;
    for (const float one : parts) all += one;
    return all;
}

}  // namespace

void lay_out_matrices(MatricesPicture& p, const CellSize& size, float width, float height, float scale) {
    const Tracks t = tracks_of(p, size);
    const float gaps_across = size.gap * float(t.columns.size() + 1), gaps_down = sum_of(t.above) + 6;
    p.cell_width = std::clamp((width - gaps_across) / float(std::max(1, sum(t.columns))), size.least_width, size.width) * scale;
    p.cell_height = std::clamp((height - gaps_down) / float(std::max(1, sum(t.rows))), size.least_height, size.height) * scale;
    std::vector<float> left{size.gap}, top;
    for (const int n : t.columns) left.push_back(left.back() + float(n) * p.cell_width + size.gap);
    float y = 0;
    for (size_t i = 0; i < t.rows.size(); ++i) {
        top.push_back(y += t.above[i]);
        y += float(t.rows[i]) * p.cell_height;
    }
    p.width = left.back(), p.height = y + 6;
    for (MatrixBlock& b : p.blocks) {
        // In its track at the bottom and at the left: that is where it meets its neighbours.
        const float own = float(b.rows) * p.cell_height, track = float(t.rows[size_t(b.track_row)]) * p.cell_height;
        b.rect = {left[size_t(b.track_column)], top[size_t(b.track_row)] + track - own, float(b.columns) * p.cell_width, own};
        if (b.track_column == 0) b.rect.x += float(t.columns[0]) * p.cell_width - b.rect.width;
    }
}

Crossing crossing_at(const MatrixBlock& b, int row, int column) {
    Crossing c;
    const auto set = [&](Axis axis, int at) {
        if (axis == Axis::example) c.example = at;
        if (axis == Axis::input) c.input = at;
        if (axis == Axis::unit) c.unit = at;
    };
    set(b.down, row);
    set(b.across, column);
    return c;
}

std::optional<Crossing> crossing_of(const Snapshot& s, const MatricesPicture& p, const std::string& text) {
    Result<Cell> cell = text.empty() ? Error{} : parse_cell(text, visible(s), looked_at(s), s.memory.work.rows);
    if (!cell) return std::nullopt;
    const Shape& shape = visible(s)[cell->node].shape;
    const int count = shape.count(), row = cell->index / count - p.row, number = cell->index % count;
    const int example = row >= 0 && row < p.examples ? row : -1;
    if (cell->node == p.kernel) return Crossing{-1, number / shape.last(), number % shape.last()};
    if (cell->node == p.bias) return Crossing{-1, -1, number};
    if (cell->node == p.input) return Crossing{example, number, -1};
    if (std::find(p.per_unit.begin(), p.per_unit.end(), cell->node) != p.per_unit.end()) return Crossing{example, -1, number};
    return std::nullopt;
}

std::optional<CellRange> lit_part(const MatrixBlock& b, const Crossing& c) {
    const auto at = [&](Axis axis) { return axis == Axis::example ? c.example : axis == Axis::input ? c.input : axis == Axis::unit ? c.unit : -1; };
    const int row = at(b.down), column = at(b.across);
    if ((row < 0 && column < 0) || row >= b.rows || column >= b.columns) return std::nullopt;
    return CellRange{std::max(row, 0), std::max(column, 0), row < 0 ? b.rows : 1, column < 0 ? b.columns : 1};
}

}  // namespace chainrule
