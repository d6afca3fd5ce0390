#include "app/proof_desk.h"

#include <chrono>

namespace chainrule {
namespace {

constexpr int64_t updates_at_a_time = 50;  // well under a millisecond

}  // namespace

ProofDesk::ProofDesk(std::function<void()> wake) : background_(1, std::move(wake)) {}

void ProofDesk::begin(const std::string& source) {
    std::vector<const Publication*> sources;
    if (const Publication* one = find_publication(source)) sources.push_back(one);
    auto proof = std::make_shared<Proof>(std::move(sources));
    auto shared = shared_ = std::make_shared<Shared>();
    sight_ = {};
    sight_.source = source, sight_.numbers = proof->numbers();
    background_.start(0, [proof, shared](double milliseconds) {
        using Clock = std::chrono::steady_clock;
        const Clock::time_point end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double, std::milli>(milliseconds));
        while (!proof->work(updates_at_a_time) && Clock::now() < end) {}
        const std::lock_guard lock(shared->mutex);
        shared->findings = proof->findings();
        shared->progress = proof->progress();
        return shared->done = proof->done();
    });
}

const ProofSight& ProofDesk::look(const std::string& source) {
    looked_ = true;
    if (!shared_ || sight_.source != source) begin(source);
    if (sight_.done) return sight_;
    const std::lock_guard lock(shared_->mutex);
    if (sight_.findings.size() != shared_->findings.size()) sight_.findings = shared_->findings;
    sight_.progress = shared_->progress, sight_.done = shared_->done;
    return sight_;
}

void ProofDesk::again() {
    if (shared_) begin(sight_.source);
}

void ProofDesk::next_frame() {
    if (!looked_ && shared_) {
        background_.cancel(0);
        shared_ = nullptr;
    }
    looked_ = false;
}

}  // namespace chainrule
