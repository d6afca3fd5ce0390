// Random Commands for long runs.
#pragma once
#include <array>

#include "base/rng.h"
#include "train/command.h"

namespace chainrule {

struct Dice {
    uint64_t seed, rolls = 0;
    int64_t below(uint64_t n) { return int64_t(random_below({seed, rolls++, 0, 0}, n)); }
    double between(double low, double high) { return low + (high - low) * random_uniform({seed, rolls++, 1, 0}); }
};

inline Command command(const char* text) { return *parse_command(text); }

inline Command random_put(Dice& dice) {
    constexpr std::array cells{"put hidden_1.w[1,2] 0", "put hidden_1.b[0] 0", "put hidden_2.w[3,1] 0", "put output.w[2,0] 0", "put output.b[0] 0"};
    Command c = command(cells[size_t(dice.below(cells.size()))]);
    c.number = dice.between(-2, 2);
    return c;
}

inline Command random_rate(Dice& dice) {
    Command c = command("set learning_rate 0");
    c.number = dice.between(0.001, 0.3);
    return c;
}

}  // namespace chainrule
