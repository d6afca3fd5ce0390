#include "streams.h"

using namespace chainrule;

TEST_CASE("cli: summary lists layers with their parameters and the ops of both plans") {
    Streams s;
    CHECK(cli::summary("spiral", s.context) == 0);
    const std::string text = s.out.str();
    for (const char* part : {"hidden_1", "Dense, tanh", "parameters  105", "hidden_1.xw (matmul)", "hidden_1.a (dense)"}) {
        INFO(text);
        CHECK(text.find(part) != std::string::npos);
    }
}
