#include "app/progress.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;

TEST_CASE("progress: what is kept comes back") {
    Progress progress;
    progress.lessons["06-backpropagation"] = {4, 7, {"3.1", "5.2"}};
    progress.lessons["own lesson \"ü\""] = {};
    const Result<Progress> back = progress_from_text(to_text(progress));
    REQUIRE(back);
    CHECK(*back == progress);
}

TEST_CASE("progress: whatever else stands in its place is an error, never a crash") {
    for (const char* text : {"", "x", "{}", "[]", R"({"version":2,"lessons":{}})", R"({"version":1,"lessons":[]})", R"({"version":1,"lessons":{"a":1}})",
                             R"({"version":1,"lessons":{"a":{"step":-1,"furthest":0,"done":[]}}})", R"({"version":1,"lessons":{"a":{"step":0,"furthest":0,"done":[1]}}})",
                             R"({"version":1,"lessons":{"a":{"step":1e300,"furthest":0,"done":[]}}})"}) {
        INFO(text);
        CHECK_FALSE(progress_from_text(text));
    }
}
