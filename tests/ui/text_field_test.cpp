#include <imgui.h>

#include <catch_amalgamated.hpp>

#include "screen_harness.h"
#include "ui/controls.h"

using namespace chainrule;
using namespace chainrule::ui;
using Kind = platform::TwinEvent::Kind;

namespace {

struct Form {
    std::string text;
    int entered = 0, changed = 0, after = 0;

    void draw() {
        const Typing typing = text_field({"field", "Your answer", "3 digits"}, {10, 10, 200, 36}, text, {.placeholder = "0.5"});
        entered += typing == Typing::entered, changed += typing == Typing::changed;
        if (button({"after", "After"}, {10, 100, 100, 36}, ButtonStyle::plain)) after++;
    }
};

void type(Screen& screen, const char* text) {
    ImGui::GetIO().AddInputCharactersUTF8(text);
    screen.settle();
}

}  // namespace

TEST_CASE("text field: a press begins writing, Enter hands it over, a press elsewhere ends it") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.click(60, 28);
    type(screen, "0.25");
    CHECK(form.text == "0.25");
    CHECK(form.changed > 0);
    screen.key(ImGuiKey_Enter);
    CHECK(form.entered == 1);
    screen.click(400, 400);
    type(screen, "9");
    CHECK(form.text == "0.25");
}

TEST_CASE("text field: Tab reaches it and leaves it, and Space is a character in it") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.key(ImGuiKey_Tab);
    type(screen, "1 2");
    screen.key(ImGuiKey_Space);
    CHECK(form.text.starts_with("1 2"));
    screen.key(ImGuiKey_Tab);
    screen.key(ImGuiKey_Enter);
    CHECK(form.after == 1);
}

TEST_CASE("text field: its twin is a textbox with its text, and what is written there arrives") {
    Form form;
    Screen screen([&] { form.draw(); });
    auto twin = screen.control("field");
    CHECK(twin["role"] == "textbox");
    CHECK(twin["name"] == "Your answer");
    CHECK(twin["placeholder"] == "0.5");
    CHECK(twin["reachable"] == true);
    screen.twin(Kind::set, "field", "1/3");
    CHECK(form.text == "1/3");
    CHECK(form.changed == 1);
    screen.twin(Kind::activate, "field");
    CHECK(form.entered == 1);
    CHECK(screen.control("field")["text"] == "1/3");
}
