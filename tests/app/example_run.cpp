#include "example_run.h"

namespace chainrule {

Setup example_setup() {
    auto dense = [](const char* name, double units, const char* activation) {
        LayerSpec layer{"Dense", name, {}};
        layer.settings.set("units", units);
        layer.settings.set("activation", std::string(activation));
        return layer;
    };
    Setup setup;
    setup.model.input = {2};
    setup.model.layers = {dense("hidden", 3, "tanh"), dense("output", 1, "tanh")};
    setup.data = "circle";
    setup.data_settings.set("examples", 40.0);
    setup.batch_size = 4;
    return setup;
}

std::unique_ptr<Session> example_session(int grid) {
    Setup setup = example_setup();
    setup.grid = grid;
    Result<std::unique_ptr<Session>> session = Session::make(setup);
    CHAINRULE_ASSERT(session, "the example run can be made");
    return std::move(*session);
}

Snapshot snapshot_of(Session& session) {
    Snapshot snapshot;
    session.fill(snapshot);
    return snapshot;
}

}  // namespace chainrule
