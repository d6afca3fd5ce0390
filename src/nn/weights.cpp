#include "nn/weights.h"

#include <cmath>

#include "nn/keras_settings.h"

namespace chainrule {
namespace {

std::string shape_text(const std::vector<int>& shape) {
    std::string text;
    for (int n : shape) text += (text.empty() ? "" : ", ") + std::to_string(n);
    return "(" + text + ")";
}

std::vector<int> dims_of(const Shape& shape) { return {shape.dims.begin(), shape.dims.begin() + shape.rank}; }

Result<std::vector<double>> numbers(const Json& item, const char* name) {
    const Json* list = item.find(name);
    if (!list || !list->list()) return expected(name, "@type.numbers", list ? *list : item);
    std::vector<double> all;
    all.reserve(list->list()->size());
    for (const Json& x : *list->list()) {
        if (!x.number()) return expected(name, "@type.number", x);
        all.push_back(*x.number());
    }
    return all;
}

}  // namespace

Result<std::vector<Weights>> weights_from_json(const Json& list) {
    if (!list.list()) return expected("weights", "@type.list", list);
    std::vector<Weights> all;
    for (const Json& item : *list.list()) {
        const Json* name = item.find("name");
        if (!name || !name->text()) return expected("name", "@type.text", name ? *name : item);
        auto shape = numbers(item, "shape");
        if (!shape) return shape.error();
        auto data = numbers(item, "data");
        if (!data) return data.error();
        double count = 1;
        std::vector<int> sizes;
        for (double n : *shape) {
            if (n < 0 || n > 1e9 || n != std::floor(n)) return expected("shape", "@type.shape", item);
            sizes.push_back(int(n)), count *= n;
        }
        if (count != double(data->size()))
            return Error{"weights.count",
                         {{"name", *name->text()}, {"expected", number_text(count)}, {"found", std::to_string(data->size())}}};
        all.push_back({*name->text(), std::move(sizes), std::move(*data)});
    }
    return all;
}

Result<Done> set_weights(const Plan& plan, Parameters& parameters, std::span<const Weights> weights) {
    std::vector<const Node*> nodes;
    for (const Node& node : plan.nodes)
        if (node.role == Role::parameter) nodes.push_back(&node);
    if (weights.size() != nodes.size())
        return Error{"weights.number", {{"expected", std::to_string(nodes.size())}, {"found", std::to_string(weights.size())}}};
    for (size_t i = 0; i < nodes.size(); ++i)
        if (weights[i].shape != dims_of(nodes[i]->shape))
            return Error{"weights.shape",
                         {{"name", nodes[i]->name}, {"expected", shape_text(dims_of(nodes[i]->shape))}, {"found", shape_text(weights[i].shape)}}};
    for (size_t i = 0; i < nodes.size(); ++i)
        for (size_t k = 0; k < weights[i].data.size(); ++k) parameters.value.set(nodes[i]->offset + k, weights[i].data[k]);
    return Done{};
}

}  // namespace chainrule
