#include <catch_amalgamated.hpp>

#include "runs.h"
#include "train/cursor_text.h"

using namespace chainrule;

TEST_CASE("cursor text: forward and backward lead to just after the node") {
    auto session = start(small_setup());
    const Scene& scene = session->scene();
    const auto at = [&](const char* text) {
        const std::optional<int> tick = tick_of(scene, text);
        REQUIRE(tick);
        session->visit(2, *tick);
        return session->cursor();
    };
    const Cursor z = at("forward:hidden_1.z");
    REQUIRE(z.stage == Stage::forward);
    REQUIRE(scene.plans.visible[z.node].name == "hidden_1.z");
    const Cursor back = at("backward:hidden_1.z");
    REQUIRE(back.stage == Stage::backward);
    REQUIRE(back.node == z.node);
    REQUIRE(at("start") == Cursor{2, 0, Stage::update, -1});
    REQUIRE(at("tick:1").stage == Stage::load);
    const Cursor update = at("update");
    session->tick();
    REQUIRE(session->cursor() == Cursor{3, 0, Stage::update, -1});
    REQUIRE(update.stage == Stage::backward);
}

TEST_CASE("cursor text: a linear layer's activation is its sum") {
    Setup setup = small_setup();
    setup.model.layers[0].settings.set("activation", std::string("linear"));
    auto session = start(setup);
    REQUIRE(tick_of(session->scene(), "forward:hidden_1.a"));
    REQUIRE(tick_of(session->scene(), "forward:hidden_1.a") == tick_of(session->scene(), "forward:hidden_1.z"));
}

TEST_CASE("cursor text: what is not there or not written so is nothing") {
    auto session = start(small_setup());
    for (const char* text : {"", "Start", "forward", "forward:", "forward:nowhere.z", "forward:hidden_1.w", "backward:x", "backward:y",
                             "tick:", "tick:-1", "tick:0.5", "tick:9999", "tick:1e99", "forward:hidden_1.z[0]", "update:"}) {
        INFO(text);
        REQUIRE(!tick_of(session->scene(), text));
    }
}
