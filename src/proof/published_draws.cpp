#include "base/rng.h"
#include "nn/initializers.h"
#include "proof/published.h"

namespace chainrule {
namespace {

// Kernels of 3 x 3 over so many channels.
std::vector<std::string> he_spreads() {
    std::vector<std::string> all;
    for (int channels : {64, 128, 256, 512}) all.push_back(number_text(scaled_stddev(2, "fan_out", {9 * channels, 9 * channels})));
    return all;
}

std::vector<std::string> split_mix_numbers() {
    std::vector<std::string> all;
    uint64_t state = 1234567;
    for (int i = 0; i < 5; ++i) all.push_back(std::to_string(split_mix(state)));
    return all;
}

}  // namespace

std::vector<Publication> published_draws() {
    return {
        {"he", "He, Zhang, Ren, Sun", "Delving Deep into Rectifiers, 2.2", "https://arxiv.org/abs/1502.01852", "",
         {{.id = "he.spreads", .by_hand = he_spreads, .numbers = {{"σ(64)", "0.059", ""}, {"σ(128)", "0.042", ""}, {"σ(256)", "0.029", ""}, {"σ(512)", "0.021", ""}}}}},
        {"splitmix", "Rosetta Code", "Pseudo-random numbers/Splitmix64", "https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64", "",
         {{.id = "splitmix.numbers", .by_hand = split_mix_numbers,
           .numbers = {{"1", "6457827717110365317", ""},
                       {"2", "3203168211198807973", ""},
                       {"3", "9817491932198370423", ""},
                       {"4", "4593380528125082431", ""},
                       {"5", "16408922859458223821", ""}}}}},
    };
}

}  // namespace chainrule
