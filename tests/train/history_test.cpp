#include <catch_amalgamated.hpp>

#include "../support/allocation_counter.h"
#include "train/history.h"

using namespace chainrule;

namespace {

Parameters numbers(double x) {
    Parameters p;
    p.value = Slab(Precision::float32, 10);
    p.slots.assign(1, Slab(Precision::float32, 10));
    p.value.set(3, x);
    p.slots[0].set(4, -x);
    return p;
}
Command command(const char* text) { return *parse_command(text); }

constexpr size_t bytes = 2 * 10 * sizeof(float);  // of one checkpoint

void add_where_due(History& history, int64_t last) {
    for (int64_t step = 1; step <= last; ++step)
        if (history.due(step)) history.add(step, numbers(double(step)));
}

}  // namespace

TEST_CASE("history: within its budget it keeps checkpoints evenly, each with its numbers") {
    History history(8 * bytes, numbers(0));
    add_where_due(history, 1000);
    REQUIRE(history.checkpoints() <= 8);
    REQUIRE(history.checkpoints() >= 4);
    for (const int64_t step : {0, 1, 127, 128, 500, 999, 1000}) {
        const History::Checkpoint& c = history.before(step);
        REQUIRE(c.step <= step);
        REQUIRE(step - c.step < 256);
        REQUIRE(c.parameters.value.at(3) == double(c.step));
        REQUIRE(c.parameters.slots[0].at(4) == -double(c.step));
    }
}

TEST_CASE("history: however small the budget, the start is never lost") {
    History history(0, numbers(0));
    add_where_due(history, 100000);
    REQUIRE(history.checkpoints() <= 2);
    REQUIRE(history.before(99).step == 0);
    REQUIRE(history.before(100000).step >= 65536);
}

TEST_CASE("history: adding checkpoints allocates nothing") {
    History history(8 * bytes, numbers(0));
    const Parameters p = numbers(1);
    const int64_t before = allocation_count();
    for (int64_t step = 1; step <= 1000; ++step)
        if (history.due(step)) history.add(step, p);
    REQUIRE(allocation_count() == before);
}

TEST_CASE("history: Commands are found by their step, a repeated one replaces the one before") {
    History history(8 * bytes, numbers(0));
    history.log(3, command("put a 1"));
    history.log(3, command("put a 2"));
    history.log(3, command("set a 3"));
    history.log(9, command("put a 4"));
    REQUIRE(history.logged().size() == 3);
    REQUIRE(history.logged(3).size() == 2);
    REQUIRE(history.logged(3)[0].command.number == 2);
    REQUIRE(history.logged(4).empty());
    REQUIRE(history.logged(9)[0].command.number == 4);
}

TEST_CASE("history: going another way forgets later checkpoints and Commands, not those of the step itself") {
    History history(64 * bytes, numbers(0));
    add_where_due(history, 20);
    history.log(10, command("put a 1"));
    history.log(15, command("put a 2"));
    history.forget_after(10);
    REQUIRE(history.before(100).step == 10);
    REQUIRE(history.logged().size() == 1);
    REQUIRE(history.due(11));
    history.forget_log(Verb::put);
    REQUIRE(history.logged().empty());
}
