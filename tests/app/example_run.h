// A small run for the tests of presenters: 2-3-1 on the circle, a few examples.
#pragma once
#include <memory>

#include "../support/places.h"
#include "train/session.h"

namespace chainrule {

Setup example_setup();
std::unique_ptr<Session> example_session(int grid = 0);
Snapshot snapshot_of(Session& session);

}  // namespace chainrule
