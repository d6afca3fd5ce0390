#include "app/present/network.h"

#include <algorithm>
#include <cmath>

#include "app/format.h"

namespace chainrule {
namespace {

struct Geometry {
    float tile, pitch, left, step, middle;
    float captions;      // their top: below the highest column, not far from it
    bool below, beside;  // the place of the values
};

Geometry measure(const Plan& plan, Rect area, float captions) {
    size_t columns = plan.layers.size();
    int most = 1;
    for (const LayerNodes& layer : plan.layers) most = std::max(most, plan[layer.output].shape.count());
    Geometry g;
    const float height = std::max(area.height - captions, 12.f);
    g.pitch = std::min(height / float(most), std::clamp(height * 0.3f, 100.f, 190.f));
    g.below = g.pitch >= 42;
    g.beside = !g.below && g.pitch >= 13;
    // Few neurons on a large stage get large tiles; what is between them is for the edges.
    g.tile = std::max(std::clamp(g.below ? g.pitch - 20 : g.pitch - 5, 10.f, 52.f), g.pitch * 0.52f);
    g.tile = std::min(g.tile, std::max(52.f, area.width * 0.12f));
    g.captions = std::min(area.bottom() - captions + 6, area.y + height / 2 + (float(most - 1) * g.pitch + g.tile) / 2 + 40);
    const float margin = std::max(std::min(area.width * 0.1f, 84.f), g.beside ? 44.f : 0.f) + g.tile / 2;
    g.left = area.x + margin;
    g.step = columns > 1 ? (area.width - 2 * margin) / float(columns - 1) : 0;
    g.middle = area.y + height / 2 - (g.below ? 7 : 0);
    return g;
}

// |value| where a layer's colours saturate: fixed for the activations that have bounds, otherwise what occurs.
double range_of(const Snapshot& s, const LayerNodes& layer, int first_map, int units) {
    if (layer.activation == "tanh" || layer.activation == "sigmoid" || layer.activation == "softmax") return 1;
    const size_t per_map = size_t(s.scene->grid) * size_t(s.scene->grid);
    const size_t from = size_t(first_map) * per_map, to = from + size_t(units) * per_map;
    double largest = 1e-6;
    for (size_t i = from; i < to && i < s.grid_values.size(); ++i) largest = std::max(largest, std::fabs(double(s.grid_values[i])));
    return largest;
}

std::string layer_title(size_t index, size_t count, const Strings& words) {
    if (index == 0) return words("network.input");
    if (index + 1 == count) return words("network.output");
    return count == 3 ? words("network.hidden") : words("network.hidden_n", {{"n", std::to_string(index)}});
}

// Gradients have any size; beside a tile there is room for six characters.
std::string in_room(double x, bool little) { return little ? fitted(x, 6) : significant(x, 3); }

void add_neurons(NetworkPicture& picture, const Snapshot& s, const Geometry& g, const Strings& words, const Masking& masking) {
    const Plan& plan = visible(s);
    int map = 0;
    for (size_t l = 0; l < plan.layers.size(); ++l) {
        const LayerNodes& layer = plan.layers[l];
        const int units = plan[layer.output].shape.count();
        const double range = range_of(s, layer, map, units);
        const float x = g.left + g.step * float(l);
        // While the backward pass is past a layer, its gradients are what there is to see.
        const bool gradients = s.cursor.tick > 0 && s.cursor.stage == Stage::backward && gradient_known(s, layer.output);
        for (int j = 0; j < units; ++j, ++map) {
            const float y = g.middle + (float(j) - float(units - 1) / 2) * g.pitch;
            const Cell c = cell_at(s, layer.output, j), shown = cell_at(s, layer.output, j, gradients ? Slot::grad : Slot::value);
            NeuronPicture& n = picture.neurons.emplace_back();
            n.tile = {x - g.tile / 2, y - g.tile / 2, g.tile, g.tile};
            n.map = s.grid_values.empty() ? -1 : map;
            n.range = range;
            n.cell = to_text(c, plan, looked_at(s));
            n.name = words("network.neuron", {{"layer", picture.columns[l].title}, {"n", std::to_string(j + 1)}});
            n.value_is_gradient = gradients;
            n.known = value_known(s, layer.output);
            n.value = n.known ? (gradients ? in_room(read(shown, plan, s.memory), g.beside) : fixed(read(shown, plan, s.memory), 3)) : not_computed;
            if (masking.hides(shown)) n.value = hidden_number;
            n.layer = int(l);
        }
    }
}

void add_edges(NetworkPicture& picture, const Snapshot& s, const Masking& masking) {
    const Plan& plan = visible(s);
    size_t first = 0;  // of the source layer among the neurons
    for (size_t l = 1; l < plan.layers.size(); ++l) {
        const size_t sources = size_t(plan[plan.layers[l - 1].output].shape.count());
        const size_t targets = size_t(plan[plan.layers[l].output].shape.count());
        const NodeId kernel = plan.layers[l].kernel;
        for (size_t i = 0; kernel >= 0 && i < sources; ++i)
            for (size_t j = 0; j < targets; ++j) {
                const NeuronPicture &from = picture.neurons[first + i], &to = picture.neurons[first + sources + j];
                const Cell c{kernel, Slot::value, int(i * targets + j)};
                EdgePicture& e = picture.edges.emplace_back();
                e.x0 = from.tile.right(), e.y0 = from.tile.center_y();
                e.x1 = to.tile.x, e.y1 = to.tile.center_y();
                e.hidden = masking.hides(c);
                e.weight = e.hidden ? 0 : read(c, plan, s.memory);
                e.value = e.hidden ? hidden_number : fixed(e.weight, 2);
                e.width = float(std::clamp(0.8 + 1.5 * std::fabs(e.weight), 0.8, 6.0));
                e.cell = to_text(c, plan);
                e.source = from.cell, e.target = to.cell;
            }
        first += sources;
    }
}

}  // namespace

NetworkPicture present_network(const Snapshot& s, Rect area, const Strings& words, const Masking& masking) {
    const Plan& plan = visible(s);
    const float captions = area.height > 260 ? 48 : 24;
    const Geometry g = measure(plan, area, captions);
    NetworkPicture picture;
    picture.values_shown = g.below || g.beside;
    picture.values_beside = g.beside;
    picture.caption_y = g.captions;
    const std::string_view active = s.cursor.tick > 0 && s.cursor.node >= 0 ? layer_of(plan[s.cursor.node].name) : "";
    for (size_t l = 0; l < plan.layers.size(); ++l) {
        const LayerNodes& layer = plan.layers[l];
        ColumnPicture& column = picture.columns.emplace_back();
        column.center = g.left + g.step * float(l);
        column.title = layer_title(l, plan.layers.size(), words);
        const std::string units = std::to_string(plan[layer.output].shape.count());
        column.subtitle = l == 0 ? "x\u2081, x\u2082" : layer.activation.empty() ? units : units + " \u00b7 " + layer.activation;
        column.forward = layer.name == active && s.cursor.stage == Stage::forward;
        column.backward = layer.name == active && s.cursor.stage == Stage::backward;
    }
    if (!plan.layers.empty() && plan[plan.layers[0].output].shape.count() != 2)
        picture.columns[0].subtitle = std::to_string(plan[plan.layers[0].output].shape.count());
    if (captions < 40)
        for (ColumnPicture& column : picture.columns) column.subtitle.clear();
    add_neurons(picture, s, g, words, masking);
    add_edges(picture, s, masking);
    std::string sizes;
    for (const LayerNodes& layer : plan.layers) sizes += (sizes.empty() ? "" : "-") + std::to_string(plan[layer.output].shape.count());
    picture.summary = words("network.summary", {{"sizes", sizes}, {"weights", std::to_string(picture.edges.size())}});
    return picture;
}

std::string neuron_with(const NetworkPicture& picture, const Snapshot& s, const std::string& cell) {
    const Plan& plan = visible(s);
    Result<Cell> c = parse_cell(cell, plan, looked_at(s), s.memory.work.rows);
    if (!c) return "";
    const std::string_view its_layer = layer_of(plan[c->node].name);
    for (const LayerNodes& layer : plan.layers) {
        if (layer.name != its_layer || c->node == layer.kernel) continue;
        const std::string neuron = to_text(cell_at(s, layer.output, c->index % plan[layer.output].shape.count()), plan, looked_at(s));
        for (const NeuronPicture& n : picture.neurons)
            if (n.cell == neuron) return neuron;
    }
    return "";
}

Spot2 along(const EdgePicture& e, float t) {
    const float u = 1 - t, mid = (e.x0 + e.x1) / 2;
    const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return {a * e.x0 + (b + c) * mid + d * e.x1, (a + b) * e.y0 + (c + d) * e.y1};
}

int nearest_edge(const NetworkPicture& picture, float x, float y, float reach) {
    int best = -1;
    float best_distance = reach * reach;
    for (size_t i = 0; i < picture.edges.size(); ++i) {
        const EdgePicture& e = picture.edges[i];
        if (x < e.x0 - reach || x > e.x1 + reach) continue;
        Spot2 a = along(e, 0);
        for (int k = 1; k <= 24; ++k) {  // distance to the curve cut into 24 straight pieces
            const Spot2 b = along(e, float(k) / 24);
            const float dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
            const float t = length > 0 ? std::clamp(((x - a.x) * dx + (y - a.y) * dy) / length, 0.f, 1.f) : 0.f;
            const float px = a.x + t * dx - x, py = a.y + t * dy - y, distance = px * px + py * py;
            if (distance < best_distance) best_distance = distance, best = int(i);
            a = b;
        }
    }
    return best;
}

}  // namespace chainrule
