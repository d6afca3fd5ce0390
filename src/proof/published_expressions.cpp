// Graphs of single numbers, and gradient descent on them.
#include "proof/published.h"
#include "proof/setups.h"

namespace chainrule {
namespace {

Publication micrograd() {
    return {"micrograd", "Andrej Karpathy", "micrograd", "https://github.com/karpathy/micrograd", "06-backpropagation",
            {{.id = "micrograd.readme",
              .setup = expression("c0 = a + b; d0 = a*b + b^3; c1 = c0 + c0 + 1; c = c1 + 1 + c1 + -a; d1 = d0 + d0*2 + relu(b + a); "
                                  "d = d1 + 3*d1 + relu(b - a); e = c - d; f = e^2; g = f/2 + 10/f",
                                  {{"a", -4}, {"b", 2}}),
              .numbers = {{"g", "24.7041", "g"}, {"∂g/∂a", "138.8338", "grad a"}, {"∂g/∂b", "645.5773", "grad b"}}},
             {.id = "micrograd.sanity", .setup = expression("z = 2*x + 2 + x; q = relu(z) + z*x; h = relu(z*z); y = h + q + q*x", {{"x", -4}}),
              .numbers = {{"y", "-20", "y"}, {"∂y/∂x", "46", "grad x"}}},
             {.id = "micrograd.shared", .setup = expression("c = a + b; d = a*b; e = c + d; f = c*d; y = e + f", {{"a", 2}, {"b", 3}}),
              .numbers = {{"y", "41", "y"}, {"∂y/∂a", "25", "grad a"}, {"∂y/∂b", "19", "grad b"}, {"∂y/∂c", "7", "grad c"}, {"∂y/∂d", "6", "grad d"}}}}};
}

Publication zero_to_hero() {
    return {"zero-to-hero", "Andrej Karpathy", "Neural Networks: Zero to Hero, 1", "https://github.com/karpathy/nn-zero-to-hero", "06-backpropagation",
            {{.id = "hero.graph", .setup = expression("e = a*b; d = e + c; L = d*f", {{"a", 2}, {"b", -3}, {"c", 10}, {"f", -2}}),
              .numbers = {{"L", "-8", "L"},
                          {"∂L/∂a", "6", "grad a"},
                          {"∂L/∂b", "-4", "grad b"},
                          {"∂L/∂c", "-2", "grad c"},
                          {"∂L/∂d", "-2", "grad d"},
                          {"∂L/∂e", "-2", "grad e"},
                          {"∂L/∂f", "4", "grad f"}}},
             {.id = "hero.uphill", .setup = expression("e = a*b; d = e + c; L = d*f", {{"a", 2}, {"b", -3}, {"c", 10}, {"f", -2}}),
              .put = {{"a", {2.06}}, {"b", {-3.04}}, {"c", {9.98}}, {"f", {-1.96}}}, .numbers = {{"L", "-7.286496", "L"}}},
             {.id = "hero.twice", .setup = expression("b = a + a", {{"a", 3}}), .numbers = {{"∂b/∂a", "2", "grad a"}}},
             {.id = "hero.paths", .setup = expression("d = a*b; e = a + b; f = d*e", {{"a", -2}, {"b", 3}}),
              .numbers = {{"f", "-6", "f"}, {"∂f/∂a", "-3", "grad a"}, {"∂f/∂b", "-8", "grad b"}}}}};
}

Publication circuits() {
    return {"cs231n-circuits", "CS231n", "Backpropagation, Intuitions", "https://cs231n.github.io/optimization-2/", "",
            {{.id = "cs231n.product", .setup = expression("q = x + y; f = q*z", {{"x", -2}, {"y", 5}, {"z", -4}}),
              .numbers = {{"f", "-12", "f"}, {"∂f/∂x", "-4", "grad x"}, {"∂f/∂y", "-4", "grad y"}, {"∂f/∂z", "3", "grad z"}}},
             {.id = "cs231n.neuron",
              .setup = expression("dot = w0*x0 + w1*x1 + w2; minus = -dot; e = exp(minus); p = e + 1; f = 1/p",
                                  {{"w0", 2}, {"x0", -1}, {"w1", -3}, {"x1", -2}, {"w2", -3}}),
              .numbers = {{"e", "0.37", "e"},
                          {"e + 1", "1.37", "p"},
                          {"f", "0.73", "f"},
                          {"∂f/∂e", "-0.53", "grad e"},
                          {"∂f/∂dot", "0.20", "grad dot"},
                          {"∂f/∂w0", "-0.20", "grad w0"},
                          {"∂f/∂x0", "0.39", "grad x0"},
                          {"∂f/∂w1", "-0.39", "grad w1"},
                          {"∂f/∂x1", "-0.59", "grad x1"},
                          {"∂f/∂w2", "0.20", "grad w2"}}}}};
}

// The book's own steps: 10 on the parabola, 20 in the valleys.
Publication d2l() {
    const auto parabola = [](const char* id, double rate, const char* end) {
        return Calculation{.id = id, .setup = expression("f = x^2", {{"x", 10}}, rate), .updates = 10, .numbers = {{"x", end, "x"}}};
    };
    const auto valley = [](const char* id, const char* program, double rate, const char* x1, const char* x2) {
        return Calculation{.id = id, .setup = expression(program, {{"x1", -5}, {"x2", -2}}, rate), .updates = 20, .numbers = {{"x1", x1, "x1"}, {"x2", x2, "x2"}}};
    };
    constexpr const char *round = "f = x1^2 + 2*x2^2", *narrow = "f = 0.1*x1^2 + 2*x2^2";
    return {"d2l", "Zhang, Lipton, Li, Smola", "Dive into Deep Learning, 12", "https://d2l.ai/chapter_optimization/gd.html", "07-gradient-descent",
            {parabola("d2l.parabola", .2, "0.060466"), parabola("d2l.parabola_slow", .05, "3.486784"), parabola("d2l.parabola_fast", 1.1, "61.917364"),
             valley("d2l.valley", round, .1, "-0.057646", "-0.000073"), valley("d2l.narrow", narrow, .4, "-0.943467", "-0.000073"),
             valley("d2l.narrow_fast", narrow, .6, "-0.387814", "-1673.365109")}};
}

}  // namespace

std::vector<Publication> published_expressions() { return {zero_to_hero(), micrograd(), circuits(), d2l()}; }

}  // namespace chainrule
