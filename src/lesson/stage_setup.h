// From a stage of a page to the Setup of a run. src/lesson is where pages meet the core: tutorial/ knows no networks and train/
// knows no pages; what needs both and no screen is here, for the app and for the command line alike.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "train/session.h"

namespace chainrule {

// What lies beside a page.
struct Beside {
    std::function<std::optional<std::string>(const std::string& name)> model;  // the text of tutorials/models/<name>.json
    std::function<bool(const std::string& name)> page;                         // whether there is such a page in this language
    // Whether this TeX can be set, by itself or within a line; without it all can: who builds the assets hears from MathJax.
    std::function<bool(const std::string& tex, bool display)> formula = {};
};

// The run that a stage without `keep` begins with, before its Commands. No heat maps: whoever draws them sets the grid. Errors:
// "page.model" (name), "page.broken_model" (name: its own file says what is wrong), those of parse_command and parse_values.
Result<Setup> setup_of(const Values& stage, const Beside& beside);

// Those in `run`. Errors: those of parse_command.
Result<std::vector<Command>> commands_of(const Values& stage);

}  // namespace chainrule
