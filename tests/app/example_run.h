// A small run for the tests of presenters: 2-3-1 on the circle, a few examples.
#pragma once
#include <memory>

#include "base/strings.h"
#include "train/session.h"

namespace chainrule {

std::unique_ptr<Session> example_session(int grid = 0);
Snapshot snapshot_of(Session& session);
Strings english();  // tutorials/en/ui.json

}  // namespace chainrule
