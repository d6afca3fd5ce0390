#include "train/batch.h"

#include <catch_amalgamated.hpp>

#include "runs.h"

using namespace chainrule;

namespace {

Setup with(const char* activation, const char* loss, bool from_logits = false) {
    Setup setup = setup_for({4, 1}, "xor", 400);
    setup.model.layers.back().settings.set("activation", std::string(activation));
    setup.model.loss = loss;
    if (from_logits) setup.model.loss_settings.set("from_logits", true);
    return setup;
}

}  // namespace

TEST_CASE("targets: two classes are where the output can be, and the border is between them") {
    struct Case {
        const char *activation, *loss;
        bool from_logits;
        double low, border;
    };
    for (const Case& c : {Case{"tanh", "mean_squared_error", false, -1, 0}, {"linear", "squared_error", false, -1, 0},
                          {"sigmoid", "mean_squared_error", false, 0, 0.5}, {"relu", "mean_squared_error", false, 0, 0.5},
                          {"exponential", "squared_error", false, 0, 0.5}, {"linear", "hinge", false, -1, 0}, {"sigmoid", "hinge", false, -1, 0.5},
                          {"sigmoid", "binary_crossentropy", false, 0, 0.5}, {"linear", "binary_crossentropy", true, 0, 0}}) {
        INFO(c.activation << " " << c.loss);
        auto session = start(with(c.activation, c.loss, c.from_logits));
        const Targets t = targets_for(session->scene().model, *session->scene().data);
        CHECK(-1 * t.scale + t.shift == c.low);
        CHECK(1 * t.scale + t.shift == 1);
        CHECK(t.border == c.border);
    }
}

TEST_CASE("targets: an activation that stands as a layer of its own counts too") {
    Setup setup = with("linear", "mean_squared_error");
    setup.model.layers.push_back({"Activation", "squash", {}});
    setup.model.layers.back().settings.set("activation", std::string("sigmoid"));
    setup.model.layers.push_back({"Activation", "nothing", {}});
    auto session = start(setup);
    CHECK(targets_for(session->scene().model, *session->scene().data).border == 0.5);
}

TEST_CASE("targets: what is no class stays as it is") {
    auto session = start(with("sigmoid", "mean_squared_error"));
    Dataset measured = *session->scene().data;
    measured.y[0] = -0.3f;
    const Targets t = targets_for(session->scene().model, measured);
    CHECK(t.scale == 1);
    CHECK(t.shift == 0);
}

TEST_CASE("targets: a sigmoid output learns xor from squared errors") {
    Setup setup = with("sigmoid", "mean_squared_error");
    setup.model.optimizer_settings.set("learning_rate", 0.5);
    auto session = start(setup);
    session->visit(4000, 0);
    CHECK(session->metrics().test_accuracy > 0.95);
    CHECK(session->loss() < 0.05);
}
