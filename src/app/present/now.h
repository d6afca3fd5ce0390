// What is being computed right now, in one or a few lines with numbers: the op at the cursor, for the numbers looked at. Between
// two steps: the chosen number.
#pragma once
#include "app/present/elements.h"
#include "app/present/formula.h"
#include "base/strings.h"

namespace chainrule {

struct NowLine {
    std::vector<Piece> formula;  // "hidden_1.z[2] = 0.3 + 0.1": may be cut where it is too long
    std::vector<Piece> result;   // " = 0.4": never
};
struct NowPicture {
    Stage stage = Stage::load;   // which gives it its colour
    std::vector<NowLine> lines;  // none where there is nothing to say
    std::string title;           // "Forward: hidden_1.z", for those who cannot see it
};

NowPicture present_now(const Snapshot& snapshot, const std::string& chosen, const Strings& words, const Masking& masking = {});

}  // namespace chainrule
