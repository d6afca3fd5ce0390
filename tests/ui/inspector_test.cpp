// The inspector's card: what can be pressed on it does what it says.
#include "app/present/inspector.h"

#include <catch_amalgamated.hpp>
#include <chrono>
#include <thread>

#include "../support/places.h"
#include "screen_harness.h"
#include "ui/widgets/widgets.h"

using namespace chainrule;
using namespace chainrule::ui;
using Kind = platform::TwinEvent::Kind;

namespace {

struct Card {
    std::unique_ptr<App> app;
    Screen screen;
    explicit Card(const std::string& language = "en") : app(make(language)), screen([this] { draw(); }) {
        for (const char* command : {"pause", "goto 1"}) app->apply(run_command(command));
        for (int i = 0; i < 500 && app->snapshot().cursor.step == 0; ++i) {
            app->pump(5);
            app->look_again();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        REQUIRE(app->snapshot().cursor.step == 1);
    }
    static std::unique_ptr<App> make(const std::string& language) {
        Assets assets;
        assets.read = [](const std::string& name) -> std::optional<std::string> {
            const std::string text = read_file(source_dir() / "tutorials" / (name.starts_with("ui/") ? name.substr(3, 2) + "/ui.json" : name));
            return text.empty() ? std::nullopt : std::optional(text);
        };
        assets.names = [](const std::string&) { return std::vector<std::string>{}; };
        AppState state;
        state.language = language;
        auto app = App::make(assets, state, [] {});
        REQUIRE(app);
        return std::move(*app);
    }
    void draw() {
        app->look_again();
        inspector_widget(*app, {0, 0, 280, 520}, false);
    }
    void choose(const std::string& cell) {
        app->apply(act(Action::Kind::choose, cell));
        screen.settle();
    }
    std::string text(const std::string& id) { return screen.name_of(id); }
};

}  // namespace

TEST_CASE("inspector card: every number of a formula is a door, named in words, and back says where it leads") {
    Card card;
    card.choose("hidden_1.w[0,1]");
    CHECK(card.text("inspector.back") == "");
    CHECK(card.text("inspector.update.0").starts_with("hidden_1.w[0,1] before the update = "));
    CHECK(card.text("inspector.update.1").starts_with("gradient of hidden_1.w[0,1] = "));
    CHECK(card.text("inspector.goes_to.0").starts_with("hidden_1.xw[1]"));
    CHECK(card.text("inspector.goes_to.0.share.0").starts_with("gradient of hidden_1.xw[1]"));
    card.screen.twin(Kind::activate, "inspector.goes_to.0.share.0");
    CHECK(card.text("inspector.cell").starts_with("hidden_1.xw[1]"));
    CHECK(card.text("inspector.back") == "Back to hidden_1.w[0,1]");
    card.screen.twin(Kind::activate, "inspector.back");
    CHECK(card.text("inspector.cell") == "hidden_1.w[0,1]");
}

TEST_CASE("inspector card: in Chinese nothing is left in English") {
    Card card("zh");
    card.choose("hidden_1.w[0,1]");
    card.screen.frame(1);
    for (const auto& control : card.screen.list["controls"]) {
        const std::string name = control["name"].get<std::string>();
        INFO(name);
        for (const char* english : {"grad ", "previous ", " more", "not "}) CHECK(name.find(english) == std::string::npos);
    }
}

TEST_CASE("inspector card: what is left out can be asked for and put away again") {
    Card card;
    card.choose("loss");
    const std::string some = card.text("inspector.from");
    REQUIRE(some.find("more") != std::string::npos);
    std::string door;
    for (const auto& control : card.screen.list["controls"])
        if (control["role"] == "link" && control["name"].get<std::string>().ends_with(card.app->words()("formula.more.hint"))) door = control["id"].get<std::string>();
    REQUIRE(door != "");
    card.screen.twin(Kind::activate, door);
    CHECK(card.text("inspector.from").size() > some.size());
    CHECK(card.text("inspector.from").find("more") == std::string::npos);
    card.screen.twin(Kind::activate, "inspector.fewer");
    CHECK(card.text("inspector.from") == some);
    card.choose("hidden_1.w[0,1]");
    REQUIRE(card.text("inspector.goes_to.more") != "");
    card.screen.twin(Kind::activate, "inspector.goes_to.more");
    CHECK(card.text("inspector.goes_to.more") == "");
    CHECK(card.text("inspector.goes_to.8") != "");
}

TEST_CASE("inspector card: copying is announced for a while, and the clipboard has the formulas") {
    Card card;
    card.choose("hidden_1.a[1]");
    card.screen.twin(Kind::activate, "inspector.copy_text");
    CHECK(card.screen.copied == copied(card.app->snapshot(), "hidden_1.a[1]", {}, CopyForm::text));
    CHECK(card.screen.copied.starts_with("hidden_1.a[1] = tanh("));
    CHECK(card.text("inspector.copied") == card.app->words()("inspector.copied_text"));
    CHECK(card.screen.control("inspector.copied")["role"] == "status");
    card.screen.twin(Kind::activate, "inspector.copy_latex");
    CHECK(card.screen.copied.starts_with("\\begin{align*}"));
    CHECK(card.text("inspector.copied") == card.app->words()("inspector.copied_latex"));
    CHECK(card.screen.wake_wanted > 0);
    card.screen.frame(6);
    CHECK(card.text("inspector.copied") == "");
}
