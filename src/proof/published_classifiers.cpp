// Losses of a linear classifier: scores that are given, or computed from an image of four pixels.
#include "proof/published.h"
#include "proof/setups.h"

namespace chainrule {
namespace {

// The scores are the weights of a layer whose one input is 1, so that their gradients are those of the scores.
Setup scores(const char* activation, const char* loss, Values settings, const char* right) {
    return network(1, {dense_layer_without_bias("scores", 3, activation)}, loss, std::move(settings), .1, "1", right);
}

Values setting(const char* name, Value value) {
    Values settings;
    settings.set(name, std::move(value));
    return settings;
}

}  // namespace

std::vector<Publication> published_classifiers() {
    const std::vector<std::pair<std::string, std::vector<double>>> three = {{"scores.w", {-2.85, .86, .28}}};
    // A column is one class.
    const std::vector<double> cat = {.2, 1.5, 0, -.5, 1.3, .25, .1, 2.1, .2, 2, 0, -.3};
    const auto image = [](double last_bias) {
        return std::vector<std::pair<std::string, std::vector<double>>>{{"scores.w", {}}, {"scores.b", {1.1, 3.2, last_bias}}};
    };
    auto with_bias = image(-1.2), forgotten = image(0);
    with_bias[0].second = forgotten[0].second = cat;
    const Setup picture = network(4, {dense_layer("scores", 3, "linear", 0)}, "mean_squared_error", {}, .1, "56,231,24,2", "0,0,0");
    return {
        {"cs231n-linear", "CS231n", "Linear Classification", "https://cs231n.github.io/linear-classify/", "",
         {{.id = "cs231n.svm", .setup = scores("linear", "multiclass_hinge", setting("margin", 10.0), "1,0,0"), .put = {{"scores.w", {13, -7, 11}}},
           .numbers = {{"L", "8", "loss"}}},
          {.id = "cs231n.hinge", .setup = scores("linear", "multiclass_hinge", setting("margin", 1.0), "0,0,1"), .put = three,
           .numbers = {{"L", "1.58", "loss"}}},
          {.id = "cs231n.cross_entropy", .setup = scores("linear", "categorical_crossentropy", setting("from_logits", true), "0,0,1"), .put = three,
           .numbers = {{"L", "1.04", "loss"}}},
          {.id = "cs231n.softmax", .setup = scores("softmax", "categorical_crossentropy", {}, "1,0,0"), .put = {{"scores.w", {1, -2, 0}}},
           .numbers = {{"p1", "0.7", "scores.a[0]"}, {"p2", "0.04", "scores.a[1]"}, {"p3", "0.26", "scores.a[2]"}}},
          {.id = "cs231n.softmax_halved", .setup = scores("softmax", "categorical_crossentropy", {}, "1,0,0"), .put = {{"scores.w", {.5, -1, 0}}},
           .numbers = {{"p1", "0.55", "scores.a[0]"}, {"p2", "0.12", "scores.a[1]"}, {"p3", "0.33", "scores.a[2]"}}},
          {.id = "cs231n.cat", .setup = picture, .put = with_bias,
           .numbers = {{"cat", "-96.8", "scores.a[0]"}, {"dog", "437.9", "scores.a[1]"}, {"ship", "61.95", "scores.a[2]", "60.75"}}},
          {.id = "cs231n.cat_bias", .setup = picture, .put = forgotten, .numbers = {{"ship", "61.95", "scores.a[2]"}}, .how_it_went_wrong = true}}},
        {"cs231n-case", "CS231n", "Putting it together: Minimal Neural Network Case Study", "https://cs231n.github.io/neural-networks-case-study/", "",
         // ln 0.2, ln 0.3 and ln 0.5: the scores whose shares are 0.2, 0.3 and 0.5.
         {{.id = "cs231n.gradient", .setup = scores("linear", "categorical_crossentropy", setting("from_logits", true), "0,1,0"),
           .put = {{"scores.w", {-1.6094379124341003, -1.2039728043259361, -0.6931471805599453}}},
           .numbers = {{"∂L/∂f1", "0.2", "grad scores.a[0]", "", true},
                       {"∂L/∂f2", "-0.7", "grad scores.a[1]", "", true},
                       {"∂L/∂f3", "0.5", "grad scores.a[2]", "", true}}}}},
    };
}

}  // namespace chainrule
