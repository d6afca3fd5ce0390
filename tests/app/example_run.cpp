#include "example_run.h"

#include <fstream>
#include <sstream>

namespace chainrule {

std::unique_ptr<Session> example_session(int grid) {
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

Strings english() {
    std::ifstream file(CHAINRULE_SOURCE_DIR "/tutorials/en/ui.json");
    std::stringstream text;
    text << file.rdbuf();
    Result<Strings> words = Strings::parse(text.str());
    CHAINRULE_ASSERT(words, "tutorials/en/ui.json can be read");
    return *words;
}

}  // namespace chainrule
