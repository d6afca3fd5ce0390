// The card of published numbers: drawn and described at every width, and what its buttons and links do.
#include <catch_amalgamated.hpp>
#include <chrono>
#include <thread>

#include "../support/places.h"
#include "screen_harness.h"
#include "ui/widgets/widgets.h"

using namespace chainrule;
using namespace chainrule::ui;

namespace {

struct Card {
    std::unique_ptr<App> app;
    float width = 340;
    Screen screen;
    Card() : app(make()), screen([this] {
          app->look_again();
          proof_widget(*app, {0, 0, width, 590}, false);
      }) {}
    static std::unique_ptr<App> make() {
        Assets assets;
        assets.read = [](const std::string& name) -> std::optional<std::string> {
            if (name.starts_with("pages/")) return "---\ntitle: Backwards\n---\n```stage\nmodel = one-neuron\n```\n## a\nb\n";
            const std::string text = read_file(source_dir() / "tutorials" / (name.starts_with("ui/") ? name.substr(3, 2) + "/ui.json" : name));
            return text.empty() ? std::nullopt : std::optional(text);
        };
        assets.names = [](const std::string& prefix) { return std::vector<std::string>{prefix + "06-backpropagation.md"}; };
        AppState state;
        state.where = Where::proof;
        return std::move(*App::make(assets, state, [] {}));
    }
    void calm() {
        for (int i = 0; i < 1000 && text("proof.summary").find("reproduced") == std::string::npos; ++i) {
            app->pump(5);
            screen.frame();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        screen.settle();
    }
    std::string text(const std::string& id) { return screen.name_of(id); }
};

}  // namespace

TEST_CASE("proof card: each number is a row with what was published, what came out and the verdict, at any width") {
    for (const float width : {200.F, 300.F, 340.F, 700.F}) {
        Card card;
        card.width = width;
        card.calm();
        INFO(width);
        CHECK(card.text("proof.mazur") == "Matt Mazur");
        CHECK(card.text("proof.mazur.update.8").find("published 0.291027924, here 0.291027774") != std::string::npos);
        CHECK(card.text("proof.mazur.update.why").find("w5, w6, w7 and w8") != std::string::npos);
        CHECK(card.text("proof.splitmix.numbers.4").find("16408922859458223821") != std::string::npos);
        float below = 0;
        for (const auto& control : card.screen.list["controls"]) {
            if (!control["id"].get<std::string>().starts_with("proof.") || control["role"] != "text") continue;
            const auto& rect = control["rect"];
            CHECK(rect[0].get<float>() >= 0);
            CHECK(rect[0].get<float>() + rect[2].get<float>() <= width);
            CHECK(rect[1].get<float>() >= below);  // below the one before
            below = rect[1].get<float>();
        }
    }
}

TEST_CASE("proof card: again computes everything anew, and a source leads to its lesson") {
    Card card;
    card.calm();
    card.screen.twin(platform::TwinEvent::Kind::activate, "proof.again");
    card.screen.frame();
    card.calm();
    CHECK(card.text("proof.summary").find("reproduced") != std::string::npos);
    CHECK(card.text("proof.mazur.lesson.0") == "See it live: Backwards");
    card.screen.twin(platform::TwinEvent::Kind::activate, "proof.mazur.lesson.0");
    card.screen.frame();
    CHECK(card.app->state().where == Where::lesson);
    CHECK(card.app->state().lesson == "06-backpropagation");
}
