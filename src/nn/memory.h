// The numbers of a run. A Plan never changes; all that changes is here, preallocated.
//
//   Parameters   one block per model: values, gradients, what the optimizer keeps. Several Plans
//                (visible, fast, with room for a batch or a whole grid) share one block.
//   Workspace    values and gradients of everything else, per Plan and use.
//   Memory       the two together: what a Plan runs on.
//
// Numbers are float or double, decided once per Memory; code that only looks reads doubles from either.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace chainrule {

enum class Precision { float32, float64 };

// A preallocated row of numbers of one precision.
class Slab {
  public:
    Slab() = default;
    Slab(Precision precision, size_t size);

    Precision precision() const { return precision_; }
    size_t size() const { return precision_ == Precision::float32 ? floats_.size() : doubles_.size(); }
    double at(size_t i) const { return precision_ == Precision::float32 ? double(floats_[i]) : doubles_[i]; }
    void set(size_t i, double x);
    void clear();  // all zero
    bool operator==(const Slab& other) const;  // bit for bit

    template <class T>
    std::span<T> as() {  // T must be the slab's own precision
        if constexpr (std::is_same_v<T, float>) return floats_;
        else return doubles_;
    }
    template <class T>
    std::span<const T> as() const {
        if constexpr (std::is_same_v<T, float>) return floats_;
        else return doubles_;
    }

  private:
    Precision precision_ = Precision::float32;
    std::vector<float> floats_;
    std::vector<double> doubles_;
};

struct Parameters {
    Slab value;               // n_parameters
    Slab grad;                // n_parameters: dL/d(value), summed over consumers and examples
    Slab previous;            // n_parameters: values before the last update; empty where nobody explains updates
    std::vector<Slab> slots;  // n_parameters each: the optimizer's own (velocity, moments)
};

struct Workspace {
    int rows = 0;  // examples in use, at most the Plan's capacity
    Slab value;    // Plan.workspace_size
    Slab grad;     // Plan.workspace_size
    Slab scratch;  // Plan.scratch_size: what a fused op needs for itself between forward and backward
    bool training = true;     // Dropout and its kin behave differently in inference
    uint64_t seed = 0;        // of the run, for ops that draw random numbers
    int64_t step = 0;
};

struct Plan;

struct Memory {
    std::shared_ptr<Parameters> parameters;
    Workspace work;
};

// All numbers zero. `slots`: how many the optimizer keeps per parameter; `explain_updates`: keep previous values.
std::shared_ptr<Parameters> make_parameters(const Plan& plan, Precision precision, int slots = 0, bool explain_updates = false);
// Room for plan.capacity rows, rows = capacity, constants filled in.
Workspace make_workspace(const Plan& plan, Precision precision);
Memory make_memory(const Plan& plan, std::shared_ptr<Parameters> parameters);
Memory make_memory(const Plan& plan, Precision precision);  // with parameters of its own that explain updates

}  // namespace chainrule
