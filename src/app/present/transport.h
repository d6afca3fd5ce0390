// Where the run is, as the transport shows it: the band of a step and the place in words.
#pragma once
#include <string>

#include "app/present/looking.h"
#include "base/strings.h"

namespace chainrule {

struct TransportPicture {
    float forward_end = 0, backward_end = 0;  // shares of the band, 0 .. 1; the rest is the update
    float cursor = 0;                         // share of the step that is done
    Stage stage = Stage::load;
    bool within_step = false;
    std::string place;   // "epoch 12 · step 384 · op 9/14"
    std::string doing;   // "Forward: hidden_1.z" or, between steps, what is next
};

TransportPicture present_transport(const Snapshot& snapshot, const Strings& words);

}  // namespace chainrule
