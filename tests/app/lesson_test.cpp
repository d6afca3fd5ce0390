// Lessons as App runs them: steps, stages, questions, predictions.
#include <chrono>
#include <thread>

#include <catch_amalgamated.hpp>

#include "../support/places.h"
#include "app/answers.h"
#include "app/app.h"
#include "lesson/live.h"
#include "app/present/looking.h"
#include "app/present/page.h"

using namespace chainrule;
using Kind = Action::Kind;

namespace {

constexpr const char* stage = "```stage\nmodel = one-neuron\ndata = given x=0.5,-1 y=1\nbatch_size = 1\n";

std::string page_text() {
    const std::string s = stage;
    return "---\ntitle: One neuron\n---\n" + s + "cursor = forward:neuron.z\nselect = neuron.z[0]\n```\n## First\n" +
           "The sum is `=neuron.z[0]`.\n\n```question\nWhat is it?\nanswer = neuron.z[0]\nhint = Add up.\n```\n\n" +
           s + "```\n## Second\n```goal step >= 2\nTake two steps.\n```\n\n" +
           "```stage\nkeep = run\n```\n## Third\nStill yours.\n";
}

// Until the run has done what it was asked.
template <class Condition>
bool wait_for(App& app, Condition condition) {
    for (int i = 0; i < 2000; ++i) {
        app.pump(5);
        app.look_again();
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

std::unique_ptr<App> app_with(AppState state = {}, std::string page = page_text(), std::map<std::string, std::string> kept = {}) {
    Assets assets;
    assets.read = [page](const std::string& name) -> std::optional<std::string> {
        if (name.starts_with("pages/")) return page;
        std::string text = name.starts_with("ui/") ? read_file(source_dir() / "tutorials" / name.substr(3, 2) / "ui.json") : read_file(source_dir() / "tutorials" / name);
        return text.empty() ? std::nullopt : std::optional(text);
    };
    assets.names = [](const std::string& prefix) { return std::vector<std::string>{prefix + "02-one.md", prefix + "10-two.md"}; };
    auto app = App::make(assets, std::move(state), [] {}, std::move(kept));
    REQUIRE(app);
    REQUIRE(wait_for(**app, [&] { return (*app)->settled(); }));
    return std::move(*app);
}

// Does it, and waits until its run is there.
void act_on(App& app, const Action& action) {
    app.apply(action);
    REQUIRE(wait_for(app, [&] { return app.settled(); }));
}

}  // namespace

TEST_CASE("lesson: opening a step sets its stage, the same each time") {
    auto app = app_with();
    act_on(*app, open_lesson("02-one", 0));
    CHECK(app->state().where == Where::lesson);
    CHECK(app->message() == "");
    CHECK(app->state().chosen == "neuron.z[0]");
    const Cursor cursor = app->snapshot().cursor;
    CHECK(visible(app->snapshot())[cursor.node].name == "neuron.z");
    const double before = *live_number(app->snapshot(), "neuron.z[0]");
    app->apply(run_command("put neuron.w[0,0] 7"));
    REQUIRE(wait_for(*app, [&] { return *live_number(app->snapshot(), "neuron.z[0]") != before; }));
    CHECK(app->state().wandered);
    act_on(*app, act(Kind::bring_back));
    CHECK_FALSE(app->state().wandered);
    CHECK(app->snapshot().cursor == cursor);
    CHECK(*live_number(app->snapshot(), "neuron.z[0]") == before);
}

TEST_CASE("lesson: Next and Back go through the steps and stay within them; the place is kept") {
    auto app = app_with();
    act_on(*app, open_lesson("02-one"));
    act_on(*app, act(Kind::previous_step));
    CHECK(app->state().lesson_step == 0);
    for (int i = 0; i < 2; ++i) act_on(*app, act(Kind::next_step));
    CHECK(app->state().lesson_step == 2);
    act_on(*app, act(Kind::previous_step));
    CHECK(app->state().lesson_step == 1);
    const LessonProgress* progress = app->state().progress.find("02-one");
    REQUIRE(progress);
    CHECK(progress->step == 1);
    CHECK(progress->furthest == 2);
    act_on(*app, act(Kind::go, "lessons"));
    act_on(*app, open_lesson("02-one"));
    CHECK(app->state().lesson_step == 1);
}

TEST_CASE("lesson: from the last step Next leads to the lesson after it, and then to all of them; Back from the first to the one before") {
    auto app = app_with();
    act_on(*app, open_lesson("02-one", 2));
    act_on(*app, act(Kind::next_step));
    CHECK(app->state().lesson == "10-two");
    CHECK(app->state().lesson_step == 0);
    act_on(*app, act(Kind::previous_step));
    CHECK(app->state().lesson == "02-one");
    CHECK(app->state().lesson_step == 2);
    act_on(*app, open_lesson("10-two", 2));
    act_on(*app, act(Kind::next_step));
    CHECK(app->state().where == Where::lessons);
}

TEST_CASE("lesson: starting over forgets what was done in this lesson, opens its first step, and says so until one goes on") {
    auto app = app_with();
    for (const char* lesson : {"02-one", "10-two"}) {
        act_on(*app, open_lesson(lesson, 0));
        app->apply(act(Kind::reveal, directive_id(0, 1)));
        act_on(*app, open_lesson(lesson, 2));
    }
    act_on(*app, act(Kind::start_over, "10-two"));
    CHECK(app->state().lesson_step == 0);
    CHECK(app->state().progress.find("10-two")->done.empty());
    CHECK(app->state().progress.find("10-two")->furthest == 0);
    CHECK(app->state().progress.find("02-one")->done.size() == 1);
    CHECK(masked(app->state(), app->snapshot(), "neuron.z[0]"));
    CHECK(present_page(*app->page(), app->state(), app->snapshot(), app->words()).notice == app->words()("lesson.started_over"));
    act_on(*app, act(Kind::next_step));
    CHECK(present_page(*app->page(), app->state(), app->snapshot(), app->words()).notice.empty());
}

TEST_CASE("lesson: a look at the sandbox loses nothing of what was done in the step, nor of the sandbox's run") {
    auto app = app_with();
    app->apply(run_command("step"));
    REQUIRE(wait_for(*app, [&] { return app->snapshot().cursor.step == 1; }));
    act_on(*app, open_lesson("02-one", 0));
    app->apply(run_command("put neuron.w[0,0] 7"));
    REQUIRE(wait_for(*app, [&] { return *live_number(app->snapshot(), "neuron.w[0,0]") == 7; }));
    act_on(*app, act(Kind::go, "sandbox"));
    CHECK(app->snapshot().cursor.step == 1);
    act_on(*app, act(Kind::go, "lesson"));
    CHECK(*live_number(app->snapshot(), "neuron.w[0,0]") == 7);
    CHECK(app->state().wandered);
    act_on(*app, act(Kind::bring_back));
    CHECK(*live_number(app->snapshot(), "neuron.w[0,0]") != 7);
}

TEST_CASE("lesson: after a reload one has wandered off where one had before, and not otherwise") {
    for (const bool changed : {false, true}) {
        auto app = app_with();
        act_on(*app, open_lesson("02-one", 0));
        if (changed) app->apply(run_command("put neuron.w[0,0] 7"));
        app->keep_run_now();
        std::map<std::string, std::string> kept;
        while (const auto one = app->take_kept()) kept[one->name] = one->text;
        REQUIRE(kept.count("lesson"));
        auto again = app_with(app->state(), page_text(), kept);
        CHECK(again->state().wandered == changed);
        CHECK((*live_number(again->snapshot(), "neuron.w[0,0]") == 7) == changed);
    }
}

TEST_CASE("lesson: what is asked is masked until it is answered rightly, or revealed") {
    auto app = app_with();
    act_on(*app, open_lesson("02-one", 0));
    CHECK(masked(app->state(), app->snapshot(), "neuron.z[0]"));
    const std::string id = directive_id(0, 1);
    app->apply(say(Kind::answer, id, "1234"));
    CHECK(app->state().attempts.at(id).verdict == Attempt::Verdict::wrong);
    CHECK(masked(app->state(), app->snapshot(), "neuron.z[0]"));
    app->apply(say(Kind::answer, id, to_text(Value(*live_number(app->snapshot(), "neuron.z[0]")))));
    CHECK(app->state().attempts.at(id).verdict == Attempt::Verdict::right);
    CHECK_FALSE(masked(app->state(), app->snapshot(), "neuron.z[0]"));
    CHECK(app->state().progress.find("02-one")->done.count(id));

    act_on(*app, act(Kind::start_over, "02-one"));
    CHECK(masked(app->state(), app->snapshot(), "neuron.z[0]"));
    app->apply(act(Kind::reveal, id));
    CHECK_FALSE(masked(app->state(), app->snapshot(), "neuron.z[0]"));
}

TEST_CASE("lesson: a goal is met by what the learner does, and stays met") {
    auto app = app_with();
    act_on(*app, open_lesson("02-one", 1));
    app->look_again();
    CHECK(app->state().progress.find("02-one")->done.empty());
    for (int i = 0; i < 2; ++i) app->apply(run_command("step"));
    REQUIRE(wait_for(*app, [&] { return app->state().progress.find("02-one")->done.count(directive_id(1, 1)) > 0; }));
    app->apply(run_command("reset"));
    REQUIRE(wait_for(*app, [&] { return app->snapshot().cursor.step == 0; }));
    CHECK(app->state().progress.find("02-one")->done.count(directive_id(1, 1)));
}

TEST_CASE("lesson: a step that keeps the run goes on with it, and opens by itself as the step before") {
    auto app = app_with();
    act_on(*app, open_lesson("02-one", 1));
    app->apply(run_command("step"));
    REQUIRE(wait_for(*app, [&] { return app->snapshot().cursor.step == 1; }));
    act_on(*app, act(Kind::next_step));
    CHECK(app->snapshot().cursor.step == 1);
    act_on(*app, act(Kind::bring_back));
    CHECK(app->snapshot().cursor.step == 0);
    CHECK(visible(app->snapshot()).find("neuron.z") >= 0);
}

TEST_CASE("lesson: the language changes in place") {
    auto app = app_with();
    act_on(*app, open_lesson("02-one", 1));
    app->apply(act(Kind::language, "zh"));
    CHECK(app->state().lesson_step == 1);
    REQUIRE(app->step());
    CHECK(app->step()->title == "Second");
    CHECK(app->words()("lessons") == "课程");
}

TEST_CASE("lesson: the next number is predicted, masked and computed") {
    auto app = app_with();
    act_on(*app, open_lesson("02-one", 1));
    app->apply(act(Kind::predict));
    CHECK(app->state().predicted == "neuron.xw[0]");
    CHECK(app->state().chosen == "neuron.xw[0]");
    REQUIRE(wait_for(*app, [&] { return live_number(app->snapshot(), "neuron.xw[0]").has_value(); }));
    CHECK(masked(app->state(), app->snapshot(), "neuron.xw[0]"));
    app->apply(act(Kind::reveal, "neuron.xw[0]"));
    CHECK_FALSE(masked(app->state(), app->snapshot(), "neuron.xw[0]"));
    app->apply(act(Kind::predict));
    CHECK(app->state().predicted == "neuron.z[0]");
}

TEST_CASE("lesson: a broken stage is said in words, and the text is still there") {
    auto app = app_with({}, "---\ntitle: P\n---\n```stage\nmodel = nowhere\n```\n## S\nText.\n");
    act_on(*app, open_lesson("02-one", 0));
    CHECK(app->message().find("nowhere") != std::string::npos);
    CHECK(app->step());
}

TEST_CASE("lesson: one comes back to where one was, and to the sandbox's own run") {
    AppState state;
    state.where = Where::lesson, state.lesson = "10-two", state.lesson_step = 1;
    auto app = app_with(state);
    CHECK(app->state().where == Where::lesson);
    CHECK(visible(app->snapshot()).find("neuron.z") >= 0);
    act_on(*app, act(Kind::go, "sandbox"));
    CHECK(visible(app->snapshot()).find("neuron.z") < 0);
    act_on(*app, act(Kind::go, "lesson"));
    CHECK(app->state().lesson_step == 1);
    CHECK(visible(app->snapshot()).find("neuron.z") >= 0);
}

TEST_CASE("lesson: another start of the run puts a race back, and the sandbox has a landscape of its own") {
    const std::string text = "---\ntitle: A race\n---\n" + std::string(stage) +
                             "step = 3\nview = landscape\nlandscape = neuron.w[0,0]\nlandscape_range = -1 2\nrace = SGD:0.1\n```\n## Race\nGo.\n";
    auto app = app_with({}, text);
    act_on(*app, open_lesson("02-one", 0));
    LandscapeState race = app->state().landscape;
    CHECK((race.racers.size() == 1 && race.race_start == 3));
    for (const char* command : {"reset", "seed 3", "set batch_size 1"}) {
        race.race_start = 3, race.race_ahead = 7, race.racing = true;
        app->apply(show_landscape(race));
        app->apply(chainrule::run_command(command));
        const LandscapeState& now = app->state().landscape;
        CHECK((now.race_start == 0 && now.race_ahead == 0 && !now.racing && now.racers == race.racers));
    }
    act_on(*app, act(Kind::go, "sandbox"));
    CHECK(app->state().landscape == LandscapeState{});
}

TEST_CASE("lesson: a lesson that is not there leads to the list of them") {
    AppState state;
    state.where = Where::lesson, state.lesson = "gone";
    auto app = app_with(state);
    CHECK(app->state().where == Where::lessons);
    CHECK(search(app->library(), "TAKE two").size() == 2);
    CHECK(search(app->library(), "take two")[0].step == 1);
    CHECK(search(app->library(), "zebra").empty());
}

TEST_CASE("lessons: a stage has the speed it asks for, and otherwise the usual one, whatever came before") {
    const std::string s = stage;
    auto app = app_with({}, "---\ntitle: Two\n---\n" + s + "```\n## First\nText.\n\n" + s + "run = speed 5\n```\n## Second\nText.\n");
    act_on(*app, open_lesson("02-one"));
    CHECK(wait_for(*app, [&] { return app->snapshot().speed == 400; }));
    act_on(*app, act(Kind::next_step));
    CHECK(wait_for(*app, [&] { return app->snapshot().speed == 5; }));
    act_on(*app, act(Kind::previous_step));
    CHECK(wait_for(*app, [&] { return app->snapshot().speed == 400; }));
}

TEST_CASE("lessons: a stage may show all examples of the batch in the matrices, and the next one does not") {
    const std::string s = stage;
    auto app = app_with({}, "---\ntitle: Two\n---\n" + s + "view = matrices\nexamples = all\n```\n## First\nText.\n\n" + s + "```\n## Second\nText.\n");
    act_on(*app, open_lesson("02-one"));
    CHECK(app->state().all_examples);
    act_on(*app, act(Kind::next_step));
    CHECK_FALSE(app->state().all_examples);
}
