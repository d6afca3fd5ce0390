// Small networks that were computed by hand.
#include "proof/published.h"
#include "proof/setups.h"

namespace chainrule {
namespace {

using Put = std::vector<std::pair<std::string, std::vector<double>>>;

// A column of ours is one neuron's weights: his w1 and w2 are hidden.w[0,0] and hidden.w[1,0].
const Put mazur_weights = {{"hidden.w", {.15, .25, .20, .30}}, {"output.w", {.40, .50, .45, .55}}};

Setup mazur_network() {
    return network(2, {dense_layer("hidden", 2, "sigmoid", .35), dense_layer("output", 2, "sigmoid", .60)}, "squared_error", half_summed(), .5,
                   "0.05,0.10", "0.01,0.99");
}

Publication mazur() {
    const Setup start = mazur_network();
    return {"mazur", "Matt Mazur", "A Step by Step Backpropagation Example",
            "https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/", "06-backpropagation",
            {{.id = "mazur.forward", .setup = start, .put = mazur_weights,
              .numbers = {{"net h1", "0.3775", "hidden.z[0]"},
                          {"out h1", "0.593269992", "hidden.a[0]"},
                          {"out h2", "0.596884378", "hidden.a[1]"},
                          {"net o1", "1.105905967", "output.z[0]"},
                          {"out o1", "0.75136507", "output.a[0]"},
                          {"out o2", "0.772928465", "output.a[1]"},
                          {"E", "0.298371109", "loss"}}},
             {.id = "mazur.backward", .setup = start, .put = mazur_weights,
              .numbers = {{"∂E/∂out o1", "0.74136507", "grad output.a[0]"},
                          {"∂E/∂net o1", "0.138498562", "grad output.z[0]"},
                          {"∂E/∂w5", "0.082167041", "grad output.w[0,0]"},
                          {"∂E/∂out h1", "0.036350306", "grad hidden.a[0]"},
                          {"∂E/∂w1", "0.000438568", "grad hidden.w[0,0]"}}},
             {.id = "mazur.update", .setup = start, .put = mazur_weights, .updates = 1,
              .numbers = {{"w1", "0.149780716", "hidden.w[0,0]"},
                          {"w2", "0.19956143", "hidden.w[1,0]"},
                          {"w3", "0.24975114", "hidden.w[0,1]"},
                          {"w4", "0.29950229", "hidden.w[1,1]"},
                          {"w5", "0.35891648", "output.w[0,0]"},
                          {"w6", "0.408666186", "output.w[1,0]"},
                          {"w7", "0.511301270", "output.w[0,1]"},
                          {"w8", "0.561370121", "output.w[1,1]"},
                          {"E", "0.291027924", "loss", "0.291027774"}}},
             {.id = "mazur.trained", .setup = start, .put = mazur_weights, .updates = 10000,
              .numbers = {{"E", "0.0000351085", "loss", "0.0000351019"},
                          {"out o1", "0.015912196", "output.a[0]", "0.015913620"},
                          {"out o2", "0.984065734", "output.a[1]", "0.984064274"}}},
             {.id = "mazur.early", .setup = start, .put = mazur_weights, .updates = 1, .last_layer_first = true,
              .numbers = {{"E", "0.291027924", "loss"}}, .how_it_went_wrong = true},
             {.id = "mazur.early_trained", .setup = start, .put = mazur_weights, .updates = 10000, .last_layer_first = true,
              .numbers = {{"E", "0.0000351085", "loss", "0.000035085"}, {"out o1", "0.015912196", "output.a[0]"}, {"out o2", "0.984065734", "output.a[1]"}},
              .how_it_went_wrong = true}}};
}

Publication backprop_trace() {
    const Setup start = network(2, {dense_layer("hidden", 2, "sigmoid", .1), dense_layer("output", 3, "softmax", .2)}, "categorical_crossentropy", {}, .5,
                                "1,0.5", "1,0,0");
    const Put weights = {{"hidden.w", {.1, .3, .2, .4}}, {"output.w", {.5, .1, .3, .6, .2, .4}}};
    return {"backprop-trace", "backprop-trace", "softmax-ce.golden", "https://github.com/mcp-tool-shop-org/backprop-trace", "",
            {{.id = "softmax.forward", .setup = start, .put = weights,
              .numbers = {{"h1", "0.574442517", "hidden.a[0]"},
                          {"h2", "0.645656306", "hidden.a[1]"},
                          {"net o1", "0.874615042", "output.z[0]"},
                          {"net o2", "0.386575513", "output.z[1]"},
                          {"net o3", "0.630595278", "output.z[2]"},
                          {"o1", "0.417135813", "output.a[0]"},
                          {"o2", "0.256049895", "output.a[1]"},
                          {"o3", "0.326814292", "output.a[2]"},
                          {"L", "0.874343420", "loss"}}},
             {.id = "softmax.update", .setup = start, .put = weights, .updates = 1,
              .numbers = {{"x1→h1", "0.120507952", "hidden.w[0,0]"},
                          {"x2→h1", "0.210253976", "hidden.w[1,0]"},
                          {"x1→h2", "0.319193032", "hidden.w[0,1]"},
                          {"x2→h2", "0.409596516", "hidden.w[1,1]"},
                          {"h1→o1", "0.667410985", "output.w[0,0]"},
                          {"h2→o1", "0.788164969", "output.w[1,0]"},
                          {"h1→o2", "0.0264570268", "output.w[0,1]"},
                          {"h2→o2", "0.117339885", "output.w[1,1]"},
                          {"h1→o3", "0.206131988", "output.w[0,2]"},
                          {"h2→o3", "0.294495146", "output.w[1,2]"},
                          {"L", "0.693157148", "loss"}}}}};
}

Publication zhou() {
    const Setup network_at = network(2, {dense_layer("h", 2, "sigmoid", 0), dense_layer("o", 1, "sigmoid", 0)}, "mean_squared_error", {}, .1, "-2,-1", "1");
    const Put ones = {{"h.w", {1, 1, 1, 1}}, {"o.w", {1, 1}}};
    return {"zhou", "Victor Zhou", "Machine Learning for Beginners: An Introduction to Neural Networks", "https://victorzhou.com/blog/intro-to-neural-networks/", "",
            {{.id = "zhou.neuron", .setup = network(2, {dense_layer("neuron", 1, "sigmoid", 4)}, "mean_squared_error", {}, .1, "2,3", "0"),
              .put = {{"neuron.w", {0, 1}}}, .numbers = {{"y", "0.9990889488055994", "neuron.a[0]"}}},
             {.id = "zhou.network",
              .setup = network(2, {dense_layer("h", 2, "sigmoid", 0), dense_layer("o", 1, "sigmoid", 0)}, "mean_squared_error", {}, .1, "2,3", "0"),
              .put = {{"h.w", {0, 0, 1, 1}}, {"o.w", {0, 1}}}, .numbers = {{"y", "0.7216325609518421", "o.a[0]"}}},
             {.id = "zhou.derivative", .setup = network_at, .put = ones,
              .numbers = {{"h1", "0.0474", "h.a[0]"},
                          {"y", "0.524", "o.a[0]"},
                          {"∂L/∂y", "-0.952", "grad o.a[0]", "-0.953"},
                          {"∂L/∂w1", "0.0214", "grad h.w[0,0]", "0.0215"}}},
             {.id = "zhou.rounded", .setup = expression("p = 2*y - 2; d = p*q*r", {{"y", .524}, {"q", .249}, {"r", -.0904}}),
              .numbers = {{"∂L/∂y", "-0.952", "p"}, {"∂L/∂w1", "0.0214", "d"}}, .how_it_went_wrong = true}}};
}

Publication goodfellow() {
    const char *corners = "0,0;0,1;1,0;1,1", *answers = "0;1;1;0";
    return {"goodfellow", "Goodfellow, Bengio, Courville", "Deep Learning, 6.1", "https://www.deeplearningbook.org/contents/mlp.html", "",
            {{.id = "goodfellow.xor",
              .setup = network(2, {dense_layer("hidden", 2, "relu", 0), dense_layer("output", 1, "linear", 0)}, "mean_squared_error", {}, .1, corners, answers),
              .put = {{"hidden.w", {1, 1, 1, 1}}, {"hidden.b", {0, -1}}, {"output.w", {1, -2}}},
              .numbers = {{"f(0,0)", "0", "output.a[0]#0"},
                          {"f(0,1)", "1", "output.a[0]#1"},
                          {"f(1,0)", "1", "output.a[0]#2"},
                          {"f(1,1)", "0", "output.a[0]#3"}}},
             {.id = "goodfellow.linear", .setup = network(2, {dense_layer_trained("line", 1, "linear", .1)}, "mean_squared_error", {}, .3, corners, answers),
              .put = {{"line.w", {.7, -.3}}}, .updates = 2000,
              .numbers = {{"w1", "0", "line.w[0,0]"}, {"w2", "0", "line.w[1,0]"}, {"b", "0.5", "line.b[0]", "", true}}}}};
}

Publication nielsen() {
    const auto saturated = [](const char* id, double start, double bias, const char* printed, int64_t updates) {
        return Calculation{.id = id,
                           .setup = network(1, {dense_layer_trained("neuron", 1, "sigmoid", bias)}, "squared_error", half_summed(), .15, "1", "0"),
                           .put = {{"neuron.w", {start}}}, .updates = updates, .numbers = {{"a", printed, "neuron.a[0]"}}};
    };
    return {"nielsen", "Michael Nielsen", "Neural Networks and Deep Learning", "http://neuralnetworksanddeeplearning.com/", "",
            {{.id = "nielsen.nand", .setup = network(2, {dense_layer("neuron", 1, "linear", 3)}, "mean_squared_error", {}, .1, "0,0;1,1", "1;0"),
              .put = {{"neuron.w", {-2, -2}}},
              .numbers = {{"z(0,0)", "3", "neuron.z[0]#0"}, {"z(1,1)", "-1", "neuron.z[0]#1"}}},
             saturated("nielsen.good_start", .6, .9, "0.82", 0), saturated("nielsen.good_end", .6, .9, "0.09", 300),
             saturated("nielsen.bad_start", 2, 2, "0.98", 0), saturated("nielsen.bad_end", 2, 2, "0.20", 300)}};
}

}  // namespace

std::vector<Publication> published_networks() { return {mazur(), backprop_trace(), zhou(), goodfellow(), nielsen()}; }

}  // namespace chainrule
