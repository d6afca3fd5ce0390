#include "app/own_lesson.h"

#include <catch_amalgamated.hpp>
#include <thread>

#include "../support/places.h"
#include "app/app.h"
#include "app/present/contents.h"
#include "app/present/page.h"
#include "base/error_text.h"

using namespace chainrule;
using Kind = Action::Kind;

namespace {

const std::string lesson = "---\ntitle: Mine\n---\n```stage\nmodel = one-neuron\n```\n## First\nText.\n\n```stage\nmodel = one-neuron\n```\n## Second\nMore.\n";

std::optional<std::string> asset(const std::string& name) {
    const bool words = name.starts_with("ui/"), page = name.starts_with("pages/");
    const std::string path = words ? name.substr(3, 2) + "/ui.json" : page ? name.substr(6) : name;
    std::string text = read_file(source_dir() / "tutorials" / path);
    return text.empty() ? std::nullopt : std::optional(text);
}

std::unique_ptr<App> app_with(AppState state = {}, std::map<std::string, std::string> kept = {}) {
    const Assets assets{asset, [](const std::string& prefix) { return std::vector<std::string>{prefix + "03-forward-propagation.md"}; }};
    auto app = App::make(assets, std::move(state), [] {}, std::move(kept));
    REQUIRE(app);
    return std::move(*app);
}

void calm(App& app) {
    for (int i = 0; i < 2000 && !app.settled(); ++i) {
        app.pump(5);
        app.look_again();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE(app.settled());
}

std::string refused(const std::string& text) {
    auto app = app_with();
    const Result<Done> done = app->open_own({"notes.md", text});
    CHECK(app->state().where == Where::sandbox);
    CHECK_FALSE(app->library().own);
    if (!done) CHECK(word(done.error(), app->words()).find("notes.md") != std::string::npos);
    return done ? "" : done.error().key;
}

}  // namespace

TEST_CASE("own lesson: a file opens as a lesson, is marked, and stands before ours in the list") {
    auto app = app_with();
    REQUIRE(app->open_own({"notes.md", lesson}));
    calm(*app);
    CHECK(app->state().where == Where::lesson);
    REQUIRE(app->step());
    CHECK(app->step()->title == "First");
    CHECK(app->message().empty());
    CHECK(present_page(*app->page(), app->state(), app->snapshot(), app->words()).own == "Your file notes.md");
    const auto rows = present_contents(app->library(), app->state(), app->words());
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].own);
    CHECK(rows[0].title == "Mine");
    CHECK_FALSE(rows[1].own);
    app->apply(act(Kind::language, "zh"));
    CHECK(app->step()->title == "First");
    app->apply(open_lesson("own/notes.md", 1));
    app->apply(act(Kind::next_step));  // no lesson of ours follows it
    CHECK(app->state().where == Where::lessons);
}

TEST_CASE("own lesson: what is no lesson is refused with a sentence that names the file, and nothing has changed") {
    CHECK(refused("\x89PNG\r\n\x1a\n") == "own.not_text");
    CHECK(refused(std::string("a\0b", 3)) == "own.not_text");
    CHECK(refused("\xc4\xe3\xba\xc3") == "own.not_text");  // Chinese in GBK
    CHECK(refused("{\"a\": 1}") == "own.no_lesson");
    CHECK(refused("# Shopping\n\n- milk\n") == "own.no_lesson");
    CHECK(refused("") == "own.no_lesson");
    CHECK(refused("---\ntitle: Nothing yet\n---\n") == "own.no_lesson");
    std::string long_one = "---\ntitle: a\n---\n";
    for (int i = 0; i < 201; ++i) long_one += "```stage\n```\n## b\n";
    CHECK(refused(long_one) == "own.too_long");
}

TEST_CASE("own lesson: faults stand at their lines, those of other steps at the end, and the rest works") {
    auto app = app_with();
    const std::string bad = "---\ntitle: Mine\n---\n```stage\nmodel = one-neuron\nselect = nobody.a[0]\n```\n## First\n`=nobody.a[0]`\n\nFine. [a](http://a.b)\n\n"
                            "[b](javascript:alert) \n\n```stage\nmodel = nobody\n```\n## Second\n";
    REQUIRE(app->open_own({"notes.md", bad}));
    calm(*app);
    const PagePicture p = present_page(*app->page(), app->state(), app->snapshot(), app->words());
    REQUIRE(p.blocks.size() == 3);
    CHECK(p.faults.size() == 1);
    CHECK(p.faults[0].find("6") != std::string::npos);
    CHECK(p.blocks[0].faults.size() == 1);
    CHECK(p.blocks[1].faults.size() == 1);  // only https leads out of the page
    CHECK(p.blocks[2].faults.size() == 1);
    for (const BlockPicture& block : p.blocks)
        for (const TextPiece& piece : block.content) CHECK(piece.kind != TextPiece::Kind::page);
    REQUIRE(p.faults_elsewhere.size() == 1);
    CHECK(p.faults_elsewhere[0].find("16") != std::string::npos);
}

TEST_CASE("own lesson: it is kept over a reload, replaced by the next, and removed") {
    auto app = app_with();
    REQUIRE(app->open_own({"notes.md", lesson}));
    app->apply(act(Kind::next_step));
    calm(*app);
    std::map<std::string, std::string> kept;
    while (const auto one = app->take_kept()) kept[one->name] = one->text;
    REQUIRE(kept["own"] == "notes.md\n" + lesson);
    auto again = app_with(app->state(), kept);
    CHECK(again->state().lesson == "own/notes.md");
    CHECK(again->step()->title == "Second");

    // The same file again: the step stays, what was done does not count any more.
    again->apply(act(Kind::go, "lessons"));
    REQUIRE(again->open_own({"notes.md", lesson + "Even more.\n"}));
    CHECK(again->step()->title == "Second");
    REQUIRE(again->open_own({"other.md", lesson}));
    CHECK(again->step()->title == "First");
    CHECK_FALSE(again->state().progress.find("own/notes.md"));
    CHECK_FALSE(again->library().find("own/notes.md"));

    again->apply(act(Kind::remove_own));
    CHECK(again->state().where == Where::lessons);
    CHECK(present_contents(again->library(), again->state(), again->words()).size() == 1);
    CHECK_FALSE(again->state().progress.find("own/other.md"));
    std::string last = "?";
    while (const auto one = again->take_kept())
        if (one->name == "own") last = one->text;
    CHECK(last.empty());
    CHECK_FALSE(own_from_text(last));
}

TEST_CASE("own lesson: a stage far into its run does not hold up the page") {
    auto app = app_with();
    const std::string far = "---\ntitle: a\n---\n```stage\nmodel = spiral\nstep = 1000000\nbatch_size = 100\n```\n## b\n";
    const auto began = std::chrono::steady_clock::now();
    REQUIRE(app->open_own({"far.md", far}));
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(5));
    calm(*app);
}
