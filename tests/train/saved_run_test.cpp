#include "train/saved_run.h"

#include <catch_amalgamated.hpp>

#include "base/rng.h"
#include "runs.h"

using namespace chainrule;

namespace {

Setup expression_setup() {
    Setup setup;
    setup.expression = "e = a*b; L = (e - c)^2";
    setup.values.set("a", 2.0), setup.values.set("b", -3.0), setup.values.set("c", 0.1);
    setup.model.optimizer_settings.set("learning_rate", 0.01);
    setup.precision = Precision::float64;
    return setup;
}

// A run with a past: Commands on the way, rewound a little, in the middle of a step.
void live(Session& session, const char* weight) {
    ask(session, std::string("put ") + weight + " 0.3333333333333333");
    session.visit(7, 2);
    ask(session, "set learning_rate 0.029999999329447746");
    session.visit(11, 0);
    ask(session, std::string("put ") + weight + " -0.1");
    ask(session, "goto 17");
    session.visit(13, 3);
}

std::unique_ptr<Session> restored(const SavedRun& run) {
    Result<std::unique_ptr<Session>> session = Session::restore(run);
    REQUIRE(session);
    return std::move(*session);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const size_t at = text.find(from);
    REQUIRE(at != text.npos);
    return text.replace(at, from.size(), to);
}

bool same(const Curve& a, const Curve& b) {
    bool equal = a.points() == b.points() && a.points_per_bin() == b.points_per_bin();
    for (int i = 0; equal && i < a.size(); ++i) equal = a[i].low == b[i].low && a[i].high == b[i].high && a[i].last == b[i].last;
    return equal;
}

}  // namespace

TEST_CASE("saved run: it comes back from its text at the same place, and every place of its past is the same bits") {
    for (const auto& [setup, weight] : {std::pair{small_setup(), "hidden_1.w[0,1]"}, {small_setup_in_double(), "output.b[0]"},
                                        {small_setup_with_one_row(), "hidden_2.w[1,1]"}, {expression_setup(), "b"}}) {
        auto session = start(setup);
        live(*session, weight);
        if (setup.expression.empty()) ask(*session, "sample 2");
        const std::string text = to_text(session->save());
        const Result<SavedRun> read = saved_run_from_text(text);
        REQUIRE(read);
        REQUIRE(to_text(*read) == text);
        auto back = restored(*read);
        REQUIRE(same_weights(*back, *read));
        REQUIRE(back->furthest_step() == 17);
        REQUIRE(chainrule::same(look(*back), look(*session)));
        Snapshot a, b;
        session->fill(a), back->fill(b);
        REQUIRE((same(a.train_curve, b.train_curve) && same(a.test_curve, b.test_curve)));
        REQUIRE(a.sample == b.sample);
        for (uint64_t i = 0; i < 60; ++i) {
            const int64_t step = int64_t(random_below({1, i, 0, 0}, 25));
            const int tick = int(random_below({1, i, 1, 0}, uint64_t(session->scene().ticks_per_step)));
            session->visit(step, tick), back->visit(step, tick);
            INFO("step " << step << ", tick " << tick);
            REQUIRE(chainrule::same(look(*back), look(*session)));
        }
        session->fill(a), back->fill(b);
        REQUIRE(same(a.train_curve, b.train_curve));
        REQUIRE(to_text(back->save()) == to_text(session->save()));
    }
}

TEST_CASE("saved run: at the start, after one step and after many") {
    for (const int64_t step : {0, 1, 2, 3000}) {
        auto session = start(small_setup());
        ask(*session, "put output.b[0] 0.5");
        session->visit(step, 0);
        const SavedRun run = *saved_run_from_text(to_text(session->save()));
        auto back = restored(run);
        REQUIRE(same(look(*back), look(*session)));
        for (const int64_t other : {step, step / 2, int64_t(0), step + 3}) {
            session->visit(other, 0), back->visit(other, 0);
            REQUIRE(same(look(*back), look(*session)));
        }
    }
}

TEST_CASE("saved run: reset and new weights work after it as before it") {
    auto session = start(small_setup());
    live(*session, "output.b[0]");
    auto back = restored(*saved_run_from_text(to_text(session->save())));
    for (const char* command : {"reset", "step", "seed 5", "step"}) {
        ask(*session, command), ask(*back, command);
        REQUIRE(same(look(*back), look(*session)));
    }
}

TEST_CASE("saved run: seeds keep all of their bits") {
    Setup setup = small_setup();
    setup.seed = 0xFEDCBA9876543210u, setup.data_seed = 0xFFFFFFFFFFFFFFFFu;
    auto session = start(setup);
    const SavedRun run = *saved_run_from_text(to_text(session->save()));
    REQUIRE((run.setup.seed == setup.seed && run.setup.data_seed == setup.data_seed));
}

TEST_CASE("saved run: weights of another machine are noticed") {
    auto session = start(small_setup());
    session->visit(5, 0);
    SavedRun run = session->save();
    run.value.set(3, run.value.at(3) * 1.0000002);
    REQUIRE(!same_weights(*restored(run), run));
}

TEST_CASE("saved run: another version, or what is not a run, is refused with a sentence") {
    auto session = start(small_setup());
    const std::string text = to_text(session->save());
    const auto newer = saved_run_from_text(replaced(text, "\"version\": 1", "\"version\": 2"));
    REQUIRE(newer.error().key == "saved.version");
    REQUIRE(newer.error().arguments == std::vector<std::pair<std::string, std::string>>{{"found", "2"}, {"expected", "1"}});
    REQUIRE(saved_run_from_text(replaced(text, "\"version\": 1,", "")).error().key == "saved.version");
    REQUIRE(saved_run_from_text("{}").error().key == "saved.damaged");
    REQUIRE(saved_run_from_text("[1]").error().key == "saved.damaged");
    REQUIRE(saved_run_from_text("").error().key == "json.syntax");
    REQUIRE(saved_run_from_text(text.substr(0, text.size() / 2)).error().key == "json.syntax");
}

TEST_CASE("saved run: every part that is missing is named, and parts that do not fit each other are refused") {
    auto session = start(small_setup());
    live(*session, "output.b[0]");
    const std::string text = to_text(session->save());
    const Json tree = *parse_json(text);
    for (const auto& [name, part] : *tree.object()) {
        JsonObject less;
        for (const auto& member : *tree.object())
            if (member.first != name) less.push_back(member);
        INFO(name);
        const auto run = saved_run_from_text(to_text(Json(less)));
        REQUIRE(!run);
        REQUIRE((run.error().key == "saved.damaged" || name == "version"));
        if (name != "version") REQUIRE(run.error().arguments[0].second == name);
    }
    const auto refused = [&](const char* what, auto change) {
        SavedRun run = *saved_run_from_text(text);
        change(run);
        const auto back = Session::restore(run);
        INFO(what);
        REQUIRE(!back);
        REQUIRE(back.error().key == "saved.damaged");
        REQUIRE(back.error().arguments[0].second == what);
    };
    refused("step", [](SavedRun& r) { r.step = 18; });
    refused("step", [](SavedRun& r) { r.step = -1; });
    refused("tick", [](SavedRun& r) { r.tick = 1000; });
    refused("sample", [](SavedRun& r) { r.sample = 5; });
    refused("weights", [](SavedRun& r) { r.value = Slab(Precision::float32, 3); });
    refused("weights", [](SavedRun& r) { r.before.value.set(0, 1e300); });
    refused("weights", [](SavedRun& r) { r.before.slots.emplace_back(); });
    refused("curves", [](SavedRun& r) { r.train_curve.truncate(1); });
    refused("curves", [](SavedRun& r) { r.furthest = 100; });
    refused("log", [](SavedRun& r) { r.log[0].step = 100; });
    refused("log", [](SavedRun& r) { r.log[2].step = 3; });
    refused("log", [](SavedRun& r) { r.log[0].command = *parse_command("seed 3"); });
    refused("log", [](SavedRun& r) { r.log[0].command.name = "nowhere.w[0]"; });
    refused("log", [](SavedRun& r) { r.log[1].command.number = -1; });
}

TEST_CASE("saved run: a text with any byte changed is refused or harmless, never a crash") {
    auto session = start(small_setup());
    live(*session, "output.b[0]");
    const std::string text = to_text(session->save());
    for (uint64_t i = 0; i < 1500; ++i) {
        std::string changed = text;
        changed[random_below({1, 0, 0, i}, text.size())] = char(random_below({1, 0, 1, i}, 128));
        const auto run = saved_run_from_text(changed);
        if (!run || run->furthest > 100 || run->setup.data_settings.number("examples", 46) > 100 || run->setup.grid > 0) continue;
        if (const auto back = Session::restore(*run)) (*back)->visit(20, 2);
    }
}
