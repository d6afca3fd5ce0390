// Computes the published numbers anew and says which of them come out. A Proof is worked on in slices, by one thread.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "proof/published.h"

namespace chainrule {

enum class Verdict {
    reproduced,       // ours is the printed one, as far as its digits go
    published_wrong,  // ours is the right one that the table knows, and not the printed one
    not_reproduced,
};

struct Finding {
    const Publication* source = nullptr;
    const Calculation* calculation = nullptr;
    const Published* published = nullptr;
    double got = 0;
    std::string text;       // ours, in as many digits as were printed; whole numbers in all of theirs
    double difference = 0;  // between ours, unrounded, and the printed one
    Verdict verdict = Verdict::not_reproduced;
};

struct Tally {
    int all = 0, reproduced = 0, published_wrong = 0, not_reproduced = 0;
    void add(const Finding& finding);
};
Tally tally(const std::vector<Finding>& findings);

class CalculationRun;

class Proof {
  public:
    explicit Proof(std::vector<const Publication*> sources = {});  // none: all of the table
    ~Proof();

    // Computes about so many updates further (at least one, or what a calculation without updates takes); returns whether all is done.
    bool work(int64_t most_updates);
    bool done() const { return next_ == calculations_.size(); }
    double progress() const;                                         // 0 .. 1, by updates
    const std::vector<Finding>& findings() const { return found_; }  // so far, in the order of the table
    int numbers() const { return numbers_; }                         // how many there will be

  private:
    struct Part {
        const Publication* source;
        const Calculation* calculation;
    };

    std::vector<Part> calculations_;
    size_t next_ = 0;
    std::unique_ptr<CalculationRun> run_;
    std::vector<Finding> found_;
    int64_t cost_ = 0, paid_ = 0;
    int numbers_ = 0;
};

// All of one calculation at once; what is found points to both.
std::vector<Finding> check(const Publication& source, const Calculation& calculation);

}  // namespace chainrule
