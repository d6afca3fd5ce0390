// The page card: all that a page can hold is drawn, described, and works.
#include "ui/widgets/widgets.h"

#include <chrono>
#include <set>
#include <thread>

#include <catch_amalgamated.hpp>

#include "../support/places.h"
#include "lesson/live.h"
#include "screen_harness.h"
#include "ui/scroll.h"
#include "ui/text.h"

using namespace chainrule;
using namespace chainrule::ui;
using Kind = platform::TwinEvent::Kind;

namespace {

constexpr const char* everything = R"(---
title: Everything
---
```stage
model = one-neuron
data = given x=0.5,-1 y=1
batch_size = 1
cursor = forward:neuron.z
```
## All of it

Prose with **bold**, `code`, `=neuron.w[0,0]`, [a step](do:step), [the sum](see:neuron.z[0]) and $w x + b$.

- one
- two

> quoted

$$ y = w x $$

```python
model.fit(x, y)
```

```widget weight_slider
cell = neuron.w[0,0]
from = -2
to = 2
```

```widget rate_slider
```

```widget batch_slider
```

```goal step >= 1
Take a [step](do:step).
```

```question
The sum?
answer = neuron.z[0]
hint = Add up.
because = It is `=neuron.z[0]`.
```

```question
Which?
choices = left | right
answer = 2
```

```stage
keep = run
```
## Second
The end.
)";

struct Card {
    std::unique_ptr<App> app;
    Screen screen;
    Card() : app(make()), screen([this] { draw(); }) {
        app->apply(open_lesson("01-everything", 0));
        calm();
    }
    static std::unique_ptr<App> make() {
        Assets assets;
        assets.read = [](const std::string& name) -> std::optional<std::string> {
            if (name.starts_with("pages/")) return everything;
            const std::string text = read_file(source_dir() / "tutorials" / (name.starts_with("ui/") ? name.substr(3, 2) + "/ui.json" : name));
            return text.empty() ? std::nullopt : std::optional(text);
        };
        assets.names = [](const std::string& prefix) { return std::vector<std::string>{prefix + "01-everything.md"}; };
        auto app = App::make(assets, {}, [] {});
        REQUIRE(app);
        return std::move(*app);
    }
    void draw() {
        app->look_again();
        if (app->state().where == Where::lesson) lesson_widget(*app, {0, 0, 340, 590}, false);
        else contents_widget(*app, {0, 0, 340, 590}, false);
    }
    void calm() {
        for (int i = 0; i < 500 && !app->settled(); ++i) {
            app->pump(5);
            app->look_again();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        screen.settle();
    }
    std::string text(const std::string& id) { return screen.name_of(id); }
};

}  // namespace

TEST_CASE("page card: everything a page holds is drawn and described") {
    Card card;
    CHECK(card.text("page.title") == "All of it");
    CHECK(card.text("page.counter").find("1") != std::string::npos);
    std::set<std::string> roles;
    std::string all;
    card.screen.frame(1);
    for (const auto& control : card.screen.list["controls"]) {
        roles.insert(control["role"].get<std::string>());
        all += control["name"].get<std::string>() + "\n";
    }
    for (const char* role : {"heading", "text", "link", "slider", "status", "textbox", "button", "region", "group"}) CHECK(roles.count(role) == 1);
    for (const char* words : {"Prose with bold", "one", "quoted", "model.fit(x, y)", "Take a step", "The sum?", "Which?", "left", "Learning rate", "Batch size"}) {
        INFO(words);
        CHECK(all.find(words) != std::string::npos);
    }
}

TEST_CASE("page card: links act, a goal is ticked and announced") {
    Card card;
    card.screen.twin(Kind::activate, "page.0.1");  // the number is 0, the step 1
    for (int i = 0; i < 500 && card.app->snapshot().cursor.step == 0; ++i) {
        card.app->pump(5);
        card.screen.frame();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    CHECK(card.app->snapshot().cursor.step == 1);
    card.screen.settle();
    CHECK(card.app->state().progress.find("01-everything")->done.count("1.1") == 1);
    CHECK(card.app->state().wandered);
    card.screen.twin(Kind::activate, "page.0.2");
    CHECK(card.app->state().chosen == "neuron.z[0]");
}

TEST_CASE("page card: a question is answered in its field; wrong is explained, right shows why") {
    Card card;
    card.screen.twin(Kind::set, "answer.1.2", "123");
    card.screen.twin(Kind::activate, "question.check.1.2");
    CHECK(card.text("1.2.reply") != "");
    CHECK(card.text("1.2.because") == "");
    card.screen.twin(Kind::activate, "question.hint.1.2");
    CHECK(card.text("1.2.hint") == "Add up.");
    const double truth = *live_number(card.app->snapshot(), "neuron.z[0]");
    card.screen.twin(Kind::set, "answer.1.2", to_text(Value(truth)));
    card.screen.twin(Kind::activate, "answer.1.2");
    CHECK(card.text("1.2.because").starts_with("It is "));
    CHECK(card.screen.control("answer.1.2").is_null());
    card.screen.twin(Kind::activate, "answer.1.3.1");
    CHECK(card.text("1.3.reply") != "");
    card.screen.twin(Kind::activate, "answer.1.3.2");
    CHECK(card.app->state().progress.find("01-everything")->done.count("1.3") == 1);
}

TEST_CASE("page card: Back, Next and the bar of steps lead through the lesson, its end to the list") {
    Card card;
    CHECK(card.screen.control("lesson.back")["disabled"] == true);
    card.screen.twin(Kind::activate, "lesson.next");
    card.calm();
    CHECK(card.text("page.title") == "Second");
    card.screen.twin(Kind::step, "lesson.steps", "min");
    card.calm();
    CHECK(card.app->state().lesson_step == 0);
    card.screen.twin(Kind::set, "lesson.steps", "2");
    card.calm();
    CHECK(card.app->state().lesson_step == 1);
    card.screen.twin(Kind::activate, "lesson.next");
    card.calm();
    CHECK(card.app->state().where == Where::lessons);
    CHECK(card.text("lessons.title") == "Lessons");
    card.screen.twin(Kind::set, "lessons.search", "nothing like it");
    CHECK(card.text("lessons.found") == "No lesson mentions this.");
}

TEST_CASE("page card: the end offers to start over, which can be seen; the list too, beside a lesson that is begun") {
    Card card;
    CHECK(card.screen.control("lesson.start_over").is_null());
    card.screen.twin(Kind::activate, "lesson.next");
    card.calm();
    card.screen.twin(Kind::activate, "lesson.start_over");
    card.calm();
    CHECK(card.app->state().lesson_step == 0);
    CHECK(card.text("page.notice") == "This lesson starts over: nothing in it counts as done yet.");
    CHECK(card.screen.control("page.notice")["role"] == "status");
    card.app->apply(act(Action::Kind::go, "lessons"));
    card.screen.settle();
    CHECK(card.text("lessons.start_over.01-everything") == "Start “Everything” over");
    card.screen.twin(Kind::activate, "lessons.start_over.01-everything");
    card.calm();
    CHECK(card.app->state().where == Where::lesson);
    CHECK(card.text("page.notice") != "");
}

TEST_CASE("page card: a file of one's own is asked for, marked, and removed from the list") {
    Card card;
    card.app->apply(act(Action::Kind::go, "lessons"));
    card.screen.settle();
    card.screen.twin(Kind::activate, "lessons.open_file");
    CHECK(card.screen.files_asked_for == 1);
    REQUIRE(card.app->open_own({"notes.md", "---\ntitle: Mine\n---\n```stage\nmodel = one-neuron\nseed = x\n```\n## First\nText.\n"}));
    card.calm();
    CHECK(card.text("page.own") == "Your file notes.md");
    CHECK(card.text("page.fault.0").find("6") != std::string::npos);
    card.app->apply(act(Action::Kind::go, "lessons"));
    card.screen.settle();
    CHECK_FALSE(card.screen.control("lessons.own/notes.md").is_null());
    card.screen.twin(Kind::activate, "lessons.remove.own/notes.md");
    card.screen.settle();
    CHECK(card.screen.control("lessons.own/notes.md").is_null());
}

TEST_CASE("page card: matrices stand in the page, but not where the stage shows them") {
    Card card;
    REQUIRE(card.app->open_own({"notes.md", "---\ntitle: Mine\n---\n```stage\nmodel = one-neuron\ncursor = forward:neuron.z\n```\n## First\n\n```widget matrices\n```\n"}));
    card.calm();
    CHECK_FALSE(card.screen.control("matrices.picture").is_null());
    CHECK_FALSE(card.screen.control("matrices.layer").is_null());
    card.app->apply(act(Action::Kind::view, "matrices"));
    card.screen.settle();
    CHECK(card.screen.control("matrices.picture").is_null());
}

TEST_CASE("page card: what gets the focus is scrolled into sight") {
    Card card;
    card.screen.twin(Kind::focus, "answer.1.3.2");
    const auto in_sight = [&] {
        const auto rect = card.screen.control("answer.1.3.2")["rect"];
        return rect[1].get<float>() > 0 && rect[1].get<float>() + rect[3].get<float>() < 590;
    };
    CHECK(in_sight());
    // Once more, after the focus was elsewhere and somebody has scrolled.
    card.screen.twin(Kind::blur, "answer.1.3.2");
    scroll_pages("page/" + card.app->state().lesson + "/" + std::to_string(card.app->state().lesson_step), -10);
    card.screen.settle();
    REQUIRE_FALSE(in_sight());
    card.screen.twin(Kind::focus, "answer.1.3.2");
    card.screen.settle();
    CHECK(in_sight());
}
