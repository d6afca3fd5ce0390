#include "expression_run.h"

namespace chainrule {

std::unique_ptr<Session> expression_session() {
    Setup setup;
    setup.expression = "p = w*x; z = p + b; y = tanh(z); q = y*y; u = q*x; v = u - y; L = v*v";
    setup.values.set("w", -1.3), setup.values.set("x", 0.7), setup.values.set("b", 0.5);
    setup.model.optimizer_settings.set("learning_rate", 0.1);
    setup.precision = Precision::float64;
    Result<std::unique_ptr<Session>> session = Session::make(setup);
    CHAINRULE_ASSERT(session, "the expression can be stepped");
    return std::move(*session);
}

}  // namespace chainrule
