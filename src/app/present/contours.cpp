#include "app/present/contours.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace chainrule {
namespace {

constexpr int finer = 4;  // squares of a line to one of the grid, along an axis

// Edges between two neighbouring points of the grid have numbers: a line is a chain of edges, each of which belongs to at most two
// squares.
struct March {
    const LandscapeGrid& grid;  // the fine one
    double loss;
    std::unordered_map<int, std::vector<int>> joined = {};  // edge: those it is joined with

    double at(int i, int j) const { return grid.losses[size_t(j * grid.points + i)]; }
    int edge(int i, int j, bool up) const { return (j * grid.points + i) * 2 + int(up); }  // from (i, j) to the right, or up

    void square(int i, int j) {
        const double corners[] = {at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)};
        const int edges[] = {edge(i, j, false), edge(i + 1, j, true), edge(i, j + 1, false), edge(i, j, true)};
        int crossed[4], count = 0;
        for (int k = 0; k < 4; ++k)
            if ((corners[k] < loss) != (corners[(k + 1) % 4] < loss)) crossed[count++] = edges[k];
        if (count == 2) join(crossed[0], crossed[1]);
        if (count != 4) return;
        // A saddle: the middle says which corners belong together.
        const bool middle_below = corners[0] + corners[1] + corners[2] + corners[3] < 4 * loss, first_below = corners[0] < loss;
        if (middle_below == first_below) join(crossed[0], crossed[1]), join(crossed[2], crossed[3]);
        else join(crossed[3], crossed[0]), join(crossed[1], crossed[2]);
    }

    void join(int a, int b) { joined[a].push_back(b), joined[b].push_back(a); }

    std::array<double, 2> place(int edge) const {
        const int node = edge / 2, i = node % grid.points, j = node / grid.points;
        const bool up = edge % 2 == 1;
        const double a = at(i, j), b = up ? at(i, j + 1) : at(i + 1, j), t = (loss - a) / (b - a);
        const double x = grid.at(0, i), y = grid.at(1, j);
        if (up) return {x, y + t * (grid.at(1, j + 1) - y)};
        return {x + t * (grid.at(0, i + 1) - x), y};
    }

    // Takes the chain apart from this edge on.
    ContourLine follow(int edge) {
        ContourLine line;
        line.loss = loss;
        const int first = edge;
        for (;;) {
            line.points.push_back(place(edge));
            std::vector<int>& next = joined[edge];
            if (next.empty()) break;
            const int to = next.back();
            next.pop_back();
            std::vector<int>& back = joined[to];
            back.erase(std::find(back.begin(), back.end(), edge));
            edge = to;
        }
        line.closed = edge == first && line.points.size() > 3;
        if (line.closed) line.points.pop_back();
        return line;
    }
};

}  // namespace

std::vector<ContourLine> contour_lines(const LandscapeGrid& coarse, const std::vector<double>& losses) {
    std::vector<ContourLine> lines;
    if (coarse.is_curve()) return lines;
    LandscapeGrid grid;
    grid.range = coarse.range, grid.points = (coarse.points - 1) * finer + 1, grid.losses = finer_losses(coarse, finer);
    std::vector<March> marches;
    for (double loss : losses) marches.push_back({grid, loss});
    for (int j = 0; j + 1 < grid.points; ++j)
        for (int i = 0; i + 1 < grid.points; ++i) {
            const double* here = grid.losses.data() + j * grid.points + i;
            const auto [low, high] = std::minmax({here[0], here[1], here[grid.points], here[grid.points + 1]});
            if (!std::isfinite(here[0] + here[1] + here[grid.points] + here[grid.points + 1])) continue;
            const auto first = std::upper_bound(losses.begin(), losses.end(), low) - losses.begin();
            for (size_t k = size_t(first); k < losses.size() && losses[k] <= high; ++k) marches[k].square(i, j);
        }
    for (March& march : marches) {
        std::vector<int> edges;
        for (const auto& [edge, others] : march.joined) edges.push_back(edge);
        std::sort(edges.begin(), edges.end());
        // Open ones first: a closed one can begin anywhere.
        for (const size_t ends : {size_t(1), size_t(2)})
            for (int edge : edges)
                if (march.joined[edge].size() == ends) lines.push_back(march.follow(edge));
    }
    return lines;
}

}  // namespace chainrule
