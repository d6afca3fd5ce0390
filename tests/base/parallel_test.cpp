#include "base/parallel.h"

#include <array>
#include <atomic>
#include <numeric>
#include <thread>
#include <vector>

#include <catch_amalgamated.hpp>

#include "../support/allocation_counter.h"

namespace chainrule {
namespace {

struct Threads {  // for one test
    int before = thread_count();
    explicit Threads(int n) { set_thread_count(n); }
    ~Threads() { set_thread_count(before); }
};

}  // namespace

TEST_CASE("parallel_for: every chunk is done once, whatever the number of threads") {
    for (int threads : {1, 2, 3, 4}) {
        Threads here(threads);
        for (int chunks : {0, 1, 2, 3, 7, 100}) {
            std::array<std::atomic<int>, 100> times{};
            parallel_for(chunks, [&](int chunk) { ++times[size_t(chunk)]; });
            for (int chunk = 0; chunk < 100; ++chunk) CHECK(times[size_t(chunk)] == (chunk < chunks ? 1 : 0));
        }
    }
}

TEST_CASE("parallel_for: all is done when it returns, thousands of times in a row") {
    Threads here(4);
    std::vector<int> squares(16);
    int wrong = 0;
    for (int round = 0; round < 5000; ++round) {
        parallel_for(16, [&](int chunk) { squares[size_t(chunk)] = round + chunk * chunk; });
        for (int chunk = 0; chunk < 16; ++chunk) wrong += squares[size_t(chunk)] != round + chunk * chunk;
    }
    CHECK(wrong == 0);
}

TEST_CASE("parallel_for: a job within a job is done") {
    Threads here(4);
    std::atomic<int> done = 0;
    parallel_for(8, [&](int) { parallel_for(8, [&](int) { ++done; }); });
    CHECK(done == 64);
}

TEST_CASE("parallel_for: allocates nothing once its threads run") {
    Threads here(4);
    std::atomic<int> done = 0;
    auto add = [&](int) { ++done; };
    parallel_for(8, add);
    const int64_t before = allocation_count();
    for (int round = 0; round < 100; ++round) parallel_for(8, add);
    const int64_t after = allocation_count();
    CHECK(after == before);
    CHECK(done == 808);
}

TEST_CASE("set_thread_count: never below one") {
    Threads here(0);
    CHECK(thread_count() == 1);
}

}  // namespace chainrule
