// A step's stage as a run of its own: what a page says in its ```stage block, carried out, the same each time. UI thread; lessons'
// networks are small enough for it.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/library.h"
#include "app/state.h"
#include "lesson/stage_session.h"

namespace chainrule {

struct StageRun {
    std::unique_ptr<Session> session;  // null: the run that is there goes on
    Setup setup;                       // that the session was made from
    std::vector<Command> commands;     // for whoever runs it: speed, play, long ways; all of them where the run goes on
    StageView view = StageView::network;
    std::string select;
    std::vector<std::string> mask;
};

// `before`: null where there is no run to go on with; then `keep` keeps nothing.
// Errors: those of lesson/stage_session.h.
Result<StageRun> run_stage(const Values& stage, const Assets& assets, const RunBefore* before);

// Which step's stage to carry out for this one: itself, or, where it keeps a run that is not there, the nearest before it that
// keeps nothing.
int stage_to_run(const Page& page, int step, bool run_is_there);

}  // namespace chainrule
