#include "train/snapshot.h"

namespace chainrule {

// Each side gives its own buffer away and gets the middle one in the same exchange, so no buffer ever has two owners.
void SnapshotBox::publish() { back_ = middle_.exchange(back_ | untaken, std::memory_order_acq_rel) & ~untaken; }

bool SnapshotBox::consumed() const { return (middle_.load(std::memory_order_acquire) & untaken) == 0; }

const Snapshot& SnapshotBox::latest(bool* fresh) {
    const bool is_fresh = !consumed();
    if (is_fresh) front_ = middle_.exchange(front_, std::memory_order_acq_rel) & ~untaken;
    if (fresh) *fresh = is_fresh;
    return box_[size_t(front_)];
}

}  // namespace chainrule
