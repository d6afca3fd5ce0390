// One calculation of the table under way. Inside proof/.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "proof/published.h"

namespace chainrule {

class CalculationRun {
  public:
    explicit CalculationRun(const Calculation& calculation);

    bool advance(int64_t most_updates);  // returns whether all updates are done, and the next step is computed up to its own
    int64_t updates() const;             // done so far
    double read(const std::string& cell) const;

  private:
    void update_last_layer_first();

    const Calculation& calculation_;
    std::unique_ptr<Session> session_;
    // Where the last layer is updated first: the same Plan, in memory of its own.
    std::optional<Memory> own_;
    int64_t own_updates_ = 0;
};

}  // namespace chainrule
