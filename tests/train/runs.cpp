#include "runs.h"

#include <bit>
#include <cmath>

#include <catch_amalgamated.hpp>

#include "nn/ops.h"

namespace chainrule {

Setup setup_for(std::initializer_list<int> units, const std::string& data, double examples) {
    Setup setup;
    setup.model.input = {2};
    int n = 0;
    for (const int u : units) {
        LayerSpec layer{"Dense", "hidden_" + std::to_string(++n), {}};
        if (n == int(units.size())) layer.name = "output";
        layer.settings.set("units", double(u));
        layer.settings.set("activation", std::string("tanh"));
        setup.model.layers.push_back(layer);
    }
    setup.model.optimizer_settings.set("learning_rate", 0.1);
    setup.data = data;
    setup.data_settings.set("examples", examples);
    return setup;
}

Setup small_setup() {
    Setup setup = setup_for({4, 3, 1}, "spiral", 46);
    setup.batch_size = 5;
    return setup;
}

Setup small_setup_in_double() {
    Setup setup = small_setup();
    setup.precision = Precision::float64;
    return setup;
}

Setup small_setup_with_one_row() {
    Setup setup = small_setup();
    setup.most_visible_numbers = 50;
    return setup;
}

std::unique_ptr<Session> start(const Setup& setup) {
    Result<std::unique_ptr<Session>> session = Session::make(setup);
    CHAINRULE_ASSERT(session, "the run of a test can be made");
    return std::move(*session);
}

void ask(Session& session, const std::string& command) {
    const Result<Command> parsed = parse_command(command);
    CHAINRULE_ASSERT(parsed, "the command of a test can be read");
    const Result<Done> done = session.apply(*parsed);
    CHAINRULE_ASSERT(done, "the command of a test succeeds");
}

Error refused(Session& session, const std::string& command) {
    const Result<Command> parsed = parse_command(command);
    CHAINRULE_ASSERT(parsed, "the command of a test can be read");
    const Result<Done> done = session.apply(*parsed);
    CHAINRULE_ASSERT(!done, "the command of a test is refused");
    return done.error();
}

Seen look(Session& session) {
    Snapshot snapshot;
    session.fill(snapshot);
    return {session.cursor(),           std::move(snapshot.memory),   session.parameters(),
            snapshot.optimizer_settings, snapshot.update_settings, session.metrics()};
}

bool same(const Parameters& a, const Parameters& b) {
    return a.value == b.value && a.grad == b.grad && a.previous == b.previous && a.slots == b.slots;
}

bool same(const Seen& a, const Seen& b) {
    const auto equal = [](double x, double y) { return std::bit_cast<uint64_t>(x) == std::bit_cast<uint64_t>(y); };
    const Workspace &u = a.memory.work, &v = b.memory.work;
    return a.cursor == b.cursor && same(*a.memory.parameters, *b.memory.parameters) && same(a.parameters, b.parameters) &&
           u.rows == v.rows && u.step == v.step && u.value == v.value && u.grad == v.grad && a.settings == b.settings &&
           a.update_settings == b.update_settings && equal(a.metrics.loss, b.metrics.loss) && equal(a.metrics.test_loss, b.metrics.test_loss) &&
           equal(a.metrics.accuracy, b.metrics.accuracy);
}

void check_formulas(Session& session) {
    const Plan& plan = session.scene().plans.visible;
    for (int tick = 0; tick < session.scene().ticks_per_step; ++tick) {
        session.visit(0, tick);
        for (NodeId id = 0; id < plan.n_nodes(); ++id)
            for (const Slot slot : {Slot::value, Slot::grad}) {
                const Cell c{id, slot, 0};
                INFO(to_text(c, plan) << " at tick " << tick);
                CHECK(evaluate(session.explain(c), plan, session.memory()) == Catch::Approx(read(c, plan, session.memory())).epsilon(1e-14));
            }
    }
}

bool rounds_products() {
    Plan plan;
    const NodeId x = plan.add_input("x", batch_of({2})), w = plan.add_parameter("w", shape_of({2, 8})), y = matmul(plan, x, w);
    Memory memory = make_memory(plan, Precision::float32);
    for (int i = 0; i < 2; ++i) write_value(plan, memory, x, i, i == 0 ? 2 : -2);
    for (int i = 0; i < 16; ++i) write_value(plan, memory, w, i, 3e38);
    forward_all(plan, memory);
    return std::isnan(read_value(plan, memory, y, 0));
}

}  // namespace chainrule
