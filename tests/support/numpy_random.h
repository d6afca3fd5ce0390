// The random numbers of numpy.random.seed(n): MT19937 (Matsumoto and Nishimura, 1998) with NumPy's seeding, doubles of
// 53 bits, and normal numbers by Marsaglia's polar method, which NumPy's legacy generator uses. So tests can start
// published notebooks from the numbers that they started from.
#pragma once
#include <cmath>
#include <cstdint>
#include <random>

namespace chainrule {

class NumpyRandom {
  public:
    explicit NumpyRandom(uint32_t seed) : bits_(seed) {}

    double rand() {  // in [0, 1)
        const uint32_t high = uint32_t(bits_()) >> 5, low = uint32_t(bits_()) >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    double randn() {  // two at a time: the second is handed out at the next call
        if (has_kept_) {
            has_kept_ = false;
            return kept_;
        }
        double x, y, r;
        do {
            x = 2 * rand() - 1, y = 2 * rand() - 1, r = x * x + y * y;
        } while (r >= 1 || r == 0);
        const double f = std::sqrt(-2 * std::log(r) / r);
        kept_ = f * x, has_kept_ = true;
        return f * y;
    }

  private:
    std::mt19937 bits_;  // its seeding by one number is NumPy's too
    double kept_ = 0;
    bool has_kept_ = false;
};

}  // namespace chainrule
