#include <catch_amalgamated.hpp>

#include "base/parallel.h"
#include "nn/optimizers.h"
#include "runs.h"
#include "../support/allocation_counter.h"
#include "train/batch.h"

using namespace chainrule;

namespace {

void tick_through_a_step(Session& session) {
    do session.tick();
    while (session.cursor().tick != 0);
}

}  // namespace

TEST_CASE("session: a step taken tick by tick gives the same bits as a step at once") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto walked = start(setup), ran = start(setup);
        for (int step = 0; step < 12; ++step) {
            tick_through_a_step(*walked);
            ran->run_step();
            REQUIRE(same(look(*walked), look(*ran)));
        }
    }
}

TEST_CASE("session: looking never changes a run") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto looked_at = start(setup), left_alone = start(setup);
        for (int step = 0; step < 40; ++step) {
            if (step % 3 == 0) looked_at->visit(step, 4 + step % 5);
            if (step % 7 == 0) looked_at->visit(step / 2, 3);
            if (step % 4 == 0) ask(*looked_at, "sample " + std::to_string(step % 5));
            looked_at->memory();
            looked_at->visit(step + 1, 0);
            left_alone->run_step();
        }
        REQUIRE(same(looked_at->parameters(), left_alone->parameters()));
        REQUIRE(looked_at->loss() == left_alone->loss());
    }
}

TEST_CASE("session: a run is plain forward, backward and update over the shuffled examples") {
    for (const Setup& setup : {small_setup(), small_setup_in_double()}) {
        auto session = start(setup);
        const Scene& scene = session->scene();
        const Plan& plan = setup.precision == Precision::float64 ? scene.plans.visible : scene.plans.fast;
        Memory memory = make_memory(plan, setup.precision);
        initialize(scene.model, plan, *memory.parameters, setup.seed);
        Batches batches(scene.data->rows, 5, setup.seed);
        for (int step = 0; step < 11; ++step) {
            load_examples(plan, memory.work, *scene.data, {}, batches.of(step));
            REQUIRE(memory.work.rows == (step % 5 == 4 ? 3 : 5));
            zero_gradients(plan, memory);
            forward_all(plan, memory);
            backward_all(plan, memory, plan.loss);
            update(*find_optimizer("SGD"), scene.model.optimizer_settings, step, *memory.parameters);
            session->run_step();
            REQUIRE(session->parameters().value == memory.parameters->value);
            REQUIRE(session->parameters().grad == memory.parameters->grad);
        }
    }
}

TEST_CASE("session: the same seed gives the same numbers, another seed others on the same data") {
    Setup setup = small_setup();
    auto a = start(setup), b = start(setup);
    setup.seed = 2;
    auto c = start(setup);
    for (Session* s : {a.get(), b.get(), c.get()}) s->visit(20, 0);
    REQUIRE(same(a->parameters(), b->parameters()));
    REQUIRE(!(a->parameters().value == c->parameters().value));
    REQUIRE(a->scene().data->x == c->scene().data->x);
}

TEST_CASE("session: the number of threads changes nothing") {
    Setup setup = setup_for({64, 64, 1}, "circle", 400);
    setup.batch_size = 100;
    const int threads = thread_count();
    set_thread_count(1);
    auto one = start(setup);
    one->visit(12, 0);
    const Seen alone = look(*one);
    set_thread_count(4);
    auto several = start(setup);
    several->visit(12, 0);
    const Seen together = look(*several);
    set_thread_count(threads);
    REQUIRE(same(alone, together));
}

TEST_CASE("session: every example is learned from once in an epoch, the last batch being what is left") {
    auto session = start(small_setup());
    REQUIRE(session->scene().steps_per_epoch == 5);
    std::vector<int> seen(23);
    Snapshot snapshot;
    for (int step = 0; step < 5; ++step) {
        session->run_step();
        session->fill(snapshot);
        REQUIRE(int(snapshot.batch.size()) == (step < 4 ? 5 : 3));
        REQUIRE(snapshot.memory.work.rows == int(snapshot.batch.size()));
        for (const int example : snapshot.batch) ++seen[size_t(example)];
    }
    REQUIRE(seen == std::vector<int>(23, 1));
    REQUIRE(snapshot.epoch == 1);
}

TEST_CASE("session: steps and ticks allocate nothing") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto session = start(setup);
        const int64_t before = allocation_count();
        for (int i = 0; i < 700; ++i) session->run_step();  // over epochs' ends and thinned checkpoints
        for (int i = 0; i < 200; ++i) session->tick();
        REQUIRE(allocation_count() == before);
    }
}

TEST_CASE("session: the cursor says what the last tick did") {
    auto session = start(small_setup());
    const Scene& scene = session->scene();
    REQUIRE(session->cursor() == Cursor{0, 0, Stage::load, -1});
    REQUIRE(scene.ticks_per_step == 2 + scene.n_forward + scene.n_backward);
    session->tick();
    REQUIRE(session->cursor() == Cursor{0, 1, Stage::load, -1});
    for (int i = 0; i < scene.n_forward; ++i) session->tick();
    REQUIRE(session->cursor() == Cursor{0, 1 + scene.n_forward, Stage::forward, scene.plans.visible.loss});
    session->tick();
    REQUIRE(session->cursor().stage == Stage::backward);
    REQUIRE(session->cursor().node == scene.plans.visible.loss);
    for (int i = 0; i < scene.n_backward; ++i) session->tick();
    REQUIRE(session->cursor() == Cursor{1, 0, Stage::update, -1});
}

TEST_CASE("session: what is shown between two steps are the run's own parameters") {
    for (const Setup& setup : {small_setup(), small_setup_in_double(), small_setup_with_one_row()}) {
        auto session = start(setup);
        session->visit(3, 0);
        const Parameters &shown = *session->memory().parameters, &run = session->parameters();
        REQUIRE(shown.value == run.value);
        REQUIRE(shown.grad == run.grad);
    }
}

TEST_CASE("session: in double the walk computes exactly what the run does") {
    auto session = start(small_setup_in_double());
    session->visit(3, session->scene().ticks_per_step - 1);
    const Slab walked = session->memory().parameters->grad;
    session->tick();
    REQUIRE(walked == session->parameters().grad);
}

TEST_CASE("session: a model that does not fit its data is refused with both numbers") {
    Setup setup = small_setup();
    setup.model.input = {3};
    const auto wrong_input = Session::make(setup);
    REQUIRE(!wrong_input);
    REQUIRE(wrong_input.error().key == "model.data");
    REQUIRE(wrong_input.error().arguments[2].second == "2");
    REQUIRE(wrong_input.error().arguments[3].second == "3");
    REQUIRE(!Session::make(setup_for({4, 2}, "spiral", 46)));
    REQUIRE(!Session::make(setup_for({4, 1}, "no such data", 46)));
    setup = small_setup();
    setup.batch_size = 0;
    REQUIRE(Session::make(setup).error().key == "values.range");
}

TEST_CASE("session: a batch that would need more memory than there is is refused before anything is allocated") {
    Setup setup = setup_for({10000, 1}, "spiral", 5000);
    setup.batch_size = 10;
    REQUIRE(Session::make(setup));
    setup.batch_size = 2500;
    const auto refused = Session::make(setup);
    REQUIRE(!refused);
    REQUIRE(refused.error().key == "model.too_large");
}

TEST_CASE("session: given data are learned from in the order they are written, where one batch takes them all") {
    Setup setup = setup_for({3, 1}, "given", 0);
    setup.data_settings = {};
    setup.data_settings.set("x", std::string("1,2;3,4;5,6;7,8;9,10"));
    setup.data_settings.set("y", std::string("1;0;1;0;1"));
    setup.batch_size = 5;
    auto whole = start(setup);
    setup.batch_size = 2;
    auto parts = start(setup);
    Snapshot s;
    bool shuffled = false;
    for (int step = 0; step < 6; ++step) {
        whole->run_step(), parts->run_step();
        whole->fill(s);
        REQUIRE(s.batch == std::vector<int>{0, 1, 2, 3, 4});
        parts->fill(s);
        for (size_t i = 0; i < s.batch.size(); ++i) shuffled = shuffled || s.batch[i] != (step % 3) * 2 + int(i);
    }
    REQUIRE(shuffled);
}

TEST_CASE("session: of given targets 0 and 1, what is above a half counts as 1") {
    Setup setup = setup_for({1}, "given", 0);
    setup.model.input = {1};
    setup.model.layers[0].settings.set("activation", std::string("linear"));
    setup.data_settings = {};
    setup.data_settings.set("x", std::string("0.4;0.6"));
    setup.data_settings.set("y", std::string("0;1"));
    auto session = start(setup);
    ask(*session, "put output.w[0,0] 1");
    REQUIRE(session->metrics().accuracy == 1);
    ask(*session, "put output.w[0,0] 0.5");
    REQUIRE(session->metrics().accuracy == 0.5);

    setup.model.layers[0].settings.set("activation", std::string("sigmoid"));  // and where there is one target only
    setup.data_settings.set("x", 1.0), setup.data_settings.set("y", 0.0);
    auto one = start(setup);
    ask(*one, "put output.w[0,0] 1");
    REQUIRE(one->metrics().accuracy == 0);
    ask(*one, "put output.w[0,0] -1");
    REQUIRE(one->metrics().accuracy == 1);
}

TEST_CASE("session: what a run would allocate is counted before it does: snapshots, heat maps, double") {
    const auto refused = [](const Setup& setup) {
        const Result<std::unique_ptr<Session>> made = Session::make(setup);
        return !made && made.error().key == "model.too_large";
    };
    Setup wide = setup_for({600, 600, 1}, "spiral", 1000);
    wide.batch_size = 500;
    CHECK(!refused(wide));
    wide.precision = Precision::float64;  // the run's batch, the visible one and three copies of it, in double
    wide.batch_size = 5000, wide.data_settings.set("examples", 5000.0), wide.data_settings.set("test_share", 0.0);
    CHECK(refused(wide));
    Setup drawn = small_setup();
    drawn.grid = 100;
    CHECK(!refused(drawn));
    drawn.grid = 2000;
    CHECK(refused(drawn));
}

TEST_CASE("session: given targets are learned as they are written, also where the output cannot get there") {
    Setup setup = setup_for({1}, "given", 0);
    setup.model.input = {1};
    setup.model.layers[0].settings.set("activation", std::string("sigmoid"));
    setup.data_settings = {};
    setup.data_settings.set("x", std::string("0;0"));
    setup.data_settings.set("y", std::string("-1;1"));
    setup.precision = Precision::float64;
    auto session = start(setup);
    session->visit(0, 1);
    const Plan& plan = session->scene().plans.visible;
    REQUIRE(read_value(plan, session->memory(), plan.target, 0) == -1);
    REQUIRE(session->loss() == (1.5 * 1.5 + 0.5 * 0.5) / 2);
}
