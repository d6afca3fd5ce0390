// Where the published numbers are computed, beside the screen, while somebody looks at them. One thread (the UI's). Nothing of it
// is kept: who comes back sees them computed again.
#pragma once
#include <mutex>

#include "proof/check.h"
#include "train/background.h"

namespace chainrule {

struct ProofSight {
    std::string source;             // whose numbers; "" for all
    std::vector<Finding> findings;  // so far
    int numbers = 0;                // how many there will be
    double progress = 0;            // 0 .. 1
    bool done = false;
};

class ProofDesk {
  public:
    explicit ProofDesk(std::function<void()> wake);

    const ProofSight& look(const std::string& source);  // in each frame in which it is looked at; a source's id, or "" for all
    void again();
    void next_frame();  // before each: where nobody has looked in the last one, what is under way is cancelled
    bool pump(double milliseconds) { return background_.pump(milliseconds); }  // see Background

  private:
    struct Shared {
        std::mutex mutex;
        std::vector<Finding> findings;
        double progress = 0;
        bool done = false;
    };
    void begin(const std::string& source);

    Background background_;
    std::shared_ptr<Shared> shared_;  // null: nothing is looked at
    ProofSight sight_;
    bool looked_ = false;
};

}  // namespace chainrule
