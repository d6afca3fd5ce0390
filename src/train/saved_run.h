// A run as text and back: for the browser's storage, for files, for handing a run to somebody else.
//
// What is saved is little: what the run was made of (Setup), the Commands that changed it with their steps (the log of its
// History), where it stands, and its curves. All else follows by computing it again. The weights are saved too, of the step
// before the one that is shown, so that going on needs one step and not all of them, and of the present step: where one
// step on another machine gives other last digits (multiply-add fused or not), same_weights() says so. Then earlier steps
// are this machine's own.
//
// The text is JSON. Weights are base64 of raw little-endian numbers, so they come back bit for bit.
#pragma once
#include <bit>
#include <memory>
#include <string>
#include <string_view>

#include "train/session.h"

namespace chainrule {

inline constexpr double saved_run_version = 1;
static_assert(std::endian::native == std::endian::little, "raw numbers are written as they lie in memory");

struct SavedRun {
    Setup setup;
    int64_t step = 0, furthest = 0;
    int tick = 0;
    int sample = 0;
    std::vector<History::Logged> log;
    Slab value;        // the weights at `step`
    Parameters before;  // value and slots at the step before, from which the present one was computed
    Curve train_curve, test_curve;
};

std::string to_text(const SavedRun& run);

// Errors: those of parse_json and model_from_json, "saved.version" (found, expected), "saved.damaged" (what: the part that
// is missing or cannot be). Whether the parts fit each other is for Session::restore to say.
Result<SavedRun> saved_run_from_text(std::string_view text);

bool same_weights(const Session& session, const SavedRun& run);  // bit for bit, as the step was left

}  // namespace chainrule
